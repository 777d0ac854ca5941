import type { EventOf, UnderstoodEntry, UnitId } from "#log";
import type { Instant } from "#units";
import type { Picture } from "./picture.ts";
import { factAt, isWithdrawn } from "./reports.ts";
import { entriesOf } from "./trail.ts";

/** A part of a shore that somebody or something was set to watch. */
export type Posting = Pick<EventOf<"CoastWatchPosted">, "shore" | "from" | "to"> & {
  readonly starts: Instant;
  /** Null: until further word. */
  readonly ends: Instant | null;
  readonly entry: UnderstoodEntry;
};

/** A while in which it was not ready or out of service, and who says so. */
type Outage = {
  readonly from: Instant;
  readonly until: Instant | null;
  readonly entry: UnderstoodEntry;
};

/** A unit, camera or post that was set to watch the coast. */
export type Lookout = {
  readonly unit: UnitId;
  readonly name: string;
  readonly type: EventOf<"UnitRegistered">["type"] | null;
  readonly agency: string | null;
  readonly speed: number | null;
  readonly postings: readonly Posting[];
  readonly outages: readonly Outage[];
};

/** All that was ever set to watch the coast, in the order in which it became known. */
export function lookoutsOf(picture: Picture): readonly Lookout[] {
  return [...picture.units].flatMap(([unit, trail]) => {
    const facts = entriesOf([trail]).filter((entry) => !isWithdrawn(picture, entry));
    const postings = facts.flatMap(postingIn);
    if (postings.length === 0) return [];
    const registered = facts.findLast(({ event }) => event.kind === "UnitRegistered")?.event;
    const told = registered?.kind === "UnitRegistered" ? registered : null;
    const { name = unit, type = null, agency = null, speed = null } = told ?? {};
    return [{ unit, name, type, agency, speed, postings, outages: outagesIn(facts) }];
  });
}

function postingIn(entry: UnderstoodEntry): Posting[] {
  const { event } = entry;
  if (event.kind !== "CoastWatchPosted") return [];
  const { shore, from, to, starts, ends } = event;
  return [{ shore, from: Math.min(from, to), to: Math.max(from, to), starts, ends, entry }];
}

const OUT: ReadonlySet<string> = new Set(["not ready", "out of service"]);

/** By the hour when it was so, as told. */
function outagesIn(facts: readonly UnderstoodEntry[]): readonly Outage[] {
  const said = facts
    .flatMap((entry) => {
      const { event } = entry;
      const readiness = event.kind === "UnitStated" ? event.readiness : undefined;
      return readiness === undefined ? [] : [{ at: factAt(entry), out: OUT.has(readiness), entry }];
    })
    .toSorted((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
  const outages: Outage[] = [];
  for (const { at, out, entry } of said) {
    const last = outages.at(-1);
    const isOpen = last !== undefined && last.until === null;
    if (out && !isOpen) outages.push({ from: at, until: null, entry });
    if (!out && isOpen) outages.splice(-1, 1, { ...last, until: at });
  }
  return outages;
}
