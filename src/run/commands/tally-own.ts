import { statSync } from "node:fs";
import { dirname } from "node:path";
import { addEntries, openTimeline, pictureAt } from "#picture";
import { tallyCrossings, tallyOwn, type Day, type Series, type Span } from "#record";
import { sayOwnTally, type Language } from "#show";
import { addSeconds, hours, instant } from "#units";
import { Cannot } from "../arguments.ts";
import type { Io } from "../command.ts";
import { readKept, readNightFile, type Kept } from "../kept-watch.ts";

type Asked = {
  readonly from: Day | null;
  readonly to: Day | null;
  readonly by: Span;
  readonly asOf: Day | null;
  readonly language: Language;
  readonly json: boolean;
};

/**
 * Our own log, or a night, beside what is published of the same days: two series, nothing added.
 * Resolves to whether all of the log could be read. Throws a Cannot for no log.
 */
export async function tellOwn(
  path: string,
  series: Series,
  asked: Asked,
  io: Io,
): Promise<boolean> {
  const kept = await keptAt(path, io);
  const { from, to, by, asOf, language, json } = asked;
  const timeline = openTimeline();
  addEntries(timeline, kept.entries);
  const end = asOf === null ? kept.ends : addSeconds(instant(`${asOf}T00:00Z`), hours(24));
  const own = tallyOwn(pictureAt(timeline, end), { from, to, by });
  const { total } = own;
  const published =
    total === null ? null : tallyCrossings(series, { from: total.from, to: total.to, by, asOf });
  if (json) io.out(JSON.stringify({ own, published: { series: series.name, ...published } }));
  else for (const line of sayOwnTally({ own, published }, language)) io.out(line);
  return kept.isWhole;
}

/** A night file, the folder of a log, or the log in it. */
async function keptAt(path: string, io: Io): Promise<Kept> {
  if (path.endsWith(".night")) return readNightFile(path, io);
  return readKept(isFolder(path) ? path : dirname(path), io);
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch (error) {
    throw new Cannot(`${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
