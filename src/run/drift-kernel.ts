import { readFileSync } from "node:fs";
import { join } from "node:path";
import { plainKernel, simdKernel, type Kernel, type SimdStep } from "#predict";

/** What is used of the language's WebAssembly, which the types of Node leave to the browser's. */
declare const WebAssembly: {
  Module: new (bytes: Uint8Array) => object;
  Memory: new (pages: { initial: number; maximum: number }) => { readonly buffer: ArrayBuffer };
  Instance: new (module: object, imports: object) => { readonly exports: Record<string, unknown> };
};

/** 256 MiB: two million particles and their fields. Untouched pages cost nothing. */
const PAGES = 4096;

/**
 * The fastest kernel that this machine has: WebAssembly SIMD when `scripts/setup.mjs` could compile
 * it, else TypeScript, which gives the same cloud three times slower.
 */
export function openDriftKernel(root: string): Kernel {
  try {
    const module = new WebAssembly.Module(readFileSync(join(root, "dist/kernel/step.wasm")));
    const memory = new WebAssembly.Memory({ initial: PAGES, maximum: PAGES });
    const { exports } = new WebAssembly.Instance(module, { env: { memory } });
    return simdKernel(memory.buffer, exports["stepTogether"] as SimdStep);
  } catch {
    return plainKernel;
  }
}
