import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { once } from "node:events";
import { dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { firstFault, type Centre } from "#log";
import { instantFromMs } from "#units";
import { sha256 } from "../../src/run/store/rows.ts";
import { openLog } from "../../src/run/store/sqlite-log.ts";

const ROOT = join(import.meta.dirname, "../..");

/** What was said to be stored: hashes by the names of their entries, "dover:17". */
export type Acknowledged = Map<string, string>;

/**
 * A program that writes a log until it is stopped. The HTTP server can stand here as well as the
 * small writer.
 */
export type Victim = {
  /** What to start so that it writes the log at `path`. */
  readonly command: (path: string, seed: number) => readonly string[];
  /** It is killed at most so long after it is ready, in milliseconds. */
  readonly aliveMs: number;
  /** The line of its output that says that it is ready. */
  readonly ready: RegExp;
  /**
   * Puts it under load from outside, given its ready line; ends when the victim does. Not needed
   * by the writer.
   */
  readonly load?: (ready: string, acknowledge: (name: string, hash: string) => void) => void;
};

/** The small writer; `careless` weakens its syncing. */
export function writerVictim(careless?: "OFF" | "NORMAL"): Victim {
  const script = join(import.meta.dirname, "writer.ts");
  const weakened = careless === undefined ? [] : ["careless", careless];
  return {
    command: (path, seed) => [process.execPath, script, path, String(seed), ...weakened],
    aliveMs: 60,
    ready: /^ready$/,
  };
}

/** Desks that report at the same time, each the next report when the last is answered. */
const DESKS = 8;

/** The server itself, with desks that report to it. Its log must be named "log.sqlite". */
export function serverVictim(main = join(ROOT, "src/run/main.ts")): Victim {
  const options = ["serve", "--no-web", "--port", "0"];
  return {
    command: (path) => [process.execPath, main, ...options, "--data", dirname(path)],
    aliveMs: 320,
    ready: /^listening \S+ \d+$/,
    load: (ready, acknowledge) => {
      const [, host, port] = ready.split(" ");
      for (let desk = 1; desk <= DESKS; desk += 1)
        void report(`http://${host}:${port}/api/reports`, `sar-${desk}`, acknowledge);
    },
  };
}

/** Reports until nobody answers any more. */
async function report(
  address: string,
  desk: string,
  acknowledge: (name: string, hash: string) => void,
): Promise<void> {
  const by = { desk, role: "officer" };
  for (let count = 1; ; count += 1) {
    const body = JSON.stringify({ by, words: `engine stopped, water coming in, call ${count}` });
    const headers = { "Content-Type": "application/json" };
    let answer: Response;
    let said: unknown;
    try {
      answer = await fetch(address, { method: "POST", headers, body });
      said = await answer.json();
    } catch {
      // Killed in the middle of it: not acknowledged.
      return;
    }
    assert.equal(answer.status, 201, JSON.stringify(said));
    const { entry } = said as { entry: { centre: string; seq: number; hash: string } };
    acknowledge(`${entry.centre}:${entry.seq}`, entry.hash);
  }
}

export type Started = {
  readonly acknowledged: Acknowledged;
  /** Resolves when it is ready, or has ended before. */
  readonly ready: Promise<void>;
  /**
   * Stops it where it stands, as a power cut would; what it had said until then is in
   * `acknowledged`.
   */
  readonly freeze: () => Promise<void>;
  /** SIGKILL; resolves when it is gone and all it had said is in `acknowledged`. */
  readonly kill: () => Promise<void>;
};

export function start(victim: Victim, path: string, seed: number): Started {
  const [program = "", ...rest] = victim.command(path, seed);
  const child = spawn(program, rest, { stdio: ["ignore", "pipe", "pipe"] });
  const acknowledged: Acknowledged = new Map();
  const { promise: ready, resolve: isReady } = Promise.withResolvers<void>();
  const ended = once(child, "close");
  let complaint = "";
  let rest0 = "";
  child.stderr.on("data", (chunk: Buffer) => (complaint += chunk.toString()));
  child.stdout.on("data", (chunk: Buffer) => {
    const lines = (rest0 + chunk.toString()).split("\n");
    rest0 = lines.pop() ?? "";
    for (const line of lines) {
      const [, centre, seq, hash] = /^stored (\S+) (\d+) ([0-9a-f]{64})$/.exec(line) ?? [];
      if (hash !== undefined) acknowledged.set(`${centre}:${seq}`, hash);
      if (!victim.ready.test(line)) continue;
      victim.load?.(line, (name, given) => acknowledged.set(name, given));
      isReady();
    }
  });
  child.on("close", () => isReady());

  async function freeze(): Promise<void> {
    assert.equal(child.exitCode, null, `the victim ended by itself: ${complaint}`);
    child.kill("SIGSTOP");
    const stat = `/proc/${child.pid}/stat`;
    while (!/^\d+ \(.*\) T/.test(readFileSync(stat, "utf8"))) await pause(1);
    // What it wrote into the pipe before it was stopped is still to be read.
    await pause(30);
  }

  async function kill(): Promise<void> {
    child.kill("SIGKILL");
    await ended;
    assert.equal(child.signalCode, "SIGKILL", `the victim ended by itself: ${complaint}`);
  }

  return { acknowledged, ready, freeze, kill };
}

/**
 * What a log at `path` has lost of what was acknowledged; throws when its chain does not hold or
 * it cannot be opened.
 */
export async function lost(path: string, acknowledged: Acknowledged): Promise<string[]> {
  const now = () => instantFromMs(Date.now());
  const log = openLog({ mode: "write", path, centre: "dover" as Centre, now });
  try {
    assert.equal(log.state.fault, null);
    const here: Acknowledged = new Map();
    for (const { centre, seq, hash } of log.heads()) {
      assert.equal(firstFault(log.readFrom(centre, 1), sha256, { seq, hash }), null);
      for (const entry of log.readFrom(centre, 1)) here.set(`${centre}:${entry.seq}`, entry.hash);
    }
    assert.equal([...log.readAll()].length, here.size);
    return [...acknowledged]
      .filter(([name, hash]) => here.get(name) !== hash)
      .map(([name]) => name);
  } finally {
    await log.close();
  }
}
