import { z } from "zod";
import {
  placeDetections,
  type AisReport,
  type Scan,
  type SensorModel,
  type Standing,
} from "#match";
import { Cannot } from "./arguments.ts";

const shared = {
  scans: z.number().int().positive(),
  scan_interval_s: z.number().positive(),
  q_mps2sq_per_hz: z.number().positive(),
  prob_detect: z.number().gt(0).lt(1),
  clutter_mean_per_scan: z.number().nonnegative(),
  clutter_density: z.number().positive(),
};
const scenarioSchema = z.discriminatedUnion("kind", [
  z.object({
    ...shared,
    kind: z.literal("cart"),
    noise: z.object({ sigma: z.number().positive() }),
  }),
  z.object({
    ...shared,
    kind: z.literal("polar"),
    noise: z.object({ sigma_b: z.number().positive(), sigma_r: z.number().positive() }),
  }),
]);

/** What is known of a sensor and of its scans (shared/data/tracking/README.md). */
export type Scenario = {
  readonly scans: number;
  /** Seconds. */
  readonly interval: number;
  /** m²/s³ per axis. */
  readonly accelerationDensity: number;
  readonly sensor: SensorModel;
};

/** Reads a scenario's JSON. Throws a Cannot that names the field. */
export function readScenario(text: string): Scenario {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    throw new Cannot(`Expected a scenario as JSON; came "${text.slice(0, 40)}".`);
  }
  const { success, data, error } = scenarioSchema.safeParse(given);
  if (!success) {
    const [issue] = error.issues;
    throw new Cannot(`Expected a scenario: ${issue?.path.join(".") ?? ""}: ${issue?.message}.`);
  }
  const noise =
    data.kind === "cart"
      ? { kind: data.kind, sigma: data.noise.sigma }
      : { kind: data.kind, sigmaBearing: data.noise.sigma_b, sigmaRange: data.noise.sigma_r };
  return {
    scans: data.scans,
    interval: data.scan_interval_s,
    accelerationDensity: data.q_mps2sq_per_hz,
    sensor: {
      detectionProbability: data.prob_detect,
      clutterPerScan: data.clutter_mean_per_scan,
      clutterDensity: data.clutter_density,
      noise,
    },
  };
}

/** A line that is no detection: what was expected and what came. The others are read. */
export type RowFault = { readonly line: number; readonly why: string };

type Look = { time: number; line: number; readonly raw: number[]; readonly seen: Set<string> };

/** A scan without a row is taken as one that was not made when even clutter would not be silent. */
const SILENT = 1e-6;

/**
 * Scans from rows `scan,t,det,z1,z2`; whatever stands after z2 is not looked at. A missing t is the
 * scan's number times the interval. Refused, and listed: a row that is no detection, one whose time
 * is not its scan's, a number of a detection that came before in its scan, and all of a scan that
 * is earlier than the one before. Throws a Cannot for another heading.
 */
export function readDetections(
  text: string,
  scenario: Scenario,
): { readonly scans: readonly Scan[]; readonly faults: readonly RowFault[] } {
  const faults: RowFault[] = [];
  const looks = new Map<number, Look>();
  const lines = text.split("\n");
  if (!/^scan,t,det,z1,z2\b/.test(lines[0] ?? ""))
    throw new Cannot(`Expected the heading scan,t,det,z1,z2; came "${lines[0]?.slice(0, 60)}".`);
  for (let index = 1; index < lines.length; index += 1) {
    if (lines[index]!.trim() === "") continue;
    const why = takeRow(lines[index]!, index + 1, scenario, looks);
    if (why !== null) faults.push({ line: index + 1, why });
  }
  return { scans: scansOf(looks, scenario, faults), faults };
}

function takeRow(
  line: string,
  number: number,
  scenario: Scenario,
  looks: Map<number, Look>,
): string | null {
  const cells = line.split(",", 5);
  const scan = numberOf(cells[0]);
  if (!Number.isInteger(scan) || scan < 0)
    return `expected the number of a scan, 0 or above; came "${cells[0]}"`;
  const [first, second] = [numberOf(cells[3]), numberOf(cells[4])];
  if (!Number.isFinite(first) || !Number.isFinite(second))
    return `expected two numbers z1 and z2; came ${cameOf(cells[3])} and ${cameOf(cells[4])}`;
  if (scenario.sensor.noise.kind === "polar" && second <= 0)
    return `expected a range above 0 m; came ${second}`;
  const time = timeOf(cells[1] ?? "", scan * scenario.interval);
  if (!Number.isFinite(time)) return `expected a time in seconds; came "${cells[1]}"`;
  const look = looks.get(scan) ?? { time, line: number, raw: [], seen: new Set() };
  looks.set(scan, look);
  if (look.time !== time)
    return `expected ${look.time} s as before in scan ${scan}; came ${time} s`;
  const name = String(cells[2]);
  if (look.seen.has(name)) return `expected a new detection; ${name} came before in scan ${scan}`;
  look.seen.add(name);
  look.raw.push(first, second);
  return null;
}

const cameOf = (cell: string | undefined): string =>
  cell === undefined ? "no such column" : `"${cell}"`;

const timeOf = (cell: string, missing: number): number =>
  cell.trim() === "" ? missing : numberOf(cell);

const numberOf = (cell: string | undefined): number =>
  cell === undefined || cell.trim() === "" ? NaN : Number(cell);

function scansOf(looks: Map<number, Look>, scenario: Scenario, faults: RowFault[]): Scan[] {
  const { sensor, interval } = scenario;
  const count = Math.max(scenario.scans, ...[...looks.keys()].map((scan) => scan + 1));
  if (count > 1_000_000)
    throw new Cannot(`Expected at most 1,000,000 scans; came scan number ${count - 1}.`);
  const emptyLooked = Math.exp(-sensor.clutterPerScan) > SILENT;
  const scans: Scan[] = [];
  let before = -Infinity;
  for (let scan = 0; scan < count; scan += 1) {
    const look = looks.get(scan);
    const time = look?.time ?? Math.max(before, scan * interval);
    if (look !== undefined && time <= before) {
      const why = `expected scan ${scan} after ${before} s; came ${time} s: the scan is left out`;
      faults.push({ line: look.line, why });
      continue;
    }
    const detections = placeDetections(Float64Array.from(look?.raw ?? []), sensor);
    scans.push({ scan, time, looked: look !== undefined || emptyLooked, detections });
    before = time;
  }
  return scans;
}

/** Where boats truly were at each scan: rows `scan,t,boat,x,vx,y,vy`. Throws a Cannot. */
export function readTrueBoats(text: string, scans: readonly Scan[]): readonly Standing[] {
  const byScan = new Map(
    scans.map(({ scan }) => [scan, { ids: [] as number[], xy: [] as number[] }]),
  );
  for (const [index, line] of text.split("\n").entries()) {
    if (index === 0 || line.trim() === "") continue;
    const [scan, , boat, x, , y] = line.split(",").map(numberOf);
    if (scan === undefined || !Number.isFinite(boat) || !Number.isFinite(x) || !Number.isFinite(y))
      throw new Cannot(`Line ${index + 1}: expected scan,t,boat,x,vx,y,vy; came "${line}".`);
    byScan.get(scan)?.ids.push(boat!);
    byScan.get(scan)?.xy.push(x!, y!);
  }
  return scans.map(({ scan }) => {
    const { ids, xy } = byScan.get(scan)!;
    return { ids, places: Float64Array.from(xy) };
  });
}

const AIS_HEADING = "mmsi,t,x,y,vx,vy";

/**
 * Ships' reports by AIS from rows `mmsi,t,x,y,vx,vy` on the plane of the detections. A row that is
 * none is listed, the others are read. Throws a Cannot for another heading.
 */
export function readAisReports(text: string): {
  readonly reports: readonly AisReport[];
  readonly faults: readonly RowFault[];
} {
  const [heading = "", ...rows] = text.split(/\r?\n/);
  if (heading.trim() !== AIS_HEADING)
    throw new Cannot(`Expected the heading ${AIS_HEADING}; came "${heading.slice(0, 60)}".`);
  const reports: AisReport[] = [];
  const faults: RowFault[] = [];
  for (const [index, row] of rows.entries()) {
    if (row.trim() === "") continue;
    const [mmsi = "", ...cells] = row.split(",");
    const [time, x, y, vx, vy] = cells.map(numberOf) as [number, number, number, number, number];
    const isReport = /^\d{9}$/.test(mmsi) && cells.length === 5 && cells.every(isFiniteCell);
    if (isReport) reports.push({ mmsi, time, x, y, vx, vy });
    else {
      const why = `expected nine digits and five numbers, ${AIS_HEADING}; came "${row}"`;
      faults.push({ line: index + 2, why });
    }
  }
  return { reports, faults };
}

const isFiniteCell = (cell: string): boolean => Number.isFinite(numberOf(cell));
