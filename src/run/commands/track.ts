import { readFileSync, writeFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import {
  DEFAULT_MOTION,
  explainByAis,
  scoreTracks,
  startTracker,
  trackReports,
  trackScan,
  vesselsAt,
  type AisReport,
  type Scan,
  type Standing,
  type TrackModel,
} from "#match";
import { Cannot, EXIT, readArguments, readPositionals, Usage } from "../arguments.ts";
import type { Command, Io } from "../command.ts";
import { readAisReports, readDetections, readScenario, readTrueBoats } from "../track-files.ts";

const help = `vigie track FILE.det.csv[.gz] --scenario FILE.json --out FILE.csv
           [--ais FILE.csv[.gz]] [--truth FILE.truth.csv[.gz]] [--json]

Follows boats through the scans of a sensor (docs/models/tracking.md). Reads rows
scan,t,det,z1,z2 and nothing after them; writes rows scan,t,track,x,y,vx,vy: what was believed at
each scan with the scans up to it.

  --scenario  what is known of the sensor: noise, chance of detection, clutter
  --out       where the tracks go
  --ais       what ships told of themselves, rows mmsi,t,x,y,vx,vy on the same plane: a detection
              that a ship explains is no boat's, and a ship explains one detection of a scan
  --truth     where the boats were: prints OSPA, GOSPA (200 m, order 2), missed, false, switches
  --json      the score and the CPU seconds as one JSON document

  vigie track cart20.det.csv.gz --scenario cart20.json --out tracks.csv

Exit codes: 0 done, 1 rows that are no detections (they are listed, the others were followed),
2 wrong arguments, 3 no such file.`;

/** Metres at which two places are no longer held for one, as the published results have it. */
const CUT_OFF = 200;

/** Tracks out of a file of detections, and how well they follow the truth where it is given. */
export const track: Command = {
  name: "track",
  summary: "Follow boats through the scans of a radar, a camera or an aircraft.",
  help,
  run: async (args, io) => {
    const { values, positionals } = readArguments(args, {
      scenario: { type: "string" },
      out: { type: "string" },
      truth: { type: "string" },
      ais: { type: "string" },
      json: { type: "boolean", default: false },
    });
    const [file] = readPositionals(positionals, ["FILE"]);
    if (values.scenario === undefined) throw new Usage("Expected --scenario FILE.json; came none.");
    if (values.out === undefined) throw new Usage("Expected --out FILE.csv; came none.");
    const before = process.cpuUsage();
    const scenario = readScenario(textOf(values.scenario));
    const { scans, faults } = readDetections(textOf(file), scenario);
    for (const { line, why } of faults) io.err(`${file}, line ${line}: ${why}`);
    const { accelerationDensity, sensor } = scenario;
    const model = { sensor, motion: { ...DEFAULT_MOTION, accelerationDensity } };
    const ais =
      values.ais === undefined ? { reports: [], faults: [] } : readAisReports(textOf(values.ais));
    for (const { line, why } of ais.faults) io.err(`${values.ais}, line ${line}: ${why}`);
    const { rows, standing } = follow(scans, ais.reports, model);
    writeOut(values.out, `scan,t,track,x,y,vx,vy\n${rows.join("")}`);
    const { user, system } = process.cpuUsage(before);
    const cpuSeconds = (user + system) / 1e6;
    const score =
      values.truth === undefined
        ? null
        : scoreTracks(readTrueBoats(textOf(values.truth), scans), standing, CUT_OFF);
    if (values.json) io.out(JSON.stringify({ ...score, cpuSeconds }));
    else printOutcome(score, rows.length, scans.length, cpuSeconds, io);
    return faults.length + ais.faults.length === 0 ? EXIT.done : EXIT.refused;
  },
};

function follow(scans: readonly Scan[], ships: readonly AisReport[], model: TrackModel) {
  const tracker = startTracker(model);
  const rows: string[] = [];
  const standing: Standing[] = [];
  const short = (value: number): number => Math.round(value * 1000) / 1000;
  for (const scan of scans) {
    trackScan(tracker, explainByAis(scan, vesselsAt(ships, scan.time)).rest);
    const reports = trackReports(tracker);
    for (const { track: id, x, y, vx, vy } of reports) {
      const state = [x, y, vx, vy].map(short).join(",");
      rows.push(`${scan.scan},${scan.time},${id},${state}\n`);
    }
    standing.push({
      ids: reports.map((report) => report.track),
      places: Float64Array.from(reports.flatMap(({ x, y }) => [x, y])),
    });
  }
  return { rows, standing };
}

function textOf(file: string): string {
  try {
    const bytes = readFileSync(file);
    return (file.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
  } catch (error) {
    throw new Cannot(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function writeOut(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new Cannot(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function printOutcome(
  score: ReturnType<typeof scoreTracks> | null,
  rows: number,
  scans: number,
  cpuSeconds: number,
  io: Io,
): void {
  const two = (value: number): string => String(Math.round(value * 100) / 100);
  io.out(`${scans} scans, ${rows} estimates, ${two(cpuSeconds)} CPU s`);
  if (score === null) return;
  io.out(`OSPA ${two(score.ospa)} m, GOSPA ${two(score.gospa)} m (c = ${CUT_OFF} m, p = 2)`);
  io.out(
    `missed ${two(score.missed)}, false ${two(score.false)} a scan, ` +
      `${score.identitySwitches} identity switches`,
  );
}
