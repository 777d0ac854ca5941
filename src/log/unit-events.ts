import { z } from "zod";
import * as term from "./terms.ts";
import { enduranceLeft, READINESS, unitParticulars } from "./unit-terms.ts";

const { boatId, moment, place, unitId, words } = term;
const happened = moment.nullable().default(null);

/**
 * What a unit says of itself that changes in a night. What is left out was not told. Two desks that
 * say different things of one moment are both kept, and shown beside each other.
 */
const UnitStated = z.object({
  kind: z.literal("UnitStated"),
  unit: unitId,
  /** Seconds for which its fuel still lasts. */
  enduranceLeft: enduranceLeft.optional(),
  /** Survivors aboard, by the unit's own count. */
  placesTaken: term.peopleTerm.optional(),
  readiness: z.enum(READINESS).optional(),
  /** Seconds until it can sail, when it is ready. */
  notice: z.number().nonnegative().max(604_800).optional(),
  shift: unitParticulars.shift,
  place: place.optional(),
  /** It asks to be released from this boat. Word only: a desk stands a unit down, or does not. */
  asksToLeave: boatId.optional(),
  words: words.nullable().default(null),
  happened,
});

/**
 * A craft was found empty, searched, and marked so that nobody searches it again (F32). It accounts
 * for nobody: who was in it is still to be found. `boat` only when somebody at a desk says which.
 */
const CraftSearched = z.object({
  kind: z.literal("CraftSearched"),
  unit: unitId,
  boat: boatId.nullable().default(null),
  /** How it is marked: "orange cross on the port tube", "sunk". */
  mark: words,
  place: place.nullable().default(null),
  words: words.nullable().default(null),
  happened,
});

export const unitEvents = { UnitStated, CraftSearched } as const;

export type UnitKind = keyof typeof unitEvents;
