/**
 * A centre under load, to be killed: `node writer.ts LOG SEED [careless MODE]`. Opens the log,
 * says "ready", then appends and receives without a pause, and says "stored CENTRE SEQ HASH" of
 * every entry once it is acknowledged. "careless" weakens the syncing of the same program to MODE:
 * the control that shows what the harness can see.
 */
import { writeSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { GENESIS, seal, type Centre, type Draft, type Entry } from "#log";
import { instantFromMs, seededRandom, type Instant } from "#units";
import { sha256 } from "../../src/run/store/rows.ts";
import { openLog } from "../../src/run/store/sqlite-log.ts";

const [path = "", seed = "1", careless, mode = ""] = process.argv.slice(2);
const dice = seededRandom(Number(seed));
const GRIS_NEZ = "gris-nez" as Centre;
const now = (): Instant => instantFromMs(Date.now());

if (careless === "careless") weakenTo(mode);
const log = openLog({ mode: "write", path, centre: "dover" as Centre, now });
writeSync(1, "ready\n");
for (;;) {
  const calls = Array.from({ length: upTo(6) }, () => log.append(drafts(upTo(12))).then(say));
  await Promise.all(calls);
  if (dice() < 0.2) await receive(upTo(3));
}

function upTo(most: number): number {
  return 1 + Math.floor(dice() * most);
}

function drafts(count: number): Draft[] {
  return Array.from({ length: count }, () => {
    const words = "engine stopped, water coming in ".repeat(upTo(dice() < 0.02 ? 300 : 8));
    const event = { kind: "NoteMade", boat: null, words, happened: null } as const;
    return { by: { desk: "sar-1", role: "officer" }, event };
  });
}

async function receive(count: number): Promise<void> {
  const chain: Entry[] = [];
  for (const draft of drafts(count)) {
    const last = chain.at(-1) ?? log.head(GRIS_NEZ);
    const link = {
      centre: GRIS_NEZ,
      seq: (last?.seq ?? 0) + 1,
      loggedAt: last?.loggedAt ?? now(),
      previous: last?.hash ?? GENESIS,
    };
    chain.push(seal(draft, link, sha256));
  }
  const { stored, refused } = await log.receive(chain);
  if (stored !== count) throw new Error(refused[0]?.sentence);
  say(chain);
}

function say(entries: readonly Entry[]): void {
  const lines = entries.map(({ centre, seq, hash }) => `stored ${centre} ${seq} ${hash}\n`);
  writeSync(1, lines.join(""));
}

/** After the log has made itself durable and has checked that it is. */
function weakenTo(synchronous: string): void {
  const { prepare } = DatabaseSync.prototype;
  DatabaseSync.prototype.prepare = function weakened(this: DatabaseSync, sql: string) {
    if (sql.startsWith("INSERT INTO entry")) this.exec(`PRAGMA synchronous = ${synchronous}`);
    return prepare.call(this, sql);
  };
}
