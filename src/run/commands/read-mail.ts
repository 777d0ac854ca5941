import { fileURLToPath } from "node:url";
import { readMail, type MailReading } from "#intake";
import { EXIT, readArguments, readPositionals } from "../arguments.ts";
import type { Command } from "../command.ts";
import { mailsOf } from "../mail/mbox.ts";
import { readMime } from "../mail/read-mime.ts";
import { openSeaChart } from "../sea-chart.ts";
import { bytesOf, jsonOfReading, lineOfFailure, placeOfTelling } from "./message-lines.ts";
import { withheld } from "./withheld.ts";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));

const help = `vigie read mail FILE|- [--json]

Reads a mail (.eml) or an mbox with several: lines "key: value" in English and French (position,
people, time, phone, condition, boat …), positions in its words and links, messages of Iridium GO!
and Garmin. What is quoted, signatures and other lines are kept and not read. Prints a line for each
mail. Who sent it and telephone numbers are never printed: "withheld". Nothing is stored.

  --json   each mail as JSON: its fields as docs/formats.md lists them, and "telling": what it tells
           of a boat, or null; what could not be read as {"fault", "words"}

  vigie read mail report.eml --json

Exit codes: 0 read, what could not be read included, 2 wrong arguments, 3 no such file.`;

export const readMailCommand: Command = {
  name: "read mail",
  summary: "Read e-mails: one, or an mbox.",
  help,
  run: async (args, io) => {
    const { values, positionals } = readArguments(args, {
      json: { type: "boolean", default: false },
    });
    const [file] = readPositionals(positionals, ["FILE"]);
    const chart = openSeaChart(ROOT);
    for (const bytes of mailsOf(await bytesOf(file))) {
      const mime = await readMime(bytes);
      const reading = mime.ok ? readMail(mime.mail, { chart, known: [] }) : mime;
      io.out(values.json ? jsonOfReading(shown(reading)) : lineOf(shown(reading)));
    }
    return EXIT.done;
  },
};

/** A reading as the shell may print it: without numbers, and files by their type and size. */
function shown(reading: MailReading) {
  if (!reading.ok) return { ...reading, words: withheld(reading.words, []) };
  const { thing, telling } = reading;
  const { phones, tracker, attachments, messageId, inReplyTo, references } = thing;
  const bare = {
    ...thing,
    tracker: tracker.map((one) => (one.ok ? one.thing : null)),
    attachments: attachments.map(({ type, bytes, sha256 }) => ({ type, bytes, sha256 })),
  };
  return {
    ok: true as const,
    thing: { ...withoutNumbers(bare, phones), messageId, inReplyTo, references },
    telling: telling === null ? null : { ...withoutNumbers(telling, phones), key: telling.key },
  };
}

/** A value with "withheld" for numbers and addresses in all its words. */
function withoutNumbers<Value>(value: Value, phones: readonly string[]): Value {
  if (typeof value === "string") return withheld(value, phones) as Value;
  if (Array.isArray(value)) return value.map((each) => withoutNumbers(each, phones)) as Value;
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value).map(([name, member]: readonly [string, unknown]) => {
    return [name, withoutNumbers(member, phones)] as const;
  });
  return Object.fromEntries(members) as Value;
}

function lineOf(reading: ReturnType<typeof shown>): string {
  if (!reading.ok) return lineOfFailure(reading);
  const { thing, telling } = reading;
  const { peopleSaid, faults } = thing;
  const people = peopleSaid.map(({ words }) => words).join(" / ") || "?";
  const alert = telling?.alert === null || telling === null ? "" : ` ${telling.alert}`;
  const bad = faults.map((fault) => `; ${fault}`).join("");
  const notice = thing.notice === null ? "" : ` notice of ${thing.notice}`;
  const subject = thing.subject ?? "(no subject)";
  return `mail${alert}${notice} ${placeOfTelling(telling)} people ${people} ${subject}${bad}`;
}
