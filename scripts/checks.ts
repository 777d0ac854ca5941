import { spawn } from "node:child_process";

/** One check of the whole house: its name, and the command that fails when it is not in order. */
export type Check = {
  readonly name: string;
  readonly command: "tsc" | "oxlint" | "oxfmt" | "knip";
  readonly given: readonly string[];
};

/** What `npm run check` runs. test/checks.test.ts shows each of them able to fail. */
export const CHECKS: readonly Check[] = [
  { name: "types of the pure rooms", command: "tsc", given: ["-p", "tsconfig.core.json"] },
  { name: "types", command: "tsc", given: ["-p", "tsconfig.json"] },
  { name: "types of the browser", command: "tsc", given: ["-p", "tsconfig.web.json"] },
  { name: "lint", command: "oxlint", given: ["--type-aware", "--deny-warnings"] },
  { name: "format", command: "oxfmt", given: ["--check", "."] },
  { name: "dead code", command: "knip", given: [] },
];

export type Checked = { readonly ok: boolean; readonly output: string; readonly seconds: number };

/** Runs one check on the house that stands in `folder`; a tool that cannot start is a failure. */
export function runCheck(check: Check, folder: string): Promise<Checked> {
  const start = performance.now();
  const env = { ...process.env, NO_COLOR: "1", FORCE_COLOR: undefined };
  const given = [...check.given];
  const child = spawn(`node_modules/.bin/${check.command}`, given, { cwd: folder, env });
  let output = "";
  child.stdout.on("data", (bytes: Buffer) => (output += bytes.toString()));
  child.stderr.on("data", (bytes: Buffer) => (output += bytes.toString()));
  return new Promise((resolve) => {
    const end = (ok: boolean): void =>
      resolve({ ok, output, seconds: (performance.now() - start) / 1000 });
    child.on("error", (error) => {
      output += error.message;
      end(false);
    });
    child.on("close", (code) => end(code === 0));
  });
}
