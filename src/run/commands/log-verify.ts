import { closeSync, openSync, readSync } from "node:fs";
import { entryName, firstFault, type Entry, type Fault, type Head, type PublishedHead } from "#log";
import { EXIT, readArguments, readPositionals, Usage } from "../arguments.ts";
import type { Command, Io } from "../command.ts";
import { goodLines, verifyLines } from "../store/log-file.ts";
import { sha256 } from "../store/rows.ts";
import { openLog } from "../store/sqlite-log.ts";
import { storeErrorOf } from "../store/store-error.ts";

const help = `vigie log verify FILE [options]

Proves that the log says what was sealed: nothing altered, missing, reordered or repeated. FILE
is a log or a JSON Lines file that was exported. A tail that was cut, or a chain written anew,
is seen only with a head noted earlier.

  --head NAME=HASH  a head noted earlier, as "dover:214=6f1c…"; may be given several times
  --json            the answer as JSON

  vigie log verify .vigie/log.sqlite
  vigie log verify night.jsonl --head dover:214=6f1c0e…

Exit codes: 0 sound, 1 a fault found, 2 wrong arguments, 3 no such file.`;

type Verified = {
  readonly entries: number;
  readonly heads: readonly Head[];
  readonly faults: readonly Fault[];
  readonly badLines: readonly { readonly line: number; readonly why: string }[];
};

type Noted = PublishedHead & { readonly centre: string };

export const verifyCommand: Command = {
  name: "log verify",
  summary: "Prove that the log says what was sealed.",
  help,
  run: async (args, io) => {
    const { values, positionals } = readArguments(args, {
      head: { type: "string", multiple: true, default: [] },
      json: { type: "boolean", default: false },
    });
    const [path] = readPositionals(positionals, ["FILE"]);
    const noted = values.head.map(readNoted);
    const found = isDatabase(path) ? await verifyLog(path, noted, io) : verifyFile(path, noted);
    if (values.json) io.out(JSON.stringify({ file: path, sound: isSound(found), ...found }));
    else say(found, io);
    return isSound(found) ? EXIT.done : EXIT.refused;
  },
};

function readNoted(text: string): Noted {
  const [, centre = "", seq = "", hash = ""] = /^(.+):(\d+)=([0-9a-f]{64})$/.exec(text) ?? [];
  if (centre !== "") return { centre, seq: Number(seq), hash };
  throw new Usage(`--head: expected a name and its hash, "dover:214=<64 digits>"; came "${text}".`);
}

const SQLITE_MAGIC = "SQLite format 3\0";

function isDatabase(path: string): boolean {
  const first = new Uint8Array(SQLITE_MAGIC.length);
  try {
    const file = openSync(path, "r");
    try {
      readSync(file, first, 0, first.length, 0);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    throw storeErrorOf(error, path);
  }
  return new TextDecoder().decode(first) === SQLITE_MAGIC;
}

async function verifyLog(path: string, noted: readonly Noted[], io: Io): Promise<Verified> {
  const log = openLog({ mode: "read", path, now: io.now });
  try {
    const { fault } = log.state;
    const cut = noted.flatMap(({ centre, ...head }) => {
      const chain = log.heads().find((each) => each.centre === centre)?.centre;
      const entries = chain === undefined ? [] : log.readFrom(chain, 1);
      return namedFor(firstFault(entries, sha256, head), centre);
    });
    const badLines = log.state.unreadable.map((why, index) => ({ line: index + 1, why }));
    return { entries: log.length, heads: log.heads(), faults: merged(fault, cut), badLines };
  } finally {
    await log.close();
  }
}

function verifyFile(path: string, noted: readonly Noted[]): Verified {
  const found = verifyLines(path);
  const cut = noted.flatMap(({ centre, ...head }) =>
    namedFor(firstFault(chainIn(path, centre), sha256, head), centre),
  );
  return { ...found, faults: [...found.faults, ...cut] };
}

function* chainIn(path: string, centre: string): Iterable<Entry> {
  for (const entry of goodLines(path, [])) if (entry.centre === centre) yield entry;
}

/** A chain of which nothing is left cannot say whose it was. */
function namedFor(fault: Fault | null, centre: string): Fault[] {
  return fault === null ? [] : [{ ...fault, centre: centre as Fault["centre"] }];
}

function merged(first: Fault | null, others: readonly Fault[]): readonly Fault[] {
  const all = first === null ? others : [first, ...others];
  return all.filter(
    (fault, index) => all.findIndex(({ sentence }) => sentence === fault.sentence) === index,
  );
}

function isSound({ faults, badLines }: Verified): boolean {
  return faults.length === 0 && badLines.length === 0;
}

function say({ entries, heads, faults, badLines }: Verified, io: Io): void {
  for (const { line, why } of badLines) io.err(`line ${line}: ${why}`);
  for (const { sentence } of faults) io.err(`${sentence}.`);
  for (const head of heads) io.out(`${entryName(head)} ${head.hash} ${head.loggedAt}`);
  const whole = faults.length === 0 && badLines.length === 0;
  io.out(`${entries} entries, ${whole ? "sound" : "NOT sound"}.`);
}
