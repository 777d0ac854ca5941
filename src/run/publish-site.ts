import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Author, Centre, Entry } from "#log";
import {
  addEntries,
  answersAt,
  figuresOf,
  launchAnswers,
  launchAnswersByMonth,
  launchesOf,
  lookoutsOf,
  openTimeline,
  pictureAt,
} from "#picture";
import { watchedByMonth } from "#plan";
import { keyFigures, renderSite, type SiteInput, type SourceFile, type WatchTold } from "#publish";
import { tallyOwn, type Day } from "#record";
import { sayCentre, visibilityOn } from "#show";
import { addSeconds, hours, type Instant } from "#units";
import { Cannot } from "./arguments.ts";
import type { Io } from "./command.ts";
import { withKept } from "./crossings/imported.ts";
import { openCrossings } from "./crossings/open-crossings.ts";
import { openDeaths } from "./deaths/open-deaths.ts";
import { makeFolder } from "./folder.ts";
import { readKept, readNightFile } from "./kept-watch.ts";
import { openClaims } from "./open-claims.ts";
import { openMoney } from "./money/open-money.ts";
import { openCoastStrip } from "./sea-chart.ts";
import { readOperations } from "./secmar/kept-operations.ts";
import { openLog } from "./store/sqlite-log.ts";
import { Watch } from "./watch.ts";
import { readWeather } from "./weather/kept-weather.ts";

/** Nothing of a watch is published before (DESIGN). */
const LATE = hours(72);
const PUBLISHER: Author = { desk: "publisher", role: "officer" };
const PUBLIC = "public" as Centre;
const FOLDERS = ["data/crossings", "data/deaths", "data/money", "data/claims"] as const;
/** Why a figure of an earlier issue that is not in this one is withdrawn. */
const NO_LONGER = "no longer told by the record from which this issue was made";

export type PublishAsked = {
  readonly root: string;
  readonly asOf: Day;
  /** Folders of logs, or night files, of the watches that publish. */
  readonly logs: readonly string[];
  /** Folder with what was imported by `vigie tally import` and the like. */
  readonly imports: string;
};

/** What the site is made of, read from the record and the logs. */
export async function siteInput(asked: PublishAsked, io: Io): Promise<SiteInput> {
  const { root, asOf, logs, imports } = asked;
  const read = (file: string): string => readFileSync(join(root, file), "utf8");
  return {
    crossings: withKept(openCrossings(root), imports),
    weather: readWeather(imports),
    operations: readOperations(imports),
    deaths: openDeaths(root, imports),
    money: openMoney(root),
    claims: openClaims(root),
    watches: await Promise.all(logs.map((log) => watchOf(log, root, io))),
    sources: FOLDERS.flatMap((folder) => sourcesIn(root, folder)),
    asOf,
    assets: {
      "site.css": read("src/publish/site/site.css"),
      "charts.js": read("src/publish/site/charts.js"),
      "chart.css": read("node_modules/uplot/dist/uPlot.min.css"),
      "chart.js": read("node_modules/uplot/dist/uPlot.iife.min.js"),
    },
  };
}

/** Sums of a watch as its log stood 72 hours ago. */
async function watchOf(path: string, root: string, io: Io): Promise<WatchTold> {
  const { entries } = path.endsWith(".night") ? readNightFile(path, io) : await readKept(path, io);
  const until = addSeconds(io.now(), -LATE as typeof LATE);
  const told = entries.filter(({ loggedAt }) => loggedAt <= until);
  const [first] = told;
  const timeline = openTimeline();
  addEntries(timeline, told);
  const picture = pictureAt(timeline, until);
  const centres = [...new Set(told.map(({ centre }) => centre))].sort();
  return {
    name: centres.map((centre) => sayCentre(centre, "en")).join(", ") || "–",
    answers: answersAt(picture, until),
    launches: launchAnswers(launchesOf(picture)),
    launchMonths: launchAnswersByMonth(launchesOf(picture)),
    own: tallyOwn(picture, { from: null, to: null, by: "month" }),
    months: first === undefined ? [] : coastOf(picture, root, first.loggedAt, io.now()),
  };
}

function coastOf(
  picture: Parameters<typeof lookoutsOf>[0],
  root: string,
  from: Instant,
  now: Instant,
): WatchTold["months"] {
  const lookouts = lookoutsOf(picture);
  if (lookouts.length === 0) return [];
  const strip = openCoastStrip(root);
  return watchedByMonth(strip, lookouts, from, now, visibilityOn(picture, strip));
}

function sourcesIn(root: string, folder: string): readonly SourceFile[] {
  const origin = readFileSync(join(root, folder, "ORIGIN.md"), "utf8");
  return readdirSync(join(root, folder))
    .filter((name) => name !== "ORIGIN.md")
    .sort()
    .map((name) => {
      const text = readFileSync(join(root, folder, name), "utf8");
      return { file: `${folder}/${name}`, text, origin };
    });
}

/**
 * Puts on record what is published: figures that are new or changed, and withdrawals of those of an
 * earlier issue that are no longer told. Gives all entries of the log of publications.
 */
export async function recordFigures(
  input: SiteInput,
  data: string,
  io: Io,
): Promise<readonly Entry[]> {
  return await withPublications(data, io, async (watch) => {
    const figures = keyFigures(input);
    const stands = new Map(figuresOf(watch.picture).map((each) => [each.figure, each]));
    for (const figure of figures) {
      const before = stands.get(figure.figure);
      const isSame = before?.withdrawn === null && before.value === figure.value;
      if (!isSame) await ordered(watch, { order: "publishFigure", ...figure });
    }
    const told = new Set(figures.map(({ figure }) => figure));
    for (const { figure, withdrawn } of stands.values())
      if (withdrawn === null && !told.has(figure))
        await ordered(watch, { order: "withdrawFigure", figure, why: NO_LONGER });
  });
}

/** Takes a published figure back by hand. Throws a Cannot when none of that name stands. */
export async function withdrawFigure(
  figure: string,
  why: string,
  data: string,
  io: Io,
): Promise<void> {
  await withPublications(data, io, async (watch) => {
    const stands = figuresOf(watch.picture).some(
      (each) => each.figure === figure && each.withdrawn === null,
    );
    if (!stands) throw new Cannot(`No figure is published as "${figure}".`);
    await ordered(watch, { order: "withdrawFigure", figure, why });
  });
}

async function ordered(watch: Watch, order: Parameters<Watch["order"]>[1]): Promise<void> {
  const answer = await watch.order(PUBLISHER, order);
  if (!answer.ok) throw new Cannot(`The log of publications refused ${order.order}.`);
}

async function withPublications(
  data: string,
  io: Io,
  act: (watch: Watch) => Promise<void>,
): Promise<readonly Entry[]> {
  makeFolder(data);
  const path = join(data, "log.sqlite");
  const log = openLog({ mode: "write", path, centre: PUBLIC, now: io.now });
  const watch = new Watch({ log, now: io.now });
  try {
    await act(watch);
    return [...log.readAll()];
  } finally {
    await watch.close();
    await log.close();
  }
}

/** Writes the site; an earlier one is written over, anything else in the way is left alone. */
export function writeSite(folder: string, input: SiteInput, log: readonly Entry[]): number {
  const isOurs = existsSync(join(folder, "datapackage.json"));
  if (existsSync(folder) && !isOurs && readdirSync(folder).length > 0)
    throw new Cannot(`${folder}: expected an empty folder or an earlier site; came other files.`);
  const files = renderSite(input, log);
  for (const [name, text] of files) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  return files.size;
}
