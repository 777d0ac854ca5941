/** Sentences made for tests: from the bits of a message, with a true checksum. */

/** A field of a message: its value, and how many bits it has. Text fills six bits a character. */
export type Bit = readonly [value: number | string, bits: number];

export function checksumOf(body: string): string {
  let sum = 0;
  for (let at = 0; at < body.length; at += 1) sum ^= body.charCodeAt(at);
  return sum.toString(16).toUpperCase().padStart(2, "0");
}

/** `!body*hh`. */
export function sentence(body: string): string {
  return `!${body}*${checksumOf(body)}`;
}

/** `\block*hh\` before a sentence. */
export function tagged(block: string, after: string): string {
  return `\\${block}*${checksumOf(block)}\\${after}`;
}

/** The payload of a message and its fill bits, from its fields in their order. */
export function payloadOf(fields: readonly Bit[]): { payload: string; fill: number } {
  const bits = fields.map(([value, width]) => bitsOf(value, width)).join("");
  const fill = (6 - (bits.length % 6)) % 6;
  const padded = bits + "0".repeat(fill);
  let payload = "";
  for (let at = 0; at < padded.length; at += 6) {
    const six = Number.parseInt(padded.slice(at, at + 6), 2);
    payload += String.fromCharCode(six < 40 ? six + 48 : six + 56);
  }
  return { payload, fill };
}

function bitsOf(value: number | string, width: number): string {
  if (typeof value === "number") {
    const whole = value < 0 ? value + 2 ** width : value;
    return whole.toString(2).padStart(width, "0");
  }
  const chars = Array.from(value.padEnd(width / 6, "@"));
  return chars.map((char) => bitsOf(char.charCodeAt(0) % 64, 6)).join("");
}

/** A message in one sentence. */
export function single(fields: readonly Bit[]): string {
  const { payload, fill } = payloadOf(fields);
  return sentence(`AIVDM,1,1,,A,${payload},${fill}`);
}

/** A message in two sentences. */
export function double(
  fields: readonly Bit[],
  sequence: number,
  channel: string,
): [string, string] {
  const { payload, fill } = payloadOf(fields);
  const cut = Math.floor(payload.length / 2);
  return [
    sentence(`AIVDM,2,1,${sequence},${channel},${payload.slice(0, cut)},0`),
    sentence(`AIVDM,2,2,${sequence},${channel},${payload.slice(cut)},${fill}`),
  ];
}

/** Message 1: degrees as 1/10 000 minutes. */
export function position(mmsi: number, status: number, lon = 0, lat = 0): Bit[] {
  return [
    ...([
      [1, 6],
      [0, 2],
      [mmsi, 30],
      [status, 4],
      [-128, 8],
      [1023, 10],
      [0, 1],
    ] as const),
    ...([
      [lon, 28],
      [lat, 27],
      [3600, 12],
      [511, 9],
      [60, 6],
      [0, 5],
      [0, 19],
    ] as const),
  ];
}

/** Message 5. */
export function particulars(mmsi: number, name: string): Bit[] {
  return [
    ...([
      [5, 6],
      [0, 2],
      [mmsi, 30],
      [0, 2],
      [mmsi % 9_999_999, 30],
    ] as const),
    ...([
      ["CALL", 42],
      [name, 120],
      [70, 8],
      [1, 9],
      [2, 9],
      [3, 6],
      [4, 6],
    ] as const),
    ...([
      [1, 4],
      [12, 4],
      [24, 5],
      [3, 5],
      [34, 6],
      [55, 8],
      ["CALAIS", 120],
      [0, 2],
    ] as const),
  ];
}

/** Message 14. */
export function safetyText(mmsi: number, text: string): Bit[] {
  return [
    [14, 6],
    [0, 2],
    [mmsi, 30],
    [0, 2],
    [text, text.length * 6],
  ];
}
