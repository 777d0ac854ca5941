/**
 * A mail's text by what its lines are. All of it is kept in the words; only what is new, and what
 * was forwarded, is read.
 */
export type MailText = {
  readonly fresh: string;
  /** Without the headers of the mail that was forwarded. */
  readonly forwarded: string;
  /** Characters of what is quoted, and of the signature. */
  readonly notNew: number;
};

const QUOTED = /^\s{0,3}>/;
/** "On 24 Nov 2021 at 02:41, A wrote:", "Le 24 nov. 2021, A a écrit :", in one or two lines. */
const WROTE = /^\s*(?:on|le)\b.{4,300}\b(?:wrote|a\s+écrit)\s*:\s*$/i;
const ORIGINAL =
  /^\s*-{2,}\s*(?:original message|message d'origine|message original|reply message)\s*-{2,}\s*$/i;
const FORWARDED = new RegExp(
  [
    String.raw`^\s*-{2,}\s*(?:forwarded message|message (?:transféré|transmis))\s*-{2,}\s*$`,
    String.raw`^\s*begin forwarded message\s*:\s*$`,
    String.raw`^\s*début du message (?:transféré|réexpédié)\s*:\s*$`,
  ].join("|"),
  "i",
);
/** Headers as mail programs write them over a mail quoted or forwarded. */
const HEADERS =
  "from|sent|date|to|cc|subject|reply-to|de|envoyé|à|objet|répondre à|expéditeur|destinataire";
const HEADER = new RegExp(String.raw`^\s*[>*\s]*(?:${HEADERS})\s*\*?\s*:`, "i");
const FROM_HEADER = /^\s*\*?(?:from|de|expéditeur)\s*\*?\s*:/i;
const SUBJECT_HEADER = /^\s*\*?(?:subject|objet)\s*\*?\s*:/i;
const SENT_HEADER = /^\s*\*?(?:sent|envoyé|date)\s*\*?\s*:/i;
/** RFC 3676, 4.3: "-- " begins a signature; programs take its space away. */
const SIGNATURE = /^-- ?$/;
/** Longer is no signature: somebody draws a line through a report. */
const SIGNATURE_LINES_MOST = 12;
const DEVICES =
  "iphone|ipad|samsung|galaxy|huawei|xiaomi|android|outlook|yahoo|proton|gmail|mobile";
const DEVICE = new RegExp(
  String.raw`^\s*(?:sent|get|envoyé)\b.{0,20}\b(?:${DEVICES})\b[^\d]{0,40}$`,
  "i",
);

/** Parts a mail's text. `isForward`: its subject says that it passes another mail on. */
export function partMailText(text: string, isForward: boolean): MailText {
  const lines = text.split(/\r\n|\r|\n/);
  const start = quoteStart(lines, isForward);
  const own = linesOfOwn(lines.slice(0, start.at));
  const rest = lines.slice(start.at);
  const forwarded = start.isForwarded ? withoutHeaders(rest.slice(start.marks)).join("\n") : "";
  const fresh = own.join("\n");
  return { fresh, forwarded, notNew: Math.max(0, text.length - fresh.length - forwarded.length) };
}

type Start = { readonly at: number; readonly marks: number; readonly isForwarded: boolean };

/** Where another mail begins that stands whole behind the new words. */
function quoteStart(lines: readonly string[], isForward: boolean): Start {
  for (const [at, line] of lines.entries()) {
    if (FORWARDED.test(line)) return { at, marks: 1, isForwarded: true };
    if (ORIGINAL.test(line)) return { at, marks: 1, isForwarded: isForward };
    if (isHeaders(lines, at)) {
      // With nothing before it, it is how an agency begins its own report.
      const isAlone = lines.slice(0, at).every((before) => before.trim() === "");
      return { at, marks: 0, isForwarded: isForward || isAlone };
    }
    const marks = wroteLines(lines, at);
    // Under it each quoted line has its mark; without marks all that follows is quoted.
    if (marks > 0 && !QUOTED.test(nextWords(lines, at + marks))) {
      return { at, marks, isForwarded: false };
    }
  }
  return { at: lines.length, marks: 0, isForwarded: false };
}

/** "From:", then "Sent:" and "Subject:" within five lines: the headers of another mail. */
function isHeaders(lines: readonly string[], at: number): boolean {
  if (!FROM_HEADER.test(lines[at] ?? "")) return false;
  const next = lines.slice(at + 1, at + 6);
  return [SENT_HEADER, SUBJECT_HEADER].every((header) => next.some((line) => header.test(line)));
}

function wroteLines(lines: readonly string[], at: number): number {
  const [one = "", two = ""] = [lines[at], lines[at + 1]];
  if (one.length > 320) return 0;
  if (WROTE.test(one)) return 1;
  return /^\s*(?:on|le)\b/i.test(one) && two.length < 320 && WROTE.test(`${one} ${two}`) ? 2 : 0;
}

function nextWords(lines: readonly string[], from: number): string {
  return lines.slice(from, from + 5).find((line) => line.trim() !== "") ?? "";
}

/** What somebody wrote new: no quoted line, no signature. */
function linesOfOwn(lines: readonly string[]): readonly string[] {
  const own: string[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? "";
    if (SIGNATURE.test(line) && isSignature(lines.slice(at + 1))) break;
    const marks = wroteLines(lines, at);
    if (marks > 0) at += marks - 1;
    else if (!QUOTED.test(line) && !DEVICE.test(line)) own.push(line);
  }
  return own;
}

function isSignature(rest: readonly string[]): boolean {
  return rest.filter((line) => line.trim() !== "").length <= SIGNATURE_LINES_MOST;
}

/** A forwarded mail without the headers that its program wrote over it, and without its marks. */
function withoutHeaders(lines: readonly string[]): readonly string[] {
  const bare = lines.map((line) => line.replace(/^\s{0,3}>\s?/, ""));
  const first = bare.findIndex((line) => line.trim() !== "");
  const end = bare.findIndex((line, at) => at >= first && !HEADER.test(line));
  return first === -1 || end === -1 ? [] : bare.slice(end);
}
