import { DETECTION_STRIDE, type Scan } from "./scan.ts";

/** A ship that tells its own place by AIS, moved on to the moment of the scan. Metres, m². */
export type AisVessel = {
  readonly mmsi: string;
  readonly x: number;
  readonly y: number;
  readonly xx: number;
  readonly xy: number;
  readonly yy: number;
};

/** What a ship told of itself at a time in seconds of the scans: metres, metres a second. */
export type AisReport = {
  readonly mmsi: string;
  readonly time: number;
  readonly x: number;
  readonly y: number;
  readonly vx: number;
  readonly vy: number;
};

/** Error of a position by AIS with the length of the ship, metres, one standard deviation. */
const PLACE_ERROR = 25;
/** How differently a ship goes on than it told, metres a second, one standard deviation. */
const SPEED_ERROR = 1;
/** A ship at anchor reports every three minutes (ITU-R M.1371, table 1); what is older is out. */
const AGE_MOST = 185;

/**
 * The ships at `time` by what each told last until then, moved on as it said and less sure with its
 * age. What is told later is not used.
 */
export function vesselsAt(reports: readonly AisReport[], time: number): AisVessel[] {
  const last = new Map<string, AisReport>();
  for (const report of reports) {
    const known = last.get(report.mmsi);
    const isUsed = report.time <= time && time - report.time <= AGE_MOST;
    if (isUsed && (known === undefined || known.time < report.time)) last.set(report.mmsi, report);
  }
  return [...last.values()].map(({ mmsi, time: told, x, y, vx, vy }) => {
    const age = time - told;
    const variance = PLACE_ERROR ** 2 + (SPEED_ERROR * age) ** 2;
    return { mmsi, x: x + vx * age, y: y + vy * age, xx: variance, xy: 0, yy: variance };
  });
}

/** Squared Mahalanobis distance within which a ship explains a detection: 99 % of chi², 2. */
const GATE = 9.21;

/** Which detection a ship explains: its number in the scan that came in. */
export type Explained = { readonly mmsi: string; readonly detection: number };

/**
 * Takes out of a scan what ships with AIS explain, so that what the tracker follows is what nobody
 * has told of. A ship explains one detection, the nearest, and never two: a small boat alongside
 * stays. The nearest pairs are settled first.
 */
export function explainByAis(
  scan: Scan,
  vessels: readonly AisVessel[],
): { readonly rest: Scan; readonly explained: readonly Explained[] } {
  const near = vessels.flatMap((vessel) => gated(scan.detections, vessel));
  near.sort(
    (one, other) =>
      one.squared - other.squared ||
      one.detection - other.detection ||
      (one.mmsi < other.mmsi ? -1 : 1),
  );
  const taken = new Map<number, string>();
  const done = new Set<string>();
  for (const { mmsi, detection } of near) {
    if (done.has(mmsi) || taken.has(detection)) continue;
    done.add(mmsi);
    taken.set(detection, mmsi);
  }
  const detections = scan.detections.filter(
    (_, index) => !taken.has(Math.floor(index / DETECTION_STRIDE)),
  );
  const explained = [...taken].map(([detection, mmsi]) => ({ mmsi, detection }));
  return { rest: { ...scan, detections }, explained };
}

function gated(detections: Float64Array, { mmsi, ...vessel }: AisVessel) {
  const found: { mmsi: string; detection: number; squared: number }[] = [];
  for (let at = 0; at < detections.length; at += DETECTION_STRIDE) {
    const dx = detections[at]! - vessel.x;
    const dy = detections[at + 1]! - vessel.y;
    const sxx = detections[at + 2]! + vessel.xx;
    const sxy = detections[at + 3]! + vessel.xy;
    const syy = detections[at + 4]! + vessel.yy;
    const determinant = sxx * syy - sxy * sxy;
    const squared = (syy * dx * dx - 2 * sxy * dx * dy + sxx * dy * dy) / determinant;
    if (squared <= GATE) found.push({ mmsi, detection: at / DETECTION_STRIDE, squared });
  }
  return found;
}
