const FROM = "From ";
/** RFC 4155: address and date, "From a@x Wed Nov 24 02:41:00 2021". */
const SEPARATOR = /^From \S+ .{0,80}\d{1,2}:\d{2}.{0,40}\d{4}/;
const LF = 10;

/**
 * The mails of a file: one, or as many as an mbox has (RFC 4155), which begins with "From ". Marks
 * that an mbox put before a line "From " are taken away.
 */
export function mailsOf(bytes: Uint8Array): readonly Uint8Array[] {
  const binary = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (binary.subarray(0, FROM.length).toString("latin1") !== FROM) return [bytes];
  const starts = [0];
  let at = binary.indexOf(`\n${FROM}`);
  while (at !== -1) {
    // Only behind an empty line: within a text "From " may begin one.
    const isBehindEmpty = binary[at - 1] === LF || (binary[at - 2] === LF && binary[at - 1] === 13);
    const line = binary.subarray(at + 1, at + 200).toString("latin1");
    if (isBehindEmpty && SEPARATOR.test(line)) starts.push(at + 1);
    at = binary.indexOf(`\n${FROM}`, at + 1);
  }
  return starts.map((start, index) => {
    const mail = binary.subarray(start, starts[index + 1] ?? binary.length);
    const behind = mail.indexOf(LF);
    const text = mail.subarray(behind === -1 ? mail.length : behind + 1).toString("latin1");
    return Buffer.from(text.replaceAll(/^>(?=>*From )/gm, ""), "latin1");
  });
}
