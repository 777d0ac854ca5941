import { spawn, type ChildProcess } from "node:child_process";
import { globSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { newKeyText } from "../src/run/vault-key.ts";

/** A suite runs in a process group of its own and is ended when it takes longer than its limit. */
type Suite = {
  readonly name: string;
  readonly command: readonly string[];
  /** Test files; the checks have none. */
  readonly files: readonly string[];
  readonly limitMinutes: number;
};

type Totals = { passed: number; failed: number; skipped: number };

const NODE = process.execPath;
/** Keys of the vaults that the tests make are not left beside their folders. */
const KEY_FILE = join(tmpdir(), `vigie-test-${process.pid}.key`);
/** What Node compiled for one process serves the next: hundreds of programs are begun. */
const COMPILED = join(import.meta.dirname, "../node_modules/.cache/vigie");
/**
 * The whole run; a suite gets what is left of it when that is less than its own. It is to take under
 * 15 minutes on two cores; twice that is for a machine that does other work.
 */
const LIMIT_MINUTES = 30;
/** Suites with servers, faults or a browser: each file in a process of its own, one at a time. */
const APART = [
  { name: "server", folder: "test/server/", limitMinutes: 3 },
  { name: "faults", folder: "test/faults/", limitMinutes: 8 },
  { name: "browser", folder: "test/browser/", limitMinutes: 8 },
] as const;

function suites(wanted: string, pattern: string): Suite[] {
  const found = globSync(["src/**/*.test.ts", "test/**/*.test.ts"])
    .filter((file) => file.includes(pattern))
    .toSorted();
  const together = found.filter((file) => !APART.some(({ folder }) => file.startsWith(folder)));
  const test = (files: readonly string[], how: string): string[] => [
    NODE,
    "--test",
    "--test-reporter=spec",
    how,
    ...files,
  ];
  const all: Suite[] = [
    { name: "checks", command: [NODE, "scripts/check.ts"], files: [], limitMinutes: 4 },
    {
      name: "unit",
      command: test(together, "--test-isolation=none"),
      files: together,
      limitMinutes: 6,
    },
    ...APART.map(({ name, folder, limitMinutes }) => {
      const files = found.filter((file) => file.startsWith(folder));
      return { name, command: test(files, "--test-concurrency=1"), files, limitMinutes };
    }),
  ];
  const hasWork = (suite: Suite): boolean =>
    suite.name === "checks" ? pattern === "" : suite.files.length > 0;
  return all.filter((suite) => (wanted === "" || suite.name === wanted) && hasWork(suite));
}

async function main(): Promise<number> {
  const [wanted = "", pattern = ""] = process.argv.slice(2);
  const chosen = suites(wanted, pattern);
  if (chosen.length === 0) {
    const names = ["checks", "unit", ...APART.map(({ name }) => name)].join(", ");
    console.error(
      `expected one of ${names}, and a pattern some test file has; came "${wanted} ${pattern}"`,
    );
    return 2;
  }
  writeFileSync(KEY_FILE, `${newKeyText()}\n`, { mode: 0o600 });
  const start = performance.now();
  const totals: Totals = { passed: 0, failed: 0, skipped: 0 };
  for (const suite of chosen) {
    console.log(`\n== ${suite.name} ==`);
    if (suite.name === "browser" && process.env["VIGIE_NO_BROWSER"] === "1") {
      console.log(`SKIPPED, because VIGIE_NO_BROWSER=1: ${suite.files.join(" ")}`);
      totals.skipped += suite.files.length;
      continue;
    }
    const left = LIMIT_MINUTES - (performance.now() - start) / 60_000;
    const before = performance.now();
    const { ok, output } = await run(suite, Math.min(suite.limitMinutes, left));
    count(totals, suite, output, ok);
    console.log(`${suite.name}: ${((performance.now() - before) / 1000).toFixed(0)} s`);
  }
  rmSync(KEY_FILE, { force: true });
  const { passed, failed, skipped } = totals;
  console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`);
  return failed === 0 ? 0 : 1;
}

/**
 * Adds what the closing lines of a suite say. A suite that ended badly or said nothing counts as
 * failed even when no test did: a test that ends the process must not pass for a green run.
 */
function count(totals: Totals, suite: Suite, output: string, ok: boolean): void {
  const last = (line: RegExp): number => Number([...output.matchAll(line)].at(-1)?.[1] ?? 0);
  const closing = (word: string): number => last(new RegExp(`^ℹ ${word} (\\d+)$`, "gm"));
  const isChecks = suite.name === "checks";
  const passed = isChecks ? last(/^(\d+) passed, \d+ failed$/gm) : closing("pass");
  const failed = isChecks
    ? last(/^\d+ passed, (\d+) failed$/gm)
    : closing("fail") + closing("cancelled");
  const skipped = closing("skipped") + closing("todo");
  if (passed + failed + skipped === 0) console.log(`✖ ${suite.name} ended without any result`);
  totals.passed += passed;
  totals.skipped += skipped;
  totals.failed += failed === 0 && (!ok || passed + skipped === 0) ? 1 : failed;
}

function run(suite: Suite, minutes: number): Promise<{ ok: boolean; output: string }> {
  const [command = NODE, ...given] = suite.command;
  const child = spawn(command, given, {
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...process.env,
      NO_COLOR: "1",
      FORCE_COLOR: undefined,
      VIGIE_VAULT_KEY: KEY_FILE,
      NODE_COMPILE_CACHE: COMPILED,
    },
  });
  let output = "";
  const show = (bytes: Buffer): void => {
    output += bytes.toString();
    process.stdout.write(bytes);
  };
  child.stdout.on("data", show);
  child.stderr.on("data", show);
  const leave = (signal: NodeJS.Signals): void => {
    console.log(`✖ ${suite.name} was ended by ${signal}`);
    process.exit(130);
  };
  const signals: readonly NodeJS.Signals[] = ["SIGINT", "SIGTERM", "SIGHUP"];
  const end = (): void => endGroup(child);
  for (const signal of signals) process.on(signal, leave);
  process.on("exit", end);
  let late = false;
  const limit = setTimeout(
    () => {
      late = true;
      console.log(`✖ ${suite.name} took longer than ${minutes.toFixed(1)} min and was ended`);
      end();
    },
    Math.max(0, minutes) * 60_000,
  );
  // What a suite left running would hold its output open: it is ended as soon as the suite is.
  child.on("exit", end);
  return new Promise((resolve) => {
    child.on("close", (code) => {
      clearTimeout(limit);
      for (const signal of signals) process.off(signal, leave);
      process.off("exit", end);
      resolve({ ok: code === 0 && !late, output });
    });
  });
}

/** Ends a suite with everything it started: servers, browsers, writers. */
function endGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch (error) {
    // The group has ended by itself: that is what was wanted.
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
  }
}

process.exitCode = await main();
