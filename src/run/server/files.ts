import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { extname, join, relative, sep } from "node:path";
import { CHART_FILES, COAST_FILES, DRIFT_FILES } from "../sea-chart.ts";
import { pack, packingFor, type Packing } from "./respond.ts";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".geojson": "application/geo+json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".woff2": "font/woff2",
  ".wasm": "application/wasm",
  ".map": "application/json",
};
/** Already packed by their own format. */
const PACKED = new Set([".png", ".woff2", ".gz"]);
/** Brotli's best: each file is packed once in the life of the server. */
const BROTLI_QUALITY = 9;

type Loaded = {
  readonly stamp: string;
  readonly etag: string;
  readonly packed: Map<Packing, Promise<Buffer>>;
};

/**
 * The files that may be asked for, and no others: an address is looked up in a list, never joined
 * to a path.
 */
export class Files {
  readonly #paths = new Map<string, string>();
  readonly #loaded = new Map<string, Loaded>();

  /** `pages`: the built web folder, or null when there is none. */
  constructor(root: string, pages: string | null) {
    for (const [name, path] of Object.entries({ ...CHART_FILES, ...COAST_FILES, ...DRIFT_FILES }))
      if (existsSync(join(root, path))) this.#paths.set(`/chart/${name}`, join(root, path));
    if (pages === null) return;
    for (const item of readdirSync(pages, { recursive: true, withFileTypes: true })) {
      if (!item.isFile() || TYPES[extname(item.name)] === undefined) continue;
      const full = join(item.parentPath, item.name);
      this.#paths.set(`/${relative(pages, full).split(sep).join("/")}`, full);
    }
  }

  has(address: string): boolean {
    return this.#paths.has(address);
  }

  /**
   * Answers with the file of that address. Names under /assets/ carry a hash of their content and
   * are kept for ever by the browser; all others are asked for again and answered by 304 when they
   * are the same.
   */
  async send(address: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = this.#paths.get(address);
    if (path === undefined) throw new Error(`no file is served at ${address}`);
    const loaded = this.#load(path);
    const forEver = address.startsWith("/assets/");
    response.setHeader(
      "Cache-Control",
      forEver ? "public, max-age=31536000, immutable" : "no-cache",
    );
    response.setHeader("ETag", loaded.etag);
    response.setHeader("Vary", "Accept-Encoding");
    if (request.headers["if-none-match"] === loaded.etag) {
      response.writeHead(304).end();
      return;
    }
    const kind = extname(path);
    const packing = PACKED.has(kind) ? null : packingFor(request);
    const bytes = await this.#packed(path, loaded, packing);
    if (packing !== null) response.setHeader("Content-Encoding", packing);
    const type = TYPES[kind] ?? "application/octet-stream";
    response.writeHead(200, { "Content-Type": type, "Content-Length": bytes.length });
    response.end(request.method === "HEAD" ? undefined : bytes);
  }

  #load(path: string): Loaded {
    const { mtimeMs, size } = statSync(path);
    const stamp = `${mtimeMs}:${size}`;
    const known = this.#loaded.get(path);
    if (known?.stamp === stamp) return known;
    const hash = createHash("sha256").update(readFileSync(path)).digest("base64url");
    const loaded = { stamp, etag: `W/"${hash.slice(0, 22)}"`, packed: new Map() };
    this.#loaded.set(path, loaded);
    return loaded;
  }

  #packed(path: string, loaded: Loaded, packing: Packing): Promise<Buffer> {
    const known = loaded.packed.get(packing);
    if (known !== undefined) return known;
    const made = pack(readFileSync(path), packing, BROTLI_QUALITY);
    loaded.packed.set(packing, made);
    return made;
  }
}
