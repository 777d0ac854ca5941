import { ownBoat, type BoatId, type Condition, type ReportId } from "#log";
import { boatsOf, sumOf, type Boat, type Fix, type Picture, type Report } from "#picture";
import { hours, secondsBetween, type Instant, type Position } from "#units";
import type { KnownPair, Observation, PeopleClaim, PlaceTerm, Source } from "./observation.ts";

/**
 * A position holds "within" its radius: taken as the circle of 95 %, of which one standard
 * deviation to each side is the radius over √(−2 ln 0.05) (Rayleigh).
 */
const RADIUS_IN_SD = Math.sqrt(-2 * Math.log(0.05));
/** No position is better known than this, m. */
const SD_LEAST = 5;
/** More readings of one place than this say nothing of where it was. */
const READINGS_MOST = 8;
/** A boat of which everybody is accounted for may still be the one of a late report. */
const CLOSED_FOR = hours(24);

const SOURCES: Readonly<Record<Fix["method"], Source>> = {
  pin: "pin",
  gnss: "pin",
  radar: "vessel",
  ais: "vessel",
  sighted: "vessel",
  spoken: "text",
  relayed: "relay",
  estimated: "text",
  network: "cell",
};
const STOPPED: ReadonlySet<Condition> = new Set([
  "engine dead",
  "adrift",
  "swamped",
  "sinking",
  "capsized",
]);

/** The reports that are weighed, and what is known of them from outside the model. */
export type Evidence = {
  readonly observations: readonly Observation[];
  readonly known: readonly KnownPair[];
};

/**
 * What the log says of which report speaks of which boat: every report that was not shown false and
 * not linked to several boats, of boats on the board and of those closed within a day; as known
 * what officers put together without leaving anything unexplained, what they declared distinct, and
 * boats that were emptied each by itself. Each of these is a fact of the log, and is gone when it
 * is taken back.
 */
export function evidenceOf(picture: Picture, now: Instant): Evidence {
  const boats = boatsOf(picture).filter((boat) => isOpen(boat, now));
  const weighed = boats.flatMap((boat) => boat.reports.filter(stands));
  return { observations: weighed.map(observe), known: knownOf(picture, boats, weighed) };
}

/** A report that was linked to several boats speaks of no one boat; it stands with each of them. */
const stands = ({ shownFalse, linkedTo }: Report): boolean =>
  shownFalse === null && linkedTo.length < 2;

function isOpen(boat: Boat, now: Instant): boolean {
  if (boat.onBoard) return true;
  const last = boat.history.at(-1)?.loggedAt ?? boat.opened;
  return secondsBetween(last, now) <= CLOSED_FOR;
}

function observe({ id, at, event, place, people, craft, conditions }: Report): Observation {
  const { from, language } = event;
  return {
    id,
    happenedAt: place?.fixedAt ?? at,
    places: placesOf(place),
    source: from.relays ? "relay" : sourceOf(event.channel, place),
    caller: from.caller,
    relayed: from.relays,
    people: people === null ? null : claimOf(people),
    language,
    colour: craft?.colour ?? null,
    craft: craft?.type ?? null,
    engine: engineOf(conditions),
    pass: null,
  };
}

function sourceOf(channel: Report["event"]["channel"], place: Report["place"]): Source {
  if (channel === "encounter" || channel === "sighting" || channel === "sensor") return "vessel";
  return place === null || place.readings.length === 0
    ? "other"
    : (SOURCES[place.method] ?? "other");
}

/** The readings of a place, each as likely as the others. */
function placesOf(place: Report["place"]): readonly PlaceTerm[] {
  const readings = place?.readings ?? [];
  if (readings.length > READINGS_MOST) return [];
  return readings.map(({ lon, lat, radius }) => {
    const at: Position = { lon, lat };
    const sigma = Math.max(SD_LEAST, radius / RADIUS_IN_SD);
    return {
      share: 1 / readings.length,
      at,
      sigmaMajorMetres: sigma,
      sigmaMinorMetres: sigma,
      majorBearingDegrees: 0,
    };
  });
}

const claimOf = ({ least, most }: NonNullable<Report["people"]>): PeopleClaim => ({
  least,
  most,
  isAbout: false,
});

function engineOf(conditions: readonly Condition[]): Observation["engine"] {
  if (conditions.some((each) => STOPPED.has(each))) return "stopped";
  return conditions.includes("under way") ? "running" : null;
}

/** What officers said of pairs, each boat by a report of its own or one that speaks of it. */
function knownOf(picture: Picture, boats: readonly Boat[], weighed: readonly Report[]) {
  const anchors = new Map<BoatId, { readonly report: ReportId; readonly group: BoatId }>();
  const ids = new Set(weighed.map(({ id }) => id));
  for (const { id: group, members, reports } of boats) {
    for (const boat of members) {
      const speaks = ({ id, linkedTo }: Report): boolean =>
        ids.has(id) && (ownBoat(id) === boat || linkedTo.includes(boat));
      const report = reports.find(speaks);
      if (report !== undefined) anchors.set(boat, { report: report.id, group });
    }
  }
  const known: KnownPair[] = [];
  const say = (kind: KnownPair["kind"], one: BoatId, other: BoatId): void => {
    const [first, second] = [anchors.get(one), anchors.get(other)];
    if (first === undefined || second === undefined || first.report === second.report) return;
    // A link that a declaration of two holds back joins nothing.
    if (kind === "same" && first.group !== second.group) return;
    known.push({ kind, first: first.report, second: second.report });
  };
  for (const { id } of weighed)
    for (const boat of linkedByOfficer(picture, id)) say("same", ownBoat(id), boat);
  // A declaration stands with both of its boats.
  for (const { one, other, disputed } of new Set([...picture.declared.values()].flat()))
    if (!disputed) say("same", one, other);
  for (const { one, other } of new Set([...picture.apart.values()].flat()))
    say("distinct", one, other);
  return [...known, ...emptiedApart(boats, weighed)];
}

/**
 * Boats that were each emptied, every one by its own account, are as many boats: nobody is taken
 * off twice. When a second unit took the rest of one boat this splits it, which costs a look.
 */
function emptiedApart(boats: readonly Boat[], weighed: readonly Report[]): KnownPair[] {
  const ids = new Set(weighed.map(({ id }) => id));
  const emptied = boats.flatMap(({ onBoard, accounts, reports }) => {
    const own = reports.filter(({ id }) => ids.has(id));
    const met = own.find(({ event }) => event.channel === "encounter") ?? own[0];
    return onBoard || sumOf(accounts) === 0 || met === undefined ? [] : [met.id];
  });
  return emptied.flatMap((first, at) =>
    emptied.slice(at + 1).map((second) => ({ kind: "distinct" as const, first, second })),
  );
}

/**
 * The boat that an officer said a report speaks of, with nothing left unexplained. That a phone was
 * the same is for the model to weigh; a report of several boats joins none.
 */
function linkedByOfficer(picture: Picture, report: ReportId): readonly BoatId[] {
  const links = picture.links.get(report) ?? [];
  return links.flatMap(({ event }) => {
    if (links.length > 1 || event.kind !== "ReportLinked" || event.basis !== "officer") return [];
    return event.contradictions.some(({ explanation }) => explanation === null) ? [] : [event.boat];
  });
}
