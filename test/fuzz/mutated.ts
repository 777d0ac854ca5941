import { seededRandom, type Random } from "#units";

/** How many mutated inputs a fuzz test tries; the nightly script sets VIGIE_FUZZ higher. */
export const FUZZ_RUNS = Number(process.env["VIGIE_FUZZ"] ?? "20000");

const ODD = [
  "",
  "NaN",
  "-1e999",
  "9999999",
  "\0",
  "\u00bf",
  "\ud800",
  "<",
  ">",
  "&",
  '"',
  "'",
  "]]>",
  "{",
  "}",
  "[",
  "]",
  ",",
  ";",
  "\n",
  "\t",
  "é",
  "٣",
  "-0",
  "1e308",
  "null",
  "__proto__",
  "0,0",
  "181",
];

/** Copies of the seeds, each with one to four pieces cut, doubled, swapped or spoilt. */
export function* mutated(seeds: readonly string[], runs: number, seed: number): Generator<string> {
  const random = seededRandom(seed);
  for (let run = 0; run < runs; run += 1) {
    let text = seeds[Math.floor(random() * seeds.length)] ?? "";
    const times = 1 + Math.floor(random() * 4);
    for (let time = 0; time < times; time += 1) text = once(text, random);
    yield text;
  }
}

function once(text: string, random: Random): string {
  const at = Math.floor(random() * (text.length + 1));
  const to = Math.min(text.length, at + Math.floor(random() * 12));
  const odd = ODD[Math.floor(random() * ODD.length)] ?? "";
  const piece = text.slice(at, to);
  switch (Math.floor(random() * 6)) {
    case 0:
      return text.slice(0, at) + text.slice(to);
    case 1:
      return text.slice(0, to) + piece + text.slice(to);
    case 2:
      return text.slice(0, at) + odd + text.slice(to);
    case 3:
      return text.slice(0, at);
    case 4:
      return text.slice(0, at) + String.fromCharCode(random() * 256) + text.slice(at + 1);
    default:
      return text.replace(/\d/, () => String(Math.floor(random() * 10)));
  }
}

/** Where in a value a number is not finite, such as "thing.lon"; null when nowhere. */
export function notFinite(value: unknown, at = ""): string | null {
  if (typeof value === "number") return Number.isFinite(value) ? null : at;
  if (typeof value !== "object" || value === null) return null;
  for (const [name, member] of Object.entries(value)) {
    const found = notFinite(member, `${at}.${name}`);
    if (found !== null) return found;
  }
  return null;
}
