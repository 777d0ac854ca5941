import { AisReader, type AisFault, type AisMessage } from "#intake";
import { seededRandom, type Random } from "#units";
import {
  double,
  particulars,
  position,
  safetyText,
  sentence,
  single,
  tagged,
} from "./ais-sentences.ts";

/** Sound lines to begin with: of one slot and several, tagged, text, application data. */
const SOUND: readonly string[] = [
  single(position(227_006_760, 0, 900_000, 30_600_000)),
  single(position(970_012_345, 14)),
  single(safetyText(970_012_345, "SART ACTIVE")),
  ...double(particulars(227_006_760, "ABEILLE"), 1, "A"),
  ...double(particulars(235_010_170, "RNLI 17-02"), 2, "B"),
  tagged("s:r003669946,c:1325394060", single(position(3, 5))),
  tagged("g:1-2-77,s:r003669946,c:1325394060", double(particulars(4, "DELTA"), 3, "A")[0]),
  tagged("g:2-2-77", double(particulars(4, "DELTA"), 3, "A")[1]),
  sentence("AIVDM,1,1,,A,8@2<HW@0Bkb<B0akj59>1@juFB4:7wfNwwwwwwwwwwwwwwwwwwwwwwwwwt0,2"),
  sentence("AIVDM,1,1,,A,802R5Ph0BkEachFWA2GaOwwwwwwwwwwwwkBwwwwwwwwwwwwwwwwwwwwwwwu,2"),
  sentence("AIVDM,1,1,,B,6>jR0600V:C0>da4P106P00,2"),
  sentence("AIVDM,1,1,,A,H42O55lt0000000D3nink000?0500,0"),
];

const PAYLOAD_CHARS = "0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVW`abcdefghijklmnopqrstuvw";

/** What the fuzzing found: how much was read, and the first input that broke a law. */
export type FuzzResult = {
  readonly inputs: number;
  readonly messages: number;
  readonly faults: number;
  readonly broken: string | null;
};

/**
 * Reads `inputs` mutated lines one after the other through one reader. Half are damaged bytes; the
 * other half are damaged behind a true checksum, so that the decoders meet them. Laws: nothing
 * throws, no figure is NaN or infinite, no position is off the earth, and every line is read,
 * waits as a part, or is a fault with all of its words.
 */
export function fuzzAis(inputs: number, seed: number): FuzzResult {
  const random = seededRandom(seed);
  let messages: AisMessage[] = [];
  let faults: AisFault[] = [];
  const reader = new AisReader({
    message: (message) => messages.push(message),
    fault: (fault) => faults.push(fault),
  });
  const sum = { messages: 0, faults: 0 };
  for (let input = 0; input < inputs; input += 1) {
    const line = random() < 0.5 ? damaged(random) : disguised(random);
    [messages, faults] = [[], []];
    let broken: string | null = null;
    try {
      reader.read(Buffer.from(`${line}\n`, "latin1"));
      broken = brokenLaw(line, messages, faults);
    } catch (error) {
      broken = String(error);
    }
    sum.messages += messages.length;
    sum.faults += faults.length;
    if (broken !== null)
      return { inputs: input + 1, ...sum, broken: `${broken}: ${JSON.stringify(line)}` };
  }
  return { inputs, ...sum, broken: null };
}

/** Some bytes turned, lost, doubled or put elsewhere. */
function damaged(random: Random): string {
  let line = one(SOUND, random);
  const many = 1 + Math.floor(random() * 4);
  for (let index = 0; index < many; index += 1) {
    const at = Math.floor(random() * line.length);
    const to = at + Math.floor(random() * 12);
    const char = String.fromCharCode(Math.floor(random() * 256));
    const changes = [
      () => line.slice(0, at) + char + line.slice(at + 1),
      () => line.slice(0, at) + line.slice(to),
      () => line.slice(0, to) + line.slice(at),
      () => line.slice(0, at) + one(SOUND, random),
      () => line.slice(0, at),
    ];
    line = one(changes, random)();
  }
  return line.replaceAll("\n", " ");
}

/** A random payload or random fields behind a true checksum. */
function disguised(random: Random): string {
  // One slot, what most messages fill; or any length.
  const any = Math.floor(random() * (random() < 0.1 ? 1200 : 80));
  const length = random() < 0.5 ? 27 : any;
  const first = PAYLOAD_CHARS[Math.floor(random() * 28)]!;
  let payload = first;
  for (let index = 0; index < length; index += 1) payload += one(PAYLOAD_CHARS, random);
  const total = random() < 0.8 ? 1 : Math.floor(random() * 11);
  const number = random() < 0.8 ? total : Math.floor(random() * 11);
  const sequence = random() < 0.5 ? "" : String(Math.floor(random() * 11));
  const kind = one(["AIVDM", "AIVDO", "BSVDM", "AIVD", "AITXT"], random);
  const channel = one(["A", "B", "", "1", "AB"], random);
  const fill = Math.floor(random() * 8);
  const line = sentence(`${kind},${total},${number},${sequence},${channel},${payload},${fill}`);
  if (random() < 0.7) return line;
  const block = one(
    ["c:1325394060", "c:9999999999999999", "c:", "s:", ":", "g:1-2", "g:,1G2:3"],
    random,
  );
  return tagged(block, line);
}

function one<Thing>(from: ArrayLike<Thing>, random: Random): Thing {
  return from[Math.floor(random() * from.length)]!;
}

function brokenLaw(
  line: string,
  messages: readonly AisMessage[],
  faults: readonly AisFault[],
): string | null {
  for (const message of messages) {
    const wrong = wrongFigure(message, "");
    if (wrong !== null) return wrong;
  }
  // Faults of parts that waited are of other lines.
  const own = faults.filter(({ words }) => line.includes(words)).map(({ words }) => words);
  const isAscii = /^[\x20-\x7e]*$/.test(line);
  const isPart = /,[2-9],[1-9],/.test(line);
  if (messages.length > 0 || isPart || !isAscii || line.trim() === "") return null;
  return own.join("") === line ? null : `words lost, only ${JSON.stringify(own)} kept`;
}

/** The first figure that is no number or no place, with its name; null when all are sound. */
function wrongFigure(value: unknown, name: string): string | null {
  if (typeof value === "number") {
    if (!Number.isFinite(value) || Object.is(value, -0)) return `${name} is ${value}`;
    const most = name.endsWith("lon") ? 180 : name.endsWith("lat") ? 90 : Number.POSITIVE_INFINITY;
    return Math.abs(value) > most ? `${name} is ${value}` : null;
  }
  if (value === undefined) return `${name} is undefined`;
  if (typeof value !== "object" || value === null) return null;
  for (const [key, member] of Object.entries(value)) {
    const wrong = wrongFigure(member, key);
    if (wrong !== null) return wrong;
  }
  return null;
}
