import { spawn } from "node:child_process";
import { globSync } from "node:fs";

/** A suite runs in a process group of its own and is ended when it takes longer than its limit. */
type Suite = {
  readonly name: string;
  readonly command: readonly string[];
  readonly limitMinutes: number;
};

const NODE = process.execPath;
/** Suites that take minutes or need a browser; each file in a process of its own. */
const APART = ["test/faults/", "test/browser/", "test/server/"];

function suites(wanted: string, pattern: string): Suite[] {
  const files = globSync(["src/**/*.test.ts", "test/**/*.test.ts"])
    .filter((file) => file.includes(pattern))
    .toSorted();
  const inFolder = (folder: string): string[] => files.filter((file) => file.startsWith(folder));
  const together = files.filter((file) => !APART.some((folder) => file.startsWith(folder)));
  const test = (...given: string[]): string[] => [NODE, "--test", "--test-reporter=spec", ...given];
  const all: Suite[] = [
    { name: "checks", command: [NODE, "scripts/check.ts"], limitMinutes: 4 },
    { name: "unit", command: test("--test-isolation=none", ...together), limitMinutes: 4 },
    {
      name: "server",
      command: test("--test-concurrency=1", ...inFolder("test/server/")),
      limitMinutes: 4,
    },
    {
      name: "faults",
      command: test("--test-concurrency=1", ...inFolder("test/faults/")),
      limitMinutes: 8,
    },
    {
      name: "browser",
      command: test("--test-concurrency=1", ...inFolder("test/browser/")),
      limitMinutes: 6,
    },
  ];
  const hasFiles = (suite: Suite): boolean =>
    suite.name === "checks"
      ? pattern === ""
      : suite.command.some((part) => part.endsWith(".test.ts"));
  return all.filter((suite) => (wanted === "" || suite.name === wanted) && hasFiles(suite));
}

type Totals = { passed: number; failed: number; skipped: number };

async function main(): Promise<number> {
  const [wanted = "", pattern = ""] = process.argv.slice(2);
  const chosen = suites(wanted, pattern);
  if (chosen.length === 0) {
    console.error(
      `expected checks, unit, server, faults or browser, and a pattern that some test file has; came "${wanted} ${pattern}"`,
    );
    return 2;
  }
  const totals: Totals = { passed: 0, failed: 0, skipped: 0 };
  for (const suite of chosen) {
    console.log(`\n== ${suite.name} ==`);
    const { ok, output } = await run(suite);
    count(totals, output, ok);
  }
  const { passed, failed, skipped } = totals;
  console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`);
  return failed === 0 ? 0 : 1;
}

/** Reads the runner's closing lines, so that the last line says what ran in all. */
function count(totals: Totals, output: string, ok: boolean): void {
  const closing = (word: string): number =>
    Number(new RegExp(`^ℹ ${word} (\\d+)`, "m").exec(output)?.[1] ?? 0);
  const checks = /^(\d+) passed, (\d+) failed/m.exec(output);
  const failed = closing("fail") + closing("cancelled") + Number(checks?.[2] ?? 0);
  totals.passed += closing("pass") + Number(checks?.[1] ?? 0);
  totals.failed += failed === 0 && !ok ? 1 : failed;
  totals.skipped += closing("skipped");
}

function run(suite: Suite): Promise<{ ok: boolean; output: string }> {
  const [command = NODE, ...given] = suite.command;
  const child = spawn(command, given, { detached: true, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  const show = (bytes: Buffer): void => {
    output += bytes.toString();
    process.stdout.write(bytes);
  };
  child.stdout.on("data", show);
  child.stderr.on("data", show);
  const endGroup = (): void => {
    if (child.pid === undefined) return;
    try {
      process.kill(-child.pid, "SIGKILL");
    } catch (error) {
      // The group has ended by itself: that is what was wanted.
      if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
    }
  };
  const limit = setTimeout(() => {
    console.log(`✖ ${suite.name} took longer than ${suite.limitMinutes} min and was ended`);
    endGroup();
  }, suite.limitMinutes * 60_000);
  return new Promise((resolve) => {
    child.on("close", (code) => {
      clearTimeout(limit);
      endGroup();
      resolve({ ok: code === 0, output });
    });
  });
}

process.exitCode = await main();
