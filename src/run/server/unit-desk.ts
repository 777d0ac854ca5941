import type { BoatId, UnitId } from "#log";
import { renderUnitPage, renderUnitPageGone } from "#publish";
import { pagePlace, type Language, type PagePlace } from "#show";
import { hours, instant, nauticalMiles, seconds, secondsBetween, type Instant } from "#units";
import { boatTaskOf } from "../boat-drift.ts";
import { UnitLinks, type Taken, type UnitLink } from "../unit-links.ts";
import type { House } from "./house.ts";
import { Problem } from "./problem.ts";
import { pageHeaders, readPageScript, UNIT_PAGE } from "./page-script.ts";

/** So many messages at once from one link, and then one in so many milliseconds. */
const AT_ONCE = 20;
const ONE_IN_MS = 3_000;
/** A drift is worked out anew when it is this old: a boat makes a cable or two meanwhile. */
const DRIFT_KEEPS_MS = 300_000;
/** Boats of which a drift is remembered; the oldest are forgotten first. */
const DRIFTS_MOST = 100;

export type UnitDeskOptions = {
  /** The project's folder. */
  readonly root: string;
  /** Of the links' file, or ":memory:". */
  readonly path: string;
  readonly onFault: (error: unknown) => void;
};

/** Where a boat may be at `at`; of which word of the log, so that news of it count at once. */
type Drifted = {
  readonly at: Instant;
  readonly lon: number;
  readonly lat: number;
  readonly radiusMiles: number;
  readonly fixAt: Instant;
  readonly made: number;
};

/** The units' links, the page behind them, and the drifts that the page tells. */
export class UnitDesk {
  readonly links: UnitLinks;
  readonly headers: Readonly<Record<string, string>>;
  readonly gone = renderUnitPageGone();
  readonly #script: string;
  readonly #onFault: (error: unknown) => void;
  readonly #full = new Map<string, number>();
  readonly #asked = new Map<UnitId, Instant>();
  readonly #taking = new Map<string, Promise<Taken>>();
  readonly #drifts = new Map<BoatId, Drifted>();
  readonly #drifting = new Set<BoatId>();

  constructor({ root, path, onFault }: UnitDeskOptions) {
    this.#script = readPageScript(root, UNIT_PAGE.source);
    this.headers = pageHeaders(this.#script, UNIT_PAGE.style);
    this.#onFault = onFault;
    this.links = openLinks(path, onFault);
  }

  page(unit: string, language: Language): string {
    return renderUnitPage({ unit, language, script: this.#script });
  }

  /** When a unit's page last asked for its task; null: not since the server began. */
  askedAt(unit: UnitId): Instant | null {
    return this.#asked.get(unit) ?? null;
  }

  noteAsked(unit: UnitId, now: Instant): void {
    this.#asked.set(unit, now);
  }

  /** Seconds that this link has to wait before it may send again; 0: now, which is counted. */
  waitOf({ hash }: UnitLink, nowMs: number): number {
    const full = Math.max(this.#full.get(hash) ?? 0, nowMs) + ONE_IN_MS;
    const over = full - nowMs - AT_ONCE * ONE_IN_MS;
    if (over > 0) return Math.ceil(over / 1_000);
    this.#full.set(hash, full);
    return 0;
  }

  /** Does what a message asks, once: sent again, it is answered as the first time. */
  async once(link: UnitLink, key: string, act: () => Promise<Taken>): Promise<Taken> {
    const known = this.links.taken(link, key);
    if (known !== null) return known;
    const name = `${link.hash} ${key}`;
    const before = this.#taking.get(name);
    if (before !== undefined) return before;
    const taking = act().then((taken) => {
      this.links.take(link, key, taken);
      return taken;
    });
    this.#taking.set(name, taking);
    try {
      return await taking;
    } finally {
      this.#taking.delete(name);
    }
  }

  /**
   * Where a boat may be by now, drifted from its newest position at `fixAt`; null while nothing is
   * worked out. Begins to work it out where there is nothing fresh: a page asks again.
   */
  driftedTo(house: House, boat: BoatId, fixAt: Instant, language: Language): PagePlace | null {
    const { now } = house.watch;
    const held = this.#drifts.get(boat);
    const isOfFix = held !== undefined && held.fixAt === fixAt;
    const isFresh = isOfFix && Date.parse(now) - held.made < DRIFT_KEEPS_MS;
    if (!isFresh) void this.#drift(house, boat, fixAt);
    if (!isOfFix) return null;
    const { lon, lat, radiusMiles } = held;
    const age = seconds(Math.max(0, secondsBetween(fixAt, now)));
    return pagePlace({ lon, lat }, nauticalMiles(radiusMiles), age, language);
  }

  close(): void {
    this.links.close();
  }

  async #drift({ watch, sea, data, version }: House, boat: BoatId, fixAt: Instant): Promise<void> {
    if (this.#drifting.has(boat)) return;
    this.#drifting.add(boat);
    try {
      const { now } = watch;
      const asked = boatTaskOf(watch.picture, boat, now, hours(1), {
        data,
        version,
        language: "en",
      });
      if (!asked.ok) return;
      const answer = await sea.ask({ kind: "drift", task: asked.task });
      if (answer.kind !== "drift") return;
      const nearest = nearestDatum(answer.document.features, now);
      if (nearest !== null) this.#remember(boat, { ...nearest, fixAt, made: Date.parse(now) });
    } catch (error) {
      // The page tells the last position instead, with its age; the log goes on.
      if (!(error instanceof Problem)) this.#onFault(error);
    } finally {
      this.#drifting.delete(boat);
    }
  }

  #remember(boat: BoatId, drifted: Drifted): void {
    this.#drifts.delete(boat);
    this.#drifts.set(boat, drifted);
    for (const [oldest] of this.#drifts) {
      if (this.#drifts.size <= DRIFTS_MOST) break;
      this.#drifts.delete(oldest);
    }
  }
}

type Feature = {
  readonly geometry: unknown;
  readonly properties: Readonly<Record<string, unknown>>;
};

/** The datum of the moment that is nearest to now. */
function nearestDatum(features: readonly Feature[], now: Instant) {
  const data = features.flatMap(({ geometry, properties }) => {
    const { kind, at, radius95Miles } = properties;
    if (kind !== "datum") return [];
    const [lon, lat] = (geometry as { coordinates: readonly [number, number] }).coordinates;
    return [{ at: instant(String(at)), lon, lat, radiusMiles: Number(radius95Miles) }];
  });
  const off = ({ at }: { at: Instant }): number => Math.abs(secondsBetween(at, now));
  return data.toSorted((one, other) => off(one) - off(other))[0] ?? null;
}

/** A file of links that cannot be read keeps no watch from starting: new ones are in memory. */
function openLinks(path: string, onFault: (error: unknown) => void): UnitLinks {
  try {
    return new UnitLinks(path);
  } catch (error) {
    onFault(error);
    return new UnitLinks(":memory:");
  }
}
