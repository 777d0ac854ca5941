import { knots, type Position } from "#units";
import type { NmeaSentence } from "../nmea-sentence.ts";
import { ANY, DEGREES, NOT_NEGATIVE } from "../phones/figures.ts";
import { Fields } from "./fields.ts";
import type { Heading, OwnPosition } from "./instrument.ts";

type Fix = OwnPosition["fix"];

/** Mode indicators of RMC and quality indicators of GGA (IEC 61162-1). */
const MODES = ["A", "C", "D", "E", "F", "M", "N", "P", "R", "S", "U"] as const;
const FIX_OF_MODE: Readonly<Record<(typeof MODES)[number], Fix>> = {
  A: "satellites",
  C: "satellites",
  D: "differential",
  E: "estimated",
  F: "differential",
  M: "by hand",
  N: "none",
  P: "satellites",
  R: "differential",
  S: "simulated",
  U: "none",
};
const FIX_OF_QUALITY: readonly Fix[] = [
  "none",
  "satellites",
  "differential",
  "satellites",
  "differential",
  "differential",
  "estimated",
  "by hand",
  "simulated",
];

/**
 * Reads `$--RMC` and `$--GGA` (IEC 61162-1). Status V, mode N and quality 0 are no fix: whatever
 * figures stand beside them are no position, nor are those of a simulator.
 */
export function readOwnPosition(sentence: NmeaSentence): OwnPosition {
  const fields = new Fields(sentence);
  const own = sentence.formatter === "RMC" ? ofRmc(fields) : ofGga(fields);
  const { place, ...figures } = own;
  const isFix = own.fix !== "none" && own.fix !== "simulated";
  return {
    kind: "own position",
    ...figures,
    ...(isFix && place !== null ? place : { lon: null, lat: null }),
    heardAt: sentence.at,
    source: sentence.source,
    faults: fields.faults,
  };
}

type Own = Omit<OwnPosition, "kind" | "lon" | "lat" | "heardAt" | "source" | "faults"> & {
  readonly place: Position | null;
};

function ofRmc(fields: Fields): Own {
  const speed = fields.number(6, "speed", NOT_NEGATIVE);
  return {
    fix: fixOfRmc(fields),
    place: fields.position(2),
    at: fields.moment(0, 8),
    satellites: null,
    hdop: null,
    altitude: null,
    speed: speed === null ? null : knots(speed),
    course: fields.number(7, "course", DEGREES),
  };
}

function ofGga(fields: Fields): Own {
  return {
    fix: fixOfGga(fields),
    place: fields.position(1),
    at: fields.moment(0, null),
    satellites: fields.number(6, "satellites", NOT_NEGATIVE),
    hdop: fields.number(7, "hdop", NOT_NEGATIVE),
    altitude: fields.number(8, "altitude", ANY),
    speed: null,
    course: null,
  };
}

function fixOfRmc(fields: Fields): Fix {
  const status = fields.letter(1, "status", ["A", "V"]);
  const mode = fields.letter(11, "mode", MODES);
  if (mode === "S") return "simulated";
  if (status !== "A") return "none";
  if (mode !== null) return FIX_OF_MODE[mode];
  // Before version 2.3 there was no mode; one that nobody knows is no fix.
  return fields.text(11) === "" ? "satellites" : "none";
}

function fixOfGga(fields: Fields): Fix {
  const quality = fields.number(5, "quality", { least: 0, most: 8 });
  return FIX_OF_QUALITY[quality ?? 0] ?? "none";
}

/** Reads `$--HDT` and `$--THS`; of the latter only what it says is measured or estimated. */
export function readHeading(sentence: NmeaSentence): Heading {
  const fields = new Fields(sentence);
  const heading = fields.number(0, "heading", DEGREES);
  const isTrue =
    sentence.formatter === "HDT"
      ? fields.letter(1, "reference", ["T"]) === "T"
      : ["A", "E"].includes(fields.text(1));
  return {
    kind: "heading",
    heading: isTrue ? heading : null,
    heardAt: sentence.at,
    source: sentence.source,
    faults: fields.faults,
  };
}
