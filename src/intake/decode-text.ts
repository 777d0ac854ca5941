/** What windows-1252 has at 0x80 to 0x9F (WHATWG Encoding); U+FFFD where it has nothing. */
const WINDOWS_1252 =
  "\u20ac\ufffd\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039" +
  "\u0152\ufffd\u017d\ufffd\ufffd\u2018\u2019\u201c\u201d\u2022\u2013\u2014" +
  "\u02dc\u2122\u0161\u203a\u0153\ufffd\u017e\u0178";
const PIECE = 8192;

/** Bytes as a text with one character a byte (U+0000 to U+00FF). */
export function binaryOf(bytes: Uint8Array): string {
  let binary = "";
  for (let at = 0; at < bytes.length; at += PIECE) {
    binary += String.fromCharCode(...bytes.subarray(at, at + PIECE));
  }
  return binary;
}

/**
 * The text that bytes, given with one character a byte, hold: UTF-8; where they are no UTF-8,
 * windows-1252, in which older programs write French. No byte makes it fail.
 */
export function textOfBinary(binary: string): string {
  if (!/[\u0080-\u00ff]/.test(binary)) return binary;
  const escaped = binary.replaceAll(
    /[%\u0080-\u00ff]/g,
    (byte) => `%${byte.charCodeAt(0).toString(16)}`,
  );
  try {
    return decodeURIComponent(escaped);
  } catch {
    return binary.replaceAll(
      /[\u0080-\u009f]/g,
      (byte) => WINDOWS_1252[byte.charCodeAt(0) - 0x80] ?? byte,
    );
  }
}
