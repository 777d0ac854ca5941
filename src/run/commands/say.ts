import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { MESSAGES, RECIPIENTS, type BoatId, type Centre } from "#log";
import { RELEASE } from "#orders";
import { addEntries, openTimeline, pictureAt, type Picture } from "#picture";
import {
  OF_A_BOAT,
  say as word,
  sayForVoice,
  sayNoBoat,
  sayRefusal,
  type Drifted,
  type Language,
  type MessageKind,
  type MessageTo,
} from "#show";
import { seconds, type Instant } from "#units";
import {
  Cannot,
  EXIT,
  readArguments,
  readInstantArgument,
  readLanguage,
  readPositionals,
  Usage,
} from "../arguments.ts";
import { boatNamed } from "../boat-named.ts";
import { boatTaskOf, driftedTo } from "../boat-drift.ts";
import type { Command, Io } from "../command.ts";
import { readKept, readNightFile } from "../kept-watch.ts";
import { draftMessage, type MessageDraft } from "../messages/draft-message.ts";
import { renderMessagePdf } from "../messages/message-pdf.ts";
import { openSeaChart } from "../sea-chart.ts";
import { readVersion } from "../version.ts";
import { openLog } from "../store/sqlite-log.ts";
import { Watch } from "../watch.ts";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const DATA = "./.vigie";

const help = `vigie say MESSAGE [FILE.night] --to NAME [options]

Makes a message out of the picture: ${MESSAGES.join(", ")}. What it
reveals, and to whom, is said first. A message that its recipient may not be told is refused: the
press gets no positions, whoever rescues does, nobody gets a telephone number. With --send it is
put on the log, word for word, under the next number of its centre; it is sent by whoever sends it.

  --boat BOAT    of which boat, for those that are of one
  --to NAME      to whom it goes, such as "CROSS Gris-Nez"
  --kind KIND    ${RECIPIENTS.join(", ")} (default: whoever may be told)
  --centre NAME  whose message it is (default dover)
  --data DIR     folder of the log (default ${DATA})
  --at INSTANT   as known then (default: now; of a night, its end)
  --voice        as it is read out on the radio: positions, hours and figures digit by digit
  --pdf FILE     write it as PDF too
  --send         put it on the log in --data as sent by --desk
  --desk NAME    who sends it (default shell)
  --lang en|fr   the language of the message (default en)
  --json         {"message", "to", "reveals", "number", "text"}

  vigie say "short sitrep" data/nights/2021-11-23.night --boat n08 --to "CROSS Gris-Nez" \\
    --at 2021-11-24T02:27Z
  vigie say "shift handover" --to "the day watch" --lang fr

Exit codes: 0 said, 1 may not be told or no such boat, 2 wrong arguments, 3 cannot be read or
kept.`;

const OPTIONS = {
  boat: { type: "string" },
  to: { type: "string" },
  kind: { type: "string" },
  centre: { type: "string", default: "dover" },
  data: { type: "string", default: DATA },
  at: { type: "string" },
  voice: { type: "boolean", default: false },
  pdf: { type: "string" },
  send: { type: "boolean", default: false },
  desk: { type: "string", default: "shell" },
  lang: { type: "string", default: "en" },
  json: { type: "boolean", default: false },
} as const;
type Values = ReturnType<typeof readArguments<typeof OPTIONS>>["values"];

/** A message of the watch, made once and for all of what it knows. */
export const say: Command = {
  name: "say",
  summary: "Make a message out of the picture: situation reports, tasking, handover, questions.",
  help,
  run: async (args, io) => {
    const { values, positionals } = readArguments(args, OPTIONS);
    const [name, file, ...more] = positionals;
    if (more.length > 0) readPositionals(more, []);
    const message = messageOf(name);
    const to = recipientOf(values, message);
    const language = readLanguage(values.lang);
    const at = values.at === undefined ? null : readInstantArgument(values.at, "--at");
    if (values.send && file !== undefined)
      throw new Usage("--send: expected a log in --data; came a night file.");
    const kept = file === undefined ? await readKept(values.data, io) : readNightFile(file, io);
    const timeline = openTimeline();
    addEntries(timeline, kept.entries);
    const now = at ?? kept.ends;
    const picture = pictureAt(timeline, now);
    const boat = values.boat === undefined ? null : boatNamed(picture, values.boat, language);
    const asked = { values, message, to, language, boat };
    const drifted = await driftedBy(picture, asked, now);
    const said = draftMessage(picture, () => kept.entries, {
      message,
      boat,
      to,
      centre: values.centre as Centre,
      language,
      now,
      chart: openSeaChart(ROOT),
      drifted,
    });
    if (said !== null) return await give(said, asked, now, io);
    io.err(sayNoBoat(values.boat ?? "–", language));
    return EXIT.refused;
  },
};

async function give(said: MessageDraft, asked: Asked, now: Instant, io: Io): Promise<number> {
  const { pdf, send: isSent } = asked.values;
  if (pdf !== undefined && said.mayBeTold) await writePdf(pdf, said, asked.language, now);
  if (isSent) return await send(said, asked, io);
  tell(said, asked, io);
  return said.mayBeTold ? EXIT.done : EXIT.refused;
}

function messageOf(name: string | undefined): MessageKind {
  const message = MESSAGES.find((each) => each === name);
  if (message !== undefined) return message;
  throw new Usage(`Expected ${MESSAGES.join(", ")}; came ${name ?? "nothing"}.`);
}

function recipientOf({ to, kind, boat }: Values, message: MessageKind): MessageTo {
  if (to === undefined) throw new Usage("--to: expected to whom it goes; came nothing.");
  if (OF_A_BOAT.has(message) && boat === undefined)
    throw new Usage(`--boat: expected of which boat the ${message} is; came none.`);
  const known = RECIPIENTS.find((each) => each === (kind ?? RELEASE[message][0]));
  if (known === undefined)
    throw new Usage(`--kind: expected ${RECIPIENTS.join(", ")}; came ${kind}.`);
  return { kind: known, name: to };
}

type Asked = {
  readonly values: Values;
  readonly message: MessageKind;
  readonly to: MessageTo;
  readonly language: Language;
  /** null: it is about no boat. */
  readonly boat: BoatId | null;
};

/** Where the forecast puts the boat by now; null where it can say nothing. */
async function driftedBy(
  picture: Picture,
  { values, message, boat }: Asked,
  now: Instant,
): Promise<Drifted | null> {
  if (!OF_A_BOAT.has(message) || boat === null) return null;
  const told = { data: values.data, version: readVersion(ROOT), language: "en" } as const;
  const asked = boatTaskOf(picture, boat, now, seconds(0), told);
  return asked.ok ? await driftedTo(asked.task) : null;
}

async function writePdf(
  path: string,
  { text }: MessageDraft,
  language: Language,
  at: Instant,
): Promise<void> {
  const pdf = await renderMessagePdf({ text, language, at });
  try {
    writeFileSync(path, pdf);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Cannot(`${path} cannot be written: ${why}.`, { cause: error });
  }
}

function tell(
  { text, number, reveals, mayBeTold }: MessageDraft,
  { values, message, to, language }: Asked,
  io: Io,
): void {
  if (values.json) {
    const told = mayBeTold ? text : null;
    io.out(JSON.stringify({ message, to, reveals, mayBeTold, number, text: told }));
    return;
  }
  io.err(reveals);
  if (mayBeTold) io.out((values.voice ? sayForVoice(text, language) : text).trimEnd());
  else io.err(word(language, "refusal.may not be released"));
}

async function send(said: MessageDraft, asked: Asked, io: Io): Promise<number> {
  const { values, message, to, language, boat } = asked;
  const path = join(resolve(values.data), "log.sqlite");
  const log = openLog({ mode: "write", path, centre: values.centre as Centre, now: io.now });
  const watch = new Watch({ log, now: io.now });
  try {
    const answer = await watch.order(
      { desk: values.desk, role: "officer" },
      {
        order: "sendMessage",
        message,
        boat,
        to,
        language,
        text: said.text,
      },
    );
    if (answer.ok) {
      tell(said, asked, io);
      return EXIT.done;
    }
    for (const each of answer.refusals)
      io.err(sayRefusal(each, { language, picture: watch.picture }));
    return EXIT.refused;
  } catch (error) {
    throw new Cannot(error instanceof Error ? error.message : String(error));
  } finally {
    await watch.close();
    await log.close();
  }
}
