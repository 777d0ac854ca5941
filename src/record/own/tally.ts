import type { EventOf } from "#log";
import {
  boatsOf,
  tallyOf,
  weatherStatedWithin,
  type Accounts,
  type Boat,
  type Picture,
  type Tallies,
} from "#picture";
import { instant } from "#units";
import { daysOn, readDay, spanOf, type Day, type Span } from "../crossings/day.ts";

/** What our own log holds of the boats first heard of in a period. */
export type OwnRow = {
  readonly period: string;
  readonly from: Day;
  readonly to: Day;
  /** Each kind of thing by itself: reports are not incidents, nor boats, nor people (F20). */
  readonly tallies: Tallies;
  /** Reports of units that met a craft. An encounter is an incident only once it is linked. */
  readonly encounters: number;
  readonly accounts: Accounts;
  /** What was stated of wind, sea and current for those days, as it was stated. */
  readonly weather: readonly EventOf<"WeatherStated">[];
};

/** Our own watch: another series than any that is published. None of it is added to arrivals. */
export type OwnTally = {
  /** Periods in which a boat was first heard of. */
  readonly rows: readonly OwnRow[];
  /** null: no boat at all. */
  readonly total: OwnRow | null;
};

/**
 * The boats of our own log by the day, in UTC, on which each was first heard of. A boat counts
 * once, with all that was reported of it later. `from` and `to` bound the days; null: all.
 */
export function tallyOwn(
  picture: Picture,
  { from, to, by }: { readonly from: Day | null; readonly to: Day | null; readonly by: Span },
): OwnTally {
  const heard = boatsOf(picture)
    .map((boat) => ({ boat, day: firstHeard(boat) }))
    .filter(({ day }) => (from === null || day >= from) && (to === null || day <= to))
    .toSorted((one, other) => (one.day < other.day ? -1 : Number(one.day > other.day)));
  const rowOf = (period: string, own: typeof heard): OwnRow => {
    const [first, last] = [own[0]!.day, own.at(-1)!.day];
    const boats = own.map(({ boat }) => boat);
    return {
      period,
      from: first,
      to: last,
      tallies: tallyOf(picture, boats),
      encounters: boats.flatMap(({ reports }) => reports).filter(isEncounter).length,
      accounts: accountsOf(boats),
      weather: weatherStatedWithin(picture, startOf(first), startOf(daysOn(last, 1))),
    };
  };
  const periods = Map.groupBy(heard, ({ day }) => spanOf(day, by));
  return {
    rows: [...periods].map(([period, own]) => rowOf(period, own)),
    total: heard.length === 0 ? null : rowOf("total", heard),
  };
}

/** By when it happened as told, else by when it was logged; without a report, by its opening. */
function firstHeard({ reports, opened }: Boat): Day {
  const first = reports.map(({ at }) => at).reduce((one, at) => (at < one ? at : one), opened);
  return readDay(first.slice(0, 10))!;
}

const isEncounter = ({ event, shownFalse }: Boat["reports"][number]): boolean =>
  event.channel === "encounter" && shownFalse === null;

const startOf = (day: Day) => instant(`${day}T00:00Z`);

function accountsOf(boats: readonly Boat[]): Accounts {
  const sum = (of: keyof Accounts): number =>
    boats.reduce((all, { accounts }) => all + accounts[of], 0);
  return {
    landed: sum("landed"),
    handedOver: sum("handedOver"),
    recoveredDead: sum("recoveredDead"),
    neverExisted: sum("neverExisted"),
    transferredOut: sum("transferredOut"),
    transferredIn: sum("transferredIn"),
  };
}
