import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { entryName, isUnderstood, type Entry } from "#log";
import {
  addEntries,
  onBoard,
  openTimeline,
  pictureAt,
  unaccountedInAll,
  type Picture,
  type Timeline,
} from "#picture";
import {
  pluralOf,
  say,
  sayCentre,
  sayEntry,
  sayHour,
  sayPeople,
  viewBoard,
  viewSituation,
  type BoardView,
  type Language,
} from "#show";
import { addSeconds, minutes, seconds, type Instant } from "#units";
import {
  Cannot,
  EXIT,
  readArguments,
  readInstantArgument,
  readLanguage,
  readPositionals,
  Usage,
} from "../arguments.ts";
import type { Command, Io } from "../command.ts";
import { openNight, type Night } from "../night.ts";
import { openSeaChart } from "../sea-chart.ts";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));

const help = `vigie replay FILE [options]

Replays a night file, data/nights/FORMAT.md: what was known at a moment, or the whole night as it
unfolded. Nothing logged later is looked at, and hindsight never.

  --at INSTANT   as known then, such as 2021-11-24T03:34Z (default: the end of the night)
  --speed N      play it in the terminal, N times as fast as it happened; --at is where it begins
  --centre NAME  only what that centre's own log holds: dover, gris-nez, …
  --lang en|fr   the language of the words (default en)
  --hindsight    print what was found out afterwards, and nothing else
  --json         the board as JSON; with --speed one line for each entry and each alarm

  vigie replay data/nights/2021-11-23.night --at 2021-11-24T08:16Z
  vigie replay data/nights/2021-11-23.night --at 2021-11-24T03:34Z --centre dover --json
  vigie replay data/nights/2021-11-23.night --speed 60

Exit codes: 0 replayed, 1 replayed without the lines that could not be read (listed), 2 wrong
arguments, 3 no such file or no night in it.`;

/** A night as a moment or as a play. */
export const replay: Command = {
  name: "replay",
  summary: "Replay a night: as known at a moment, or as it unfolded.",
  help,
  run: async (args, io) => {
    const { values, positionals } = readArguments(args, {
      at: { type: "string" },
      speed: { type: "string" },
      centre: { type: "string" },
      lang: { type: "string", default: "en" },
      hindsight: { type: "boolean", default: false },
      json: { type: "boolean", default: false },
    });
    const [path] = readPositionals(positionals, ["FILE"]);
    const language = readLanguage(values.lang);
    const at = values.at === undefined ? null : readInstantArgument(values.at, "--at");
    const speed = values.speed === undefined ? null : readSpeed(values.speed);
    const night = open(path);
    const timeline = timelineOf(night, values.centre ?? null);
    const stage = { night, timeline, language, json: values.json, io };
    for (const problem of night.meta.problems) io.err(problem);
    if (values.hindsight) tellHindsight(stage);
    else if (speed !== null) await play(stage, at ?? night.meta.from, speed);
    else tellMoment(stage, at ?? night.meta.to, values.centre ?? null);
    return night.problems.length === 0 ? EXIT.done : EXIT.refused;
  },
};

type Stage = {
  readonly night: Night;
  readonly timeline: Timeline;
  readonly language: Language;
  readonly json: boolean;
  readonly io: Io;
};

function readSpeed(text: string): number {
  const speed = Number(text);
  if (speed > 0 && Number.isFinite(speed)) return speed;
  throw new Usage(`--speed: expected a number above 0, such as 60; came "${text}".`);
}

function open(path: string): Night {
  try {
    return openNight(path);
  } catch (error) {
    throw new Cannot(error instanceof Error ? error.message : String(error));
  }
}

function timelineOf(night: Night, centre: string | null): Timeline {
  const { centres } = night.meta;
  if (centre !== null && !centres.some(({ id }) => id === centre)) {
    const known = centres.map(({ id }) => id).join(", ");
    throw new Usage(`--centre: expected one of ${known}; came "${centre}".`);
  }
  const timeline = openTimeline();
  const own = (entry: Entry): boolean => centre === null || entry.centre === centre;
  addEntries(timeline, night.entries.filter(own));
  return timeline;
}

function tellMoment(
  { night, timeline, language, json, io }: Stage,
  at: Instant,
  centre: string | null,
): void {
  const picture = pictureAt(timeline, at);
  const chart = openSeaChart(ROOT);
  if (!json) {
    io.out(viewSituation(picture, at, language, chart).trimEnd());
    return;
  }
  const { name, title, problems } = night.meta;
  const board = viewBoard(picture, at, language, chart);
  io.out(JSON.stringify({ night: { name, title, problems }, at, centre, board }));
}

function tellHindsight({ night, json, io }: Stage): void {
  const { name, title, hindsight } = night.meta;
  if (json) {
    io.out(JSON.stringify({ night: { name, title }, hindsight }));
    return;
  }
  for (const { happened, words, sources } of hindsight) {
    io.out([happened, words, ...sources].filter((part) => part !== null).join("\n  "));
  }
}

const JUST_BEFORE = seconds(-0.001);

/** The night minute by minute: what was logged, what rings anew, how many are unaccounted for. */
async function play(stage: Stage, from: Instant, speed: number): Promise<void> {
  const { night, timeline, io } = stage;
  const minute = minutes(1);
  let told = addSeconds(from, JUST_BEFORE);
  let ringing: ReadonlySet<string> = alarmsAt(pictureAt(timeline, from), from, stage).keys;
  let headline = headlineOf(pictureAt(timeline, from), stage.language);
  if (!stage.json) io.out(headline);
  tellEntries(stage, told, from, pictureAt(timeline, from));
  told = from;
  for (let now = addSeconds(from, minute); now <= night.meta.to; now = addSeconds(now, minute)) {
    await setTimeout((minute * 1000) / speed);
    const picture = pictureAt(timeline, now);
    tellEntries(stage, told, now, picture);
    const alarms = alarmsAt(picture, now, stage);
    for (const { key, alarm } of alarms.all) if (!ringing.has(key)) tellAlarm(stage, now, alarm);
    const next = headlineOf(picture, stage.language);
    if (next !== headline && !stage.json) io.out(next);
    [told, ringing, headline] = [now, alarms.keys, next];
  }
}

function tellEntries(stage: Stage, after: Instant, until: Instant, picture: Picture): void {
  const { timeline, language, json, io } = stage;
  for (const entry of timeline.entries) {
    if (entry.loggedAt <= after || entry.loggedAt > until) continue;
    if (json) io.out(JSON.stringify({ now: entry.loggedAt, entry }));
    else {
      const words = `${sayEntry(entry, { language, picture })}${quoted(entry)}`;
      const hour = sayHour(entry.loggedAt, "seconds");
      io.out(`${hour}  ${sayCentre(entry.centre, language)}  ${entryName(entry)}  ${words}`);
    }
  }
}

/** What was said, where the entry's own sentence has only what was read from it. */
function quoted(entry: Entry): string {
  if (!isUnderstood(entry) || entry.event.kind !== "ReportReceived") return "";
  return ` “${entry.event.words}”`;
}

type AlarmView = BoardView["alarms"][number];

function alarmsAt(picture: Picture, now: Instant, { language }: Stage) {
  const all = viewBoard(picture, now, language).alarms.map((alarm) => ({
    key: [alarm.kind, alarm.boat, alarm.unit, alarm.entry].join(" "),
    alarm,
  }));
  return { all, keys: new Set(all.map(({ key }) => key)) };
}

function tellAlarm({ json, io }: Stage, now: Instant, alarm: AlarmView): void {
  if (json) io.out(JSON.stringify({ now, alarm }));
  else io.out(`${sayHour(now, "seconds")}  !! ${alarm.words.toUpperCase()}  ${alarm.about}`);
}

/** The one big figure, in words. */
function headlineOf(picture: Picture, language: Language): string {
  const boats = onBoard(picture).length;
  if (boats === 0) return `== ${say(language, "situation.nobody")}`;
  const words = say(language, "situation.unaccounted", {
    people: sayPeople(unaccountedInAll(picture), language),
    boats: say(language, `situation.boats.${pluralOf(boats, language)}`, { number: boats }),
  });
  return `== ${words}`;
}
