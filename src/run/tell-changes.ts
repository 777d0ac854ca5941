import type { Changes } from "#record";
import type { Io } from "./command.ts";

const SHOWN_MOST = 20;

/** What is told of a thing that an issue changed, and how the things are called. */
type Telling<Thing> = {
  readonly things: string;
  readonly change: (from: Thing, to: Thing) => string;
};

/** What an import changed, in lines: the first changes as they stood before and stand now. */
export function tellChanges<Thing>(
  { added, changed, unchanged, missing }: Changes<Thing>,
  { things, change }: Telling<Thing>,
  io: Io,
): void {
  io.out(`added ${added.length}, changed ${changed.length}, unchanged ${unchanged}`);
  for (const { from, to } of changed.slice(0, SHOWN_MOST)) io.out(`  ${change(from, to)}`);
  if (changed.length > SHOWN_MOST)
    io.out(`  and ${changed.length - SHOWN_MOST} more; --json has them all`);
  if (missing.length > 0) io.out(`not in this issue, and kept: ${missing.length} ${things}`);
}
