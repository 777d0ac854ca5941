import { epochMs, type Instant, type Position } from "#units";
import { cameAs } from "../fault.ts";
import { readNmeaSentence, type NmeaSentence } from "../nmea-sentence.ts";
import { placeAt, valueOfJson } from "../phones/figures.ts";
import { placeBeyond } from "../position/shapes.ts";
import type { Telling } from "../telling.ts";
import type { Heading, InstrumentReading, OwnPosition, RadarContact } from "./instrument.ts";
import { readHeading, readOwnPosition } from "./own-position.ts";
import { readTll, readTtd, readTtm } from "./radar.ts";
import { SignalKReader } from "./signal-k.ts";

/** No line of an instrument is near it. */
const CHARACTERS_MOST = 100_000;
/** So long a position or heading of one's own is good, in milliseconds; without times in lines. */
const AGE_MOST_MS = 30_000;
const LINES_MOST = 200;
const SOURCES_MOST = 100;
/**
 * What a radar may be off: 1 % of the distance or 30 m, and 1 degree (IMO MSC.192(79), 5.2.1, of
 * the range scale, which is not told; so is the distance no more than it).
 */
const RANGE_SHARE = 0.01;
const RANGE_ERROR_M = 30;
const BEARING_ERROR = Math.PI / 180;
/** Where the radar itself is, in metres; and where a place is that TLL tells. Ours. */
const OWN_ERROR_M = 50;
const TLL_ERROR_M = 500;
/** A fast launch's way, for each second that its own position is old: 40 knots. */
const WAY_MS = 20;

type Known<Thing> = { readonly thing: Thing; readonly line: number };
type Own = { position: Known<OwnPosition> | null; heading: Known<Heading> | null };

/**
 * Reads the instruments of a unit, line by line: where it is (RMC, GGA), where its bow points (HDT,
 * THS), what its radar follows (TTM, TLL, TTD), with or without TAG blocks; and Signal K deltas,
 * lines that begin with `{`. A contact of TTM gets its place from the unit's own position of the
 * same source, where one came in the last 30 s; else it has its figures and no place.
 */
export class InstrumentReader {
  private readonly own = new Map<string, Own>();
  private readonly signalK = new SignalKReader();
  private line = 0;

  /** What a line says; nothing for a blank one. Never throws. */
  read(line: string): readonly InstrumentReading[] {
    const words = line.trim();
    if (words === "") return [];
    this.line += 1;
    if (words.length > CHARACTERS_MOST)
      return [failure(words, `expected at most ${CHARACTERS_MOST} characters; came more`)];
    if (words.startsWith("{")) {
      const delta = valueOfJson(words);
      return delta === undefined
        ? [failure(words, "expected a Signal K delta; came no JSON")]
        : this.signalK.read(delta, words);
    }
    // TTD begins with "!"; its checksum leaves that out, as it does "$".
    const sentence = readNmeaSentence(words.replace(/^((?:\\[^\\]*\\)*)!/, "$1$$"));
    if (typeof sentence === "string") return [failure(words, sentence)];
    return this.understand(sentence, words);
  }

  private understand(sentence: NmeaSentence, words: string): readonly InstrumentReading[] {
    switch (sentence.formatter) {
      case "RMC":
      case "GGA": {
        const thing = readOwnPosition(sentence);
        this.ownOf(sentence.source).position = { thing, line: this.line };
        return [{ ok: true, thing, telling: null }];
      }
      case "HDT":
      case "THS": {
        const thing = readHeading(sentence);
        this.ownOf(sentence.source).heading = { thing, line: this.line };
        return [{ ok: true, thing, telling: null }];
      }
      case "TTM":
        return [this.contact(readTtm(sentence), words)];
      case "TLL":
        return [this.contact(readTll(sentence), words)];
      case "TTD": {
        const contacts = readTtd(sentence);
        if (typeof contacts === "string") return [failure(words, contacts)];
        return contacts.map((contact) => this.contact(contact, words));
      }
      default: {
        const came = cameAs(sentence.formatter);
        return [failure(words, `expected RMC, GGA, HDT, THS, TTM, TLL or TTD; came ${came}`)];
      }
    }
  }

  private ownOf(source: string | null): Own {
    const name = source ?? "";
    const known = this.own.get(name);
    if (known !== undefined) return known;
    const [oldest] = this.own.keys();
    if (this.own.size >= SOURCES_MOST && oldest !== undefined) this.own.delete(oldest);
    const own: Own = { position: null, heading: null };
    this.own.set(name, own);
    return own;
  }

  private contact(told: RadarContact, words: string): InstrumentReading {
    const thing = { ...told, ...this.placeOf(told) };
    return { ok: true, thing, telling: tellingOf(thing, words) };
  }

  private placeOf(told: RadarContact): Placed {
    switch (told.sentence) {
      case "TLL":
        return byItself(told);
      case "TTM":
        return this.placed(told);
      case "TTD":
        // The scale of its distance is not sure enough (`readTtd`) to put anybody anywhere.
        return NOWHERE;
    }
  }

  /** Where a contact is that the radar has at a distance and bearing. */
  private placed(contact: RadarContact): Placed {
    const { distance, heardAt, source } = contact;
    const own = this.own.get(source ?? "");
    const position = this.fresh(own?.position, heardAt);
    const bearing = this.trueBearing(contact, own);
    if (position === null || distance === null || bearing === null) return NOWHERE;
    const { lon, lat } = position.thing;
    if (lon === null || lat === null) return NOWHERE;
    const age = (position.ageMs ?? AGE_MOST_MS) / 1000;
    const along = Math.max(distance * RANGE_SHARE, RANGE_ERROR_M);
    const across = distance * BEARING_ERROR;
    const error = OWN_ERROR_M + age * (position.thing.speed ?? WAY_MS);
    const radius = Math.ceil(Math.hypot(along, across) + error);
    return { ...wrapped(placeBeyond({ lon, lat }, bearing, distance)), radius };
  }

  private trueBearing(contact: RadarContact, own: Own | undefined): number | null {
    const { bearing, isRelative, heardAt } = contact;
    if (bearing === null || !isRelative) return bearing;
    const heading = this.fresh(own?.heading, heardAt)?.thing.heading ?? null;
    return heading === null ? null : (heading + bearing) % 360;
  }

  /** What is known, unless it is too old; its age is null where the lines have no times. */
  private fresh<Thing extends { readonly heardAt: Instant | null }>(
    known: Known<Thing> | null | undefined,
    now: Instant | null,
  ): { readonly thing: Thing; readonly ageMs: number | null } | null {
    if (known === null || known === undefined) return null;
    const { thing, line } = known;
    if (thing.heardAt === null || now === null)
      return this.line - line <= LINES_MOST ? { thing, ageMs: null } : null;
    const ageMs = Math.abs(epochMs(now) - epochMs(thing.heardAt));
    return ageMs <= AGE_MOST_MS ? { thing, ageMs } : null;
  }
}

type Placed = Pick<RadarContact, "lon" | "lat" | "radius">;
const NOWHERE: Placed = { lon: null, lat: null, radius: null };

function byItself({ lon, lat }: RadarContact): Placed {
  return lon === null || lat === null ? NOWHERE : { lon, lat, radius: TLL_ERROR_M };
}

function wrapped({ lon, lat }: Position): Position {
  return { lon: ((lon + 540) % 360) - 180, lat };
}

function failure(words: string, why: string): InstrumentReading {
  return { ok: false, words, why };
}

/** Only what a radar follows, and where it is: what it has lost or steers by tells of no boat. */
function tellingOf(contact: RadarContact, words: string): Telling | null {
  const { status, isReference, isTest, heardAt, source, number } = contact;
  if (status !== "following" || isReference || isTest) return null;
  const at = contact.at ?? heardAt;
  return {
    channel: "sensor",
    words,
    sender: null,
    who: "sensor",
    name: null,
    relays: false,
    happened: at === null ? null : { kind: "told", at, earliest: null, latest: null },
    place: placeOf(contact, at),
    people: null,
    conditions: [],
    craft: null,
    language: null,
    alert: null,
    exercise: false,
    key: at === null || number === null ? null : `radar ${source ?? "?"} ${number} ${at}`,
  };
}

function placeOf(contact: RadarContact, at: Instant | null): Telling["place"] {
  const { lon, lat, radius, distance, bearing, isRelative } = contact;
  if (lon === null || lat === null || radius === null) return null;
  const from = isRelative ? "from the bow" : "true";
  const words =
    distance === null || bearing === null
      ? `lat ${lat} lon ${lon} by radar`
      : `${Math.round(distance)} m, ${bearing} degrees ${from}, by radar`;
  return placeAt({ lon, lat, radius }, "radar", at, words);
}
