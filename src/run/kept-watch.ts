import { join } from "node:path";
import type { Entry } from "#log";
import type { Instant } from "#units";
import { addEntries, openTimeline, pictureAt, type Picture } from "#picture";
import { Cannot, readInstantArgument } from "./arguments.ts";
import type { Io } from "./command.ts";
import { openNight } from "./night.ts";
import { openLog } from "./store/sqlite-log.ts";

/** The entries of a watch that is looked at from outside. */
export type Kept = {
  readonly entries: readonly Entry[];
  /** The hour that is meant when none is given. */
  readonly ends: Instant;
  readonly isWhole: boolean;
};

/** The entries of a night file. Throws a `Cannot` when it is none. */
export function readNightFile(path: string, io: Io): Kept {
  try {
    const { entries, meta, problems } = openNight(path);
    for (const problem of meta.problems) io.err(problem);
    return { entries, ends: meta.to, isWhole: problems.length === 0 };
  } catch (error) {
    throw new Cannot(error instanceof Error ? error.message : String(error));
  }
}

/**
 * The same with what is supposed beside it: the entries of another night file, of centres of its
 * own, which the log never sees.
 */
function withSupposed(kept: Kept, path: string | undefined, io: Io): Kept {
  if (path === undefined) return kept;
  const supposed = readNightFile(path, io);
  const own = new Set(kept.entries.map(({ centre }) => centre));
  const shared = supposed.entries.find(({ centre }) => own.has(centre))?.centre;
  if (shared !== undefined)
    throw new Cannot(`--suppose ${path}: expected a centre of its own; came ${shared}.`);
  const isWhole = kept.isWhole && supposed.isWhole;
  return { ...kept, entries: [...kept.entries, ...supposed.entries], isWhole };
}

/** The entries of the log in a folder, also while a watch writes it. */
export async function readKept(data: string, io: Io): Promise<Kept> {
  const log = openLog({ mode: "read", path: join(data, "log.sqlite"), now: io.now });
  try {
    const { fault } = log.state;
    if (fault !== null) io.err(`The log is not whole: ${fault.sentence}`);
    return { entries: [...log.readAll()], ends: io.now(), isWhole: fault === null };
  } finally {
    await log.close();
  }
}

/** The picture that a command is asked about: of a night file or a log, as known then. */
export async function readPicture(
  file: string | undefined,
  values: {
    readonly data: string;
    readonly at?: string;
    readonly suppose?: string;
  },
  io: Io,
): Promise<{ readonly picture: Picture; readonly now: Instant; readonly isWhole: boolean }> {
  const at = values.at === undefined ? null : readInstantArgument(values.at, "--at");
  const told = file === undefined ? await readKept(values.data, io) : readNightFile(file, io);
  const kept = withSupposed(told, values.suppose, io);
  const timeline = openTimeline();
  addEntries(timeline, kept.entries);
  const now = at ?? kept.ends;
  return { picture: pictureAt(timeline, now), now, isWhole: kept.isWhole };
}
