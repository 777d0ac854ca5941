import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { openShore, type Chart } from "#chart";
import { drift, NotCovered, type DriftQuestion } from "#predict";
import {
  renderDriftAnswer,
  renderDriftGeoJson,
  renderDriftNetcdf,
  type DriftAnswer,
  type DriftTold,
} from "#publish";
import { sayDrift, sayEngine, sayWritten } from "#show";
import { minutes } from "#units";
import { Cannot, EXIT } from "../arguments.ts";
import type { Io } from "../command.ts";
import { openDriftKernel } from "../drift-kernel.ts";
import { asksForBoat, NothingToDrift, openBoatDrift } from "../drift/boat-asked.ts";
import { readAsked, type Asked, type Out } from "../drift/read-asked.ts";
import { openSeaChart } from "../sea-chart.ts";
import { NotCoveredByFile, openCurrents, openWinds } from "../sea-fields.ts";
import { readVersion } from "../version.ts";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));

/** Midpoint steps of a quarter of an hour: 11 m off after 24 h in the tide of case 05. */
const STEP = minutes(15);

/** What `vigie drift --help` prints of a run. */
export const DRIFT_OPTIONS = `vigie drift --from POSITION --at INSTANT --hours N --wind WIND […]
vigie drift --boat BOAT [--hours N] [--data DIR] [--out FILE] [--json]

Where a boat or people could be by then: the datum, the areas that hold 50 % and 95 %, who is
ashore and where. A Monte Carlo run of the Leeway model under wind and tidal stream.

  --from POSITION    such as "51°09.045'N 001°45.568'E", "51.15, 1.7595" or
                     "3 miles north-west of Wimereux", within what such words leave open
  --at INSTANT       when it was there, such as 2021-11-24T03:12Z
  --hours N          how far ahead, at most 240; back in time with --backward
  --wind WIND        "230/12kn" is from 230° at 12 knots, "230/8-15kn" between the two,
                     "variable/3kn" from anywhere; the words of a shipping forecast issued at the
                     start; or a file (NetCDF, GRIB2, CSV). Several times: the first that knows a
                     place answers
  --current FILE     a file of currents before the tidal streams that Vigie has with it; "none" for
                     no current at all
  --object NAME      inflatable (default: a mixture, as there are no published coefficients),
                     swamped-inflatable, people, piw, skiff, … , a type of the Leeway table (27 or
                     SKIFF-3), or a mixture with shares: inflatable:3,piw:1
  --under-way WAY    "320/4kn" heads 320° at 4 knots for all the run, "320/3-5kn/2h" until the
                     engine stops, after 2 hours on the mean
  --radius NM        how far off the position may be: the circle that holds 95 % (default: as
                     precise as it was written, at least 100 m)
  --particles N      default 5000
  --seed N           the same seed gives the same answer (default 1)
  --every MINUTES    between the moments that are kept (default: 15, from 3 hours on 60)
  --backward         where it came from
  --out FILE         writes area.geojson (areas, datum, track) or particles.nc (CF NetCDF)
  --with-particles   the particles of the last moment into the GeoJSON too
  --lang en|fr       the language of the words (default en)
  --json             the answer as JSON

  --boat BOAT        a boat of the watch, by its name or a report's number, its positions, what was
                     said of it, the wind and current that were stated, and the files that came in;
                     also while the watch is served. --hours N from now (default 24, at most 72)
  --data DIR         folder of the log (default ./.vigie)

  vigie drift --from "51°09.045'N 001°45.568'E" --at 2021-11-24T03:12Z --hours 10 \\
    --object piw --wind "230/8-15kn" --out area.geojson

Exit codes: 0 answered, 1 refused: a field does not cover the place or the time, or the boat has no
position or nobody aboard unaccounted for, 2 wrong arguments, 3 no such boat, or a file or log that
cannot be read or written.`;

/** Runs `vigie drift`. Throws a Usage or a Cannot; resolves to the exit code. */
export async function runDrift(args: readonly string[], io: Io): Promise<number> {
  try {
    if (asksForBoat(args)) return tell(await openBoatDrift(args, io, readVersion(ROOT)), io);
    const chart = openSeaChart(ROOT);
    const asked = readAsked(args, chart);
    return tell({ ...asked, told: await openTold(asked, chart) }, io);
  } catch (error) {
    if (!REFUSALS.some((refusal) => error instanceof refusal)) throw error;
    io.err(error instanceof Error ? error.message : String(error));
    return EXIT.refused;
  }
}

const REFUSALS = [NotCovered, NotCoveredByFile, NothingToDrift];

type Told = { readonly told: DriftTold; readonly out: Out | null; readonly json: boolean };

function tell({ told, out, json }: Told, io: Io): number {
  const answered = renderDriftAnswer(told);
  if (out !== null) write(out, told, answered);
  if (json) {
    io.out(JSON.stringify({ ...answered, written: out?.path ?? null }));
    return EXIT.done;
  }
  for (const line of sayDrift(answered, told.language)) io.out(line);
  if (out !== null) io.out(sayWritten(out.path, told.language));
  return EXIT.done;
}

/** Opens what the run needs, and runs it. */
async function openTold(asked: Asked, chart: Chart): Promise<DriftTold> {
  const wanted = { place: asked.place, from: asked.from, until: asked.until };
  const question: DriftQuestion = {
    from: asked.from,
    until: asked.until,
    every: asked.every,
    step: STEP,
    particles: asked.particles,
    seed: asked.seed,
    starts: [{ place: asked.place, radius: asked.radius, share: 1 }],
    life: asked.life,
    underWay: asked.underWay,
    fixes: [],
    currents: await openCurrents(ROOT, asked.currents, wanted),
    winds: await openWinds(asked.winds, wanted),
    shore: openShore(chart),
  };
  const forecast = drift(question, openDriftKernel(ROOT));
  const { language, underWay, life } = asked;
  const assumed = [sayEngine(underWay === null ? null : life[0]!, language)];
  return { question, forecast, chart, version: readVersion(ROOT), language, assumed };
}

function write({ path, format, withParticles }: Out, told: DriftTold, answer: DriftAnswer): void {
  const cloud = withParticles ? told.forecast.frames.at(-1)! : null;
  const content =
    format === "netcdf"
      ? new Uint8Array(renderDriftNetcdf(told))
      : `${JSON.stringify(renderDriftGeoJson(answer, cloud))}\n`;
  try {
    writeFileSync(path, content);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Cannot(`${path} cannot be written: ${why}.`, { cause: error });
  }
}
