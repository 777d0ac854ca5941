import { existsSync, readFileSync } from "node:fs";
import { readAisLines, type AisMessage } from "#intake";
import { otherDecoders } from "./other-decoders.ts";

const REAL = "/work/shared/data/ais/dover_strait.nmea";
const REPEATS = 40;
const ROUNDS = 11;

/**
 * Messages a CPU second that others made of a real feed on one core of the same kind of machine
 * (shared/field/science.md 2.2).
 */
const PUBLISHED: readonly (readonly [string, number])[] = [
  ["libais C++ core", 1_250_000],
  ["aisparser 0.1.2, all fields: the fastest full decode in JavaScript", 300_000],
];

/** Messages a CPU second from a buffer of lines to objects with all fields, one core. */
export async function bench(): Promise<void> {
  const [lines, origin] = openLines();
  const once = countOf(lines);
  const all = new Uint8Array(lines.length * REPEATS);
  for (let index = 0; index < REPEATS; index += 1) all.set(lines, index * lines.length);
  const text = Buffer.from(lines).toString("latin1").repeat(4);
  console.log(`  ${origin}: ${once} messages, ${REPEATS} times over, all fields, CPU time`);
  const ours = rates(once * REPEATS, () => look(all));
  const kept = rates(once * REPEATS, () => decode(all));
  const plain = rates(once * 4, () => decodePlainly(text));
  say("ours, each message looked at and let go", ours);
  say(`ours, all ${once * REPEATS} kept`, kept);
  say(
    "a plain decoder in this process: split, a string of bits, parseInt; types 1 to 3 only",
    plain,
  );
  console.log(`  ${(middle(ours) / middle(plain)).toFixed(1)}x the plain decoder`);
  const single = text.split(/\r?\n/);
  for (const { name, decode: other } of otherDecoders()) {
    const read = other(single);
    if (read === 0) throw new Error(`expected ${name} to read something; it read nothing`);
    const theirs = rates(read, () => other(single));
    say(`${name}, in this process, per message that it reads`, theirs);
    console.log(`  ${(middle(ours) / middle(theirs)).toFixed(1)}x ${name}`);
  }
  for (const [name, rate] of PUBLISHED)
    console.log(`  ${(middle(ours) / rate).toFixed(1)}x ${name} (${rate / 1e6} M/s, as published)`);
}

/** The real feed where it is; otherwise sentences of five kinds with a true checksum. */
function openLines(): [Uint8Array, string] {
  if (existsSync(REAL)) return [readFileSync(REAL), "real feed of the Dover Strait, 2012"];
  const bodies = [
    "AIVDM,1,1,,A,133REv0P00P=K?TMDH6P0?vN289>,0",
    "AIVDM,1,1,,B,33bsi40023P1eVvLsiA9eWlP05QC,0",
    "AIVDM,2,1,1,A,55?MbV02;H;s<HtKR20EHE:0@T4@Dn2222222216L961O5Gf0NSQEp6ClRp8,0",
    "AIVDM,2,2,1,A,88888888880,2",
    "AIVDM,1,1,,A,B52KlJP00=l4be5ItJ6r3wVUWP06,0",
    "AIVDM,1,1,,A,403OviQuMGCqWrRO9>E6fE700@GO,0",
  ];
  const lines = bodies.map((body) => {
    const sum = checksumOf(body);
    return `!${body}*${sum.toString(16).toUpperCase().padStart(2, "0")}\r\n`;
  });
  return [Buffer.from(lines.join("").repeat(500)), "sentences made here"];
}

function checksumOf(body: string): number {
  return Array.from(body).reduce((sum, char) => sum ^ char.charCodeAt(0), 0);
}

function decode(bytes: Uint8Array): AisMessage[] {
  const messages: AisMessage[] = [];
  readAisLines(bytes, { message: (message) => messages.push(message), fault: () => {} });
  return messages;
}

/** As telemetry does: looks at where each is, and keeps the last. */
function look(bytes: Uint8Array): AisMessage | null {
  let last: AisMessage | null = null;
  let east = 0;
  readAisLines(bytes, {
    message: (message) => {
      if ("lon" in message) east += message.lon ?? 0;
      last = message;
    },
    fault: () => {},
  });
  if (!Number.isFinite(east)) throw new Error("expected finite longitudes");
  return last;
}

function countOf(bytes: Uint8Array): number {
  const many = decode(bytes).length;
  if (many === 0) throw new Error("expected messages in the file; came none");
  return many;
}

/** What one writes first: types 1 to 3 only, and a string of bits. */
function decodePlainly(text: string): object[] {
  const messages: object[] = [];
  for (const line of text.split("\n")) {
    const [head = "", told = ""] = line.trim().slice(1).split("*");
    if (checksumOf(head) !== Number.parseInt(told, 16)) continue;
    const payload = head.split(",")[5] ?? "";
    const bits = Array.from(payload)
      .map((char) => {
        const code = char.charCodeAt(0) - 48;
        return (code > 40 ? code - 8 : code).toString(2).padStart(6, "0");
      })
      .join("");
    const number = (from: number, to: number): number => Number.parseInt(bits.slice(from, to), 2);
    const signed = (from: number, to: number): number =>
      bits[from] === "1" ? number(from, to) - 2 ** (to - from) : number(from, to);
    messages.push({
      type: number(0, 6),
      mmsi: number(8, 38),
      status: number(38, 42),
      turn: signed(42, 50),
      speed: number(50, 60) / 10,
      accuracy: bits[60] === "1",
      lon: signed(61, 89) / 600_000,
      lat: signed(89, 116) / 600_000,
      course: number(116, 128) / 10,
      heading: number(128, 137),
      second: number(137, 143),
    });
  }
  return messages;
}

/** Messages a CPU second of each round, all threads of the process, after a round to warm up. */
function rates(messages: number, work: () => unknown): number[] {
  work();
  return Array.from({ length: ROUNDS }, () => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return messages / ((user + system) / 1e6);
  }).toSorted((one, other) => one - other);
}

function middle(sorted: readonly number[]): number {
  return sorted[sorted.length >> 1]!;
}

function say(what: string, sorted: readonly number[]): void {
  const shown = [middle(sorted), sorted[0]!, sorted.at(-1)!].map((rate) => (rate / 1e6).toFixed(2));
  console.log(`  ${what}: ${shown[0]} M messages/s (${shown[1]} to ${shown[2]})`);
}
