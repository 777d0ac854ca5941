const NEWLINE = 10;
/** A line without an end is given up at this length; no sentence is near it. */
const LINE_BYTES_MOST = 65_536;

/**
 * Takes bytes as they come and gives whole lines, with their ends; what is behind the last end
 * waits for the next bytes.
 */
export function eachLine(take: (line: Uint8Array) => void): (bytes: Uint8Array) => void {
  let tail: Uint8Array | null = null;
  return (bytes) => {
    const all = tail === null ? bytes : Buffer.concat([tail, bytes]);
    tail = null;
    let from = 0;
    for (let end = all.indexOf(NEWLINE); end >= 0; end = all.indexOf(NEWLINE, from)) {
      take(all.subarray(from, end + 1));
      from = end + 1;
    }
    if (from === all.length) return;
    const rest = all.slice(from);
    if (rest.length <= LINE_BYTES_MOST) tail = rest;
    else take(Buffer.concat([rest, Buffer.of(NEWLINE)]));
  };
}

/** As `eachLine`, as text without the end. */
export function eachTextLine(take: (line: string) => void): (bytes: Uint8Array) => void {
  return eachLine((line) => take(textOf(line).replace(/\r?\n$/, "")));
}

const UTF8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** UTF-8, or one character for each byte when it is none: no byte is lost. */
function textOf(bytes: Uint8Array): string {
  try {
    return UTF8.decode(bytes);
  } catch {
    return Buffer.from(bytes).toString("latin1");
  }
}
