import type { GridField } from "./grid-field.ts";

/** The first bytes of packed grids: what they are, and the version of how they are packed. */
const SIGN = "VIGIEGR1";
const HEAD_BYTES = SIGN.length + 4;
const HEADER_MOST = 10_000_000;

/** A field but for its columns. */
type Header = Omit<GridField, "u" | "v">;

/**
 * Grids as one run of bytes: the sign, four bytes with the length of a JSON header, the header with
 * a field's shape for each, in ASCII, filled with spaces to a multiple of four, then each field's u
 * and v as they are, 32-bit floats, little-endian.
 */
export function packGrids(fields: readonly GridField[]): Uint8Array<ArrayBuffer> {
  const headers: readonly Header[] = fields.map(({ u: _u, v: _v, ...header }) => header);
  const bare = asciiOf(JSON.stringify(headers));
  const length = bare.length + ((4 - ((HEAD_BYTES + bare.length) % 4)) % 4);
  const floats = fields.reduce((sum, { u, v }) => sum + u.length + v.length, 0);
  const bytes = new Uint8Array(HEAD_BYTES + length + 4 * floats).fill(0x20);
  bytes.set(asciiOf(SIGN));
  const view = new DataView(bytes.buffer);
  view.setUint32(SIGN.length, length, true);
  bytes.set(bare, HEAD_BYTES);
  let at = HEAD_BYTES + length;
  for (const { u, v } of fields) {
    for (const column of [u, v]) {
      for (const value of column) {
        view.setFloat32(at, value, true);
        at += 4;
      }
    }
  }
  return bytes;
}

/** The grids of `packGrids`. Throws one sentence for bytes that are not whole. */
export function unpackGrids(bytes: Uint8Array): readonly GridField[] {
  const sign = textOf(bytes.subarray(0, SIGN.length));
  if (bytes.length < HEAD_BYTES || sign !== SIGN)
    throw new Error(
      `expected packed grids (${SIGN}); came ${bytes.length} bytes of something else`,
    );
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const length = view.getUint32(SIGN.length, true);
  const headers = readHeaders(bytes, length);
  let at = HEAD_BYTES + length;
  const expected = headers.reduce((sum, header) => sum + 8 * countOf(header), at);
  if (bytes.length !== expected)
    throw new Error(`expected ${expected} bytes of packed grids; came ${bytes.length}`);
  const take = (count: number): Float32Array<ArrayBuffer> => {
    const column = new Float32Array(count);
    for (let each = 0; each < count; each += 1) column[each] = view.getFloat32(at + 4 * each, true);
    at += 4 * count;
    return column;
  };
  return headers.map((header) => {
    const u = take(countOf(header));
    return { ...header, u, v: take(countOf(header)) };
  });
}

const countOf = ({ columns, rows, times }: Header): number => columns * rows * times.length;

function readHeaders(bytes: Uint8Array, length: number): readonly Header[] {
  try {
    if (length > Math.min(HEADER_MOST, bytes.length - HEAD_BYTES)) throw new Error("too long");
    const text = textOf(bytes.subarray(HEAD_BYTES, HEAD_BYTES + length));
    const headers: unknown = JSON.parse(text);
    if (Array.isArray(headers) && headers.every(isHeader)) return headers;
    throw new Error("no list of grids");
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`expected packed grids; their header cannot be read: ${why}`, { cause: error });
  }
}

/** JSON has an escape for every character beyond ASCII, so that a byte is a character. */
function asciiOf(json: string): number[] {
  const escaped = json.replaceAll(/[\u0080-\uffff]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
  return Array.from(escaped, (character) => character.charCodeAt(0));
}

const textOf = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");

const NUMBERS = ["x0", "y0", "stepX", "stepY", "columns", "rows"] as const;

function isHeader(value: unknown): value is Header {
  if (typeof value !== "object" || value === null) return false;
  const of: Readonly<Record<string, unknown>> = { ...value };
  const { quantity, source, projection, relativeTo, times } = of;
  return (
    (quantity === "wind" || quantity === "current") &&
    typeof source === "string" &&
    (projection === null || typeof projection === "string") &&
    (relativeTo === "east" || relativeTo === "grid") &&
    Array.isArray(times) &&
    times.every(Number.isFinite) &&
    NUMBERS.every((name) => Number.isFinite(of[name]))
  );
}
