import { binaryOf, textOfBinary } from "../decode-text.ts";

/**
 * The text of a file: UTF-16 where its mark says so, as spreadsheets save "Unicode text"; else
 * UTF-8, or windows-1252 where it is none.
 */
export function textOfFile(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return utf16(bytes, 0);
  if (first === 0xfe && second === 0xff) return utf16(bytes, 1);
  return textOfBinary(binaryOf(bytes)).replace(/^\uFEFF/, "");
}

function utf16(bytes: Uint8Array, high: 0 | 1): string {
  const pieces: string[] = [];
  for (let at = 2; at + 1 < bytes.length; at += 2) {
    const [one = 0, other = 0] = [bytes[at], bytes[at + 1]];
    pieces.push(String.fromCharCode(high === 1 ? one * 256 + other : other * 256 + one));
  }
  return pieces.join("");
}
