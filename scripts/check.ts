import { spawn } from "node:child_process";

/** One check of the whole house: its name, and the command that fails when the house is not in order. */
type Check = { readonly name: string; readonly command: string; readonly given: readonly string[] };

const CHECKS: readonly Check[] = [
  { name: "types of the pure rooms", command: "tsc", given: ["-p", "tsconfig.core.json"] },
  { name: "types", command: "tsc", given: ["-p", "tsconfig.json"] },
  { name: "types of the browser", command: "tsc", given: ["-p", "tsconfig.web.json"] },
  { name: "lint", command: "oxlint", given: ["--type-aware", "--deny-warnings"] },
  { name: "format", command: "oxfmt", given: ["--check", "."] },
  { name: "dead code", command: "knip", given: [] },
];

/** Two cores, and each check takes about one. */
const AT_ONCE = 2;

async function main(): Promise<number> {
  const waiting = [...CHECKS];
  let failed = 0;
  const work = async (): Promise<void> => {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
      const { code, output, seconds } = await run(check);
      console.log(`${code === 0 ? "✔" : "✖"} ${check.name} (${seconds.toFixed(1)} s)`);
      if (code === 0) continue;
      failed += 1;
      console.log(output);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  console.log(`${CHECKS.length - failed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

function run(check: Check): Promise<{ code: number; output: string; seconds: number }> {
  const start = performance.now();
  const child = spawn(`node_modules/.bin/${check.command}`, [...check.given]);
  let output = "";
  child.stdout.on("data", (bytes: Buffer) => (output += bytes.toString()));
  child.stderr.on("data", (bytes: Buffer) => (output += bytes.toString()));
  return new Promise((resolve) => {
    const end = (code: number): void =>
      resolve({ code, output, seconds: (performance.now() - start) / 1000 });
    child.on("error", (error) => {
      output += error.message;
      end(1);
    });
    child.on("close", (code) => end(code ?? 1));
  });
}

process.exitCode = await main();
