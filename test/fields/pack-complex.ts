/**
 * Packs a GRIB2 file of simple packing anew, by complex packing in many groups, with differences of
 * the first or second order, with or without missing values: ecCodes can read all of these, but
 * writes only a single group without differences. Used by make-samples.sh, whose values are those
 * that ecCodes reads in the result.
 *
 * node pack-complex.ts FROM TO ORDER MISSING — order 0 to 2, missing value management 0 to 2.
 */
import { readFileSync, writeFileSync } from "node:fs";

type Code = number | "missing" | "secondary";

const [from, to, orderText, missingText] = process.argv.slice(2);
const order = Number(orderText);
const missing = Number(missingText);
const bytes = readFileSync(from ?? "");
const messages: Buffer[] = [];
for (let at = 0; at < bytes.length;) {
  const length = Number(bytes.readBigUInt64BE(at + 8));
  messages.push(repacked(bytes.subarray(at, at + length)));
  at += length;
}
writeFileSync(to ?? "", Buffer.concat(messages));

function repacked(message: Buffer): Buffer {
  const sections: Buffer[] = [];
  for (let at = 16; at < message.length - 4;) {
    const length = message.readUInt32BE(at);
    sections.push(message.subarray(at, at + length));
    at += length;
  }
  const old = sections.find((section) => section[4] === 5) ?? Buffer.alloc(0);
  const data = sections.find((section) => section[4] === 7) ?? Buffer.alloc(0);
  const width = old[19] ?? 0;
  const bits = [...data.subarray(5)].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  const count = old.readUInt32BE(5);
  const values: Code[] = Array.from({ length: count }, (_, i) => {
    // Every now and then one is missing, and for a while all are.
    if (missing > 0 && (i % 29 === 3 || (i > 200 && i < 230))) return "missing";
    if (missing > 1 && i % 31 === 5) return "secondary";
    return Number.parseInt(bits.slice(i * width, (i + 1) * width), 2);
  });
  const [packing, packed] = pack(old, values);
  const body = sections.map((section) => {
    if (section[4] === 5) return packing;
    return section[4] === 7 ? packed : section;
  });
  const out = Buffer.concat([message.subarray(0, 16), ...body, Buffer.from("7777")]);
  out.writeBigUInt64BE(BigInt(out.length), 8);
  return out;
}

function pack(old: Buffer, values: readonly Code[]): [packing: Buffer, data: Buffer] {
  const known = values.filter((value) => typeof value === "number");
  const first = known.slice(0, order);
  const differences = known.map((value, i) => {
    if (i < order) return 0;
    const [one, two] = [known[i - 1] ?? 0, known[i - 2] ?? 0];
    if (order === 0) return value;
    return order === 1 ? value - one : value - 2 * one + two;
  });
  const least = order === 0 ? 0 : Math.min(...differences.slice(order));
  let next = 0;
  const codes = values.map((value): Code => {
    if (typeof value !== "number") return value;
    const difference = differences[next++] ?? 0;
    return next <= order ? 0 : difference - least;
  });
  const groups: Code[][] = [];
  for (let at = 0; at < codes.length;) {
    const size = 6 + 2 * (groups.length % 5);
    groups.push(codes.slice(at, at + size));
    at += size;
  }
  return written(old, groups, first, least);
}

function written(
  old: Buffer,
  groups: readonly Code[][],
  first: readonly number[],
  least: number,
): [packing: Buffer, data: Buffer] {
  const REFERENCE_BITS = 16;
  const shapes = groups.map((group) => {
    const known = group.filter((code) => typeof code === "number");
    if (known.length === 0) return { reference: 2 ** REFERENCE_BITS - 1, width: 0 };
    const reference = Math.min(...known);
    const most = Math.max(...known) - reference;
    const plain = known.length === group.length && most === 0;
    const width = plain ? 0 : Math.ceil(Math.log2(most + 1 + missing)) || 1;
    return { reference, width };
  });
  const bitsOf = (value: number, width: number): string =>
    width === 0 ? "" : value.toString(2).padStart(width, "0");
  const aligned = (bits: string): string => bits.padEnd(Math.ceil(bits.length / 8) * 8, "0");
  const signed = (value: number): string => (value < 0 ? "1" : "0") + bitsOf(Math.abs(value), 23);
  const start = order === 0 ? "" : [...first, least].map(signed).join("");
  const body = groups.flatMap((group, at) => {
    const { reference, width } = shapes[at] ?? { reference: 0, width: 0 };
    return group.map((code) => {
      if (typeof code === "number") return bitsOf(code - reference, width);
      return bitsOf(2 ** width - (code === "missing" ? 1 : 2), width);
    });
  });
  const bits = [
    start,
    aligned(shapes.map(({ reference }) => bitsOf(reference, REFERENCE_BITS)).join("")),
    aligned(shapes.map(({ width }) => bitsOf(width, 5)).join("")),
    aligned(
      groups
        .map(({ length }, at) => bitsOf(at === groups.length - 1 ? 0 : (length - 6) / 2, 4))
        .join(""),
    ),
    aligned(body.join("")),
  ].join("");
  const octets = (bits.match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2));
  const data = Buffer.concat([Buffer.from([0, 0, 0, 0, 7]), Buffer.from(octets)]);
  data.writeUInt32BE(data.length, 0);
  const packing = Buffer.alloc(order === 0 ? 47 : 49);
  old.copy(packing, 0, 0, 21);
  packing.writeUInt32BE(packing.length, 0);
  packing.writeUInt16BE(order === 0 ? 2 : 3, 9);
  packing[19] = REFERENCE_BITS;
  packing[21] = 1;
  packing[22] = missing;
  packing.writeFloatBE(9999, 23);
  packing.writeFloatBE(9998, 27);
  packing.writeUInt32BE(groups.length, 31);
  packing[35] = 0;
  packing[36] = 5;
  packing.writeUInt32BE(6, 37);
  packing[41] = 2;
  packing.writeUInt32BE(groups.at(-1)?.length ?? 0, 42);
  packing[46] = 4;
  if (order > 0) packing.set([order, 3], 47);
  return [packing, data];
}
