import assert from "node:assert/strict";
import { spawn, type ChildProcess } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { instantFromMs } from "#units";
import { openLog } from "../../src/run/store/sqlite-log.ts";
import { officer, ROOT } from "./setting.ts";

type Ended = { readonly code: number | null; readonly out: string; readonly err: string };
type Process = {
  readonly child: ChildProcess;
  /** "http://127.0.0.1:43121", once it listens; null when it ended before. */
  readonly origin: Promise<string | null>;
  readonly ended: Promise<Ended>;
};

/** Starts `vigie serve` as a process of its own, without the pages. */
function serve(...args: readonly string[]): Process {
  const main = join(ROOT, "src/run/main.ts");
  const child = spawn(process.execPath, [main, "serve", "--no-web", ...args], { cwd: tmpdir() });
  let [out, err] = ["", ""];
  const { promise: origin, resolve: listening } = Promise.withResolvers<string | null>();
  const { promise: ended, resolve: end } = Promise.withResolvers<Ended>();
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    out += text;
    const [, host, port] = /^listening (\S+) (\d+)$/m.exec(out) ?? [];
    if (port !== undefined) listening(`http://${host}:${port}`);
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => (err += text));
  child.once("close", (code) => {
    listening(null);
    end({ code, out, err });
  });
  return { child, origin, ended };
}

async function withFolder(use: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "vigie-serve-"));
  try {
    await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test("told to stop, it stores what was sent and ends with 0; the log is whole", () =>
  withFolder(async (folder) => {
    const { child, origin, ended } = serve("--data", folder, "--port", "0");
    const address = await origin;
    if (address === null) assert.fail((await ended).err);
    const stream = await fetch(`${address}/api/stream`);
    const answers = Array.from({ length: 20 }, (_, index) =>
      fetch(`${address}/api/reports`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ by: officer, words: `report ${index}` }),
      }),
    );
    await answers[0];
    child.kill("SIGTERM");
    const settled = await Promise.allSettled(answers);
    const stored = settled.filter(
      (each) => each.status === "fulfilled" && each.value.status === 201,
    );
    await stream.body?.cancel().catch(() => undefined);
    assert.equal((await ended).code, 0);
    const log = openLog({
      mode: "read",
      path: join(folder, "log.sqlite"),
      now: () => instantFromMs(0),
    });
    assert(log.length >= stored.length, `${log.length} stored of ${stored.length} acknowledged`);
    assert.equal(log.state.fault, null);
    await log.close();
  }));

test("a port in use is one sentence and exit code 3", () =>
  withFolder(async (folder) => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    const { port } = other.address() as AddressInfo;
    const { code, out, err } = await serve("--data", folder, "--port", String(port)).ended;
    other.close();
    assert.equal(code, 3);
    assert.equal(out, "");
    // The first start with a folder also says where it made the vault's key.
    assert.equal(
      err.split("\n").slice(-2).join("\n"),
      `Port ${port} on 127.0.0.1 is in use: stop what uses it, or choose another with --port.\n`,
    );
  }));

test("a folder that cannot be written is one sentence and exit code 3", () =>
  withFolder(async (folder) => {
    const file = join(folder, "file");
    writeFileSync(file, "in the way");
    const blocked = await serve("--data", join(file, "data"), "--port", "0").ended;
    assert.equal(blocked.code, 3);
    assert.match(blocked.err, /^[^\n]+\.\n$/);
    if (process.getuid?.() === 0) return;
    chmodSync(folder, 0o500);
    const closed = await serve("--data", folder, "--port", "0").ended;
    chmodSync(folder, 0o700);
    assert.equal(closed.code, 3);
    assert.match(closed.err, /May not write in the folder [^\n]+\.\n$/);
  }));

test("a second server on the same log says so and ends; the first goes on", () =>
  withFolder(async (folder) => {
    const first = serve("--data", folder, "--port", "0");
    const address = await first.origin;
    if (address === null) assert.fail((await first.ended).err);
    const second = await serve("--data", folder, "--port", "0").ended;
    assert.equal(second.code, 3);
    assert.match(second.err, /^Another process writes the log [^\n]+\n$/);
    assert.equal((await fetch(`${address}/api/health`)).status, 200);
    first.child.kill("SIGINT");
    assert.equal((await first.ended).code, 0);
  }));

test("arguments that cannot be are one sentence and exit code 2", async () => {
  const cases: [string[], RegExp][] = [
    [["--port", "many"], /^--port: expected a number from 0 to 65535; came "many"\./],
    [["--centre", "Dover!"], /^--centre: expected a name such as dover; came "Dover!"\./],
    [
      ["--public", "http://watch.example"],
      /^--public: expected an address such as https:\/\/watch\.example; came "http:/,
    ],
    [["--public", "https://watch.example/l"], /^--public: expected an address/],
    [["--public", "watch.example"], /^--public: expected an address/],
    [["--colour"], /^Unknown option '--colour'/],
  ];
  for (const [args, sentence] of cases) {
    const { code, err } = await serve(...args).ended;
    assert.equal(code, 2, args.join(" "));
    assert.match(err, sentence);
    assert.equal(err.trim().split("\n").length, 1, err);
  }
});
