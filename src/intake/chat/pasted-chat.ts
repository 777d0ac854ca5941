import type { RawMessage } from "./chat-message.ts";
import { momentOf, ordersOf, type Stamp } from "./chat-time.ts";

const DATE = String.raw`(?<date>\d{1,4}[./-]\d{1,2}[./-]\d{2,4})`;
const TIME = String.raw`(?<time>\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?(?:\s?[ap]\.?\s?m\.?)?)`;
const NAME = String.raw`(?<name>[^:\n]{1,100})`;
const REST = String.raw`(?<text>[^]*)`;

type Form = { readonly app: RawMessage["app"]; readonly form: RegExp };

/** How a message begins: WhatsApp on iPhones, on Android, copied from its page; Telegram copied. */
const FORMS: readonly Form[] = [
  {
    app: "WhatsApp",
    form: new RegExp(
      String.raw`^\[${DATE},?\s+(?:à\s|at\s)?${TIME}\]\s(?:${NAME}:\s?)?${REST}$`,
      "i",
    ),
  },
  {
    app: "WhatsApp",
    form: new RegExp(
      String.raw`^${DATE},?\s+(?:à\s|at\s|um\s)?${TIME}\s[-–]\s(?:${NAME}:\s)?${REST}$`,
      "i",
    ),
  },
  {
    app: "WhatsApp",
    form: new RegExp(String.raw`^\[${TIME},\s${DATE}\]\s${NAME}:\s?${REST}$`, "i"),
  },
  {
    app: "Telegram",
    form: new RegExp(
      String.raw`^(?<name>[^\n[\]]{1,100}), \[${DATE},?\s${TIME}\]:?\s*${REST}$`,
      "i",
    ),
  },
];
/** Marks of direction that phones put around names and digits. */
const MARKS = /[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;
const SPACES = /[\u00a0\u202f\u2007\u2009]/g;
const FORWARDED = /^(?:\[?forwarded(?: message)?\]?(?: from [^\n]*)?|transféré(?: de [^\n]*)?)\n/i;
const EDITED = /\s*<(?:this message was edited|ce message a été modifié)>\s*$/i;
const MESSAGES_MOST = 50_000;

type Begun = {
  readonly app: RawMessage["app"];
  readonly line: number;
  readonly stamp: Stamp | null;
  readonly sender: string | null;
  readonly lines: string[];
};

/**
 * The messages of a pasted export, in their order. A line without a date goes on with the message
 * before it; what stands before the first date is a message of nobody known.
 */
export function pastedMessages(text: string): readonly RawMessage[] {
  const begun: Begun[] = [];
  for (const [at, line] of text.split(/\r\n|\r|\n/).entries()) {
    const next = begun.length < MESSAGES_MOST ? beginningOf(line, at + 1) : null;
    const last = begun.at(-1);
    if (next !== null) begun.push(next);
    else if (last === undefined)
      begun.push({ app: "words", line: at + 1, stamp: null, sender: null, lines: [line] });
    else last.lines.push(line);
  }
  const orders = ordersOf(begun.flatMap(({ stamp }) => stamp ?? []));
  return begun.flatMap(({ app, line, stamp, sender, lines }) => {
    const whole = lines.join("\n").trim();
    if (whole === "" && sender === null) return [];
    const unmarked = whole.replaceAll(MARKS, "");
    const isNotice = sender === null && stamp !== null;
    return {
      app,
      line,
      sender,
      sent: stamp === null ? null : momentOf(stamp, orders),
      text: unmarked.replace(FORWARDED, "").replace(EDITED, ""),
      isForwarded: FORWARDED.test(unmarked),
      isEdited: EDITED.test(unmarked),
      key: stamp === null ? null : keyOf(app, stamp, unmarked),
      content: isNotice ? ("notice" as const) : null,
      location: null,
    };
  });
}

function beginningOf(line: string, number: number): Begun | null {
  const plain = line.replaceAll(MARKS, "").replaceAll(SPACES, " ");
  for (const { app, form } of FORMS) {
    const { date, time, name, text = "" } = form.exec(plain)?.groups ?? {};
    if (date === undefined || time === undefined) continue;
    const sender = name?.replace(/^~\s*/, "").trim() ?? null;
    return { app, line: number, stamp: { date, time }, sender, lines: [text] };
  }
  return null;
}

/** The words themselves: the same line of the same export, pasted again, is the same message. */
function keyOf(app: string, { date, time }: Stamp, text: string): string {
  return `${app}:${date} ${time}:${text.slice(0, 200)}`;
}
