import { epochMs, type Instant, type Position } from "#units";
import type { Coverage } from "./flow.ts";

/** A run holds a flow for so long beyond its hours, milliseconds. */
const HOLD_MS = 5_400_000;

type Box = Pick<Coverage, "west" | "south" | "east" | "north">;

/** Whether a place lies in the box; one that crosses the 180th meridian may be told either way. */
export function holdsPlace({ west, south, east, north }: Box, { lon, lat }: Position): boolean {
  const width = east >= west ? east - west : east - west + 360;
  const along = lon - west - 360 * Math.floor((lon - west) / 360);
  return lat >= south && lat <= north && along <= width;
}

/**
 * How much of the hours between two moments a flow is known for, with the hour and a half for which
 * a run holds it. The moments may come in either order.
 */
export function holdsHours(
  { from, until }: Coverage,
  one: Instant,
  other: Instant,
): "all" | "some" | "none" {
  const begins = from === null ? -Infinity : epochMs(from) - HOLD_MS;
  const ends = until === null ? Infinity : epochMs(until) + HOLD_MS;
  const first = Math.min(epochMs(one), epochMs(other));
  const last = Math.max(epochMs(one), epochMs(other));
  if (last < begins || first > ends) return "none";
  return first >= begins && last <= ends ? "all" : "some";
}
