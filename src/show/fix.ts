import { distanceToLine, findSide, isNearLine, type Chart, type Side } from "#chart";
import type { ReportId } from "#log";
import { ageOf, reachOf, type Fix } from "#picture";
import type { Instant, Metres, Seconds } from "#units";

/** A position as plain data: metres, seconds, degrees. It is never shown without its age. */
export type FixView = {
  readonly lon: number;
  readonly lat: number;
  readonly radius: Metres;
  /** Within which the boat may be by now: the radius, grown by the age. */
  readonly reach: Metres;
  readonly at: Instant;
  readonly ageSeconds: Seconds;
  readonly timed: Fix["timed"];
  readonly method: string;
  readonly words: string;
  readonly report: ReportId;
  /** Null without a chart. */
  readonly line: LineView | null;
};

/** How a position lies to the line between the two watch areas. */
export type LineView = {
  readonly side: Side;
  readonly distance: Metres;
  /** Whether the boat may by now be on the other side: then it is both centres' boat. */
  readonly near: boolean;
};

export function viewFix(fix: Fix, now: Instant, chart: Chart | null): FixView {
  const reach = reachOf(fix, now);
  const { position } = fix;
  return {
    lon: position.lon,
    lat: position.lat,
    radius: fix.radius,
    reach,
    at: fix.at,
    ageSeconds: ageOf(fix, now),
    timed: fix.timed,
    method: fix.method,
    words: fix.words,
    report: fix.report,
    line:
      chart === null
        ? null
        : {
            side: findSide(chart, position),
            distance: distanceToLine(chart, position),
            near: isNearLine(chart, position, reach),
          },
  };
}
