import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { openTidalAtlas, tidalStreams, uniformFlow, type Flow, type TidalAtlas } from "#chart";
import { gapOf, type RunSpan } from "#show";
import { knots } from "#units";
import { Cannot, Usage } from "./arguments.ts";
import { readForecast, readWind } from "./drift/read-wind.ts";
import { openFieldFile } from "./fields.ts";

const STREAMS = "data/currents/tidal_currents";
/** A name with an ending, such as wind.nc. */
const NAME_OF_FILE = /\.\w{1,6}$/;
/** There is no water without any current: ours, as small as a slack tide. */
const STILL_RESIDUAL_KNOTS = 0.2;
const STILL_RESIDUAL_HOURS = 3;
/** A field does not know the place or the time it is asked for. One sentence. */
export class NotCoveredByFile extends Error {
  override readonly name = "NotCoveredByFile";
}

/** The tidal streams that Vigie has with it, out of the project's folder. */
export const openStreams = (root: string): Flow => tidalStreams(openAtlas(root));

/** The atlas that they are of. */
export function openAtlas(root: string): TidalAtlas {
  try {
    const header: unknown = JSON.parse(readFileSync(join(root, `${STREAMS}.json`), "utf8"));
    const { buffer } = Uint8Array.from(gunzipSync(readFileSync(join(root, `${STREAMS}.i16.gz`))));
    return openTidalAtlas(header, new Int16Array(buffer));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Cannot(`The tidal streams of Vigie cannot be read: ${why}.`, { cause: error });
  }
}

/**
 * The currents of a run: files in their order, then the tidal streams; "none" alone is still water.
 * Throws a Usage, a Cannot for a file that cannot be read, or NotCoveredByFile.
 */
export async function openCurrents(
  root: string,
  words: readonly string[],
  wanted: RunSpan,
): Promise<readonly Flow[]> {
  if (words.includes("none")) {
    if (words.length === 1) return [stillWater];
    throw new Usage(`--current: expected "none" or files; came ${words.join(", ")}.`);
  }
  const files = await Promise.all(words.map((path) => openFile(path, "current", wanted)));
  return [...files.flat(), openStreams(root)];
}

/**
 * The winds of a run, in their order: words such as "230/12kn", files, or a forecast issued at the
 * beginning of the run. Throws the same.
 */
export async function openWinds(
  words: readonly string[],
  wanted: RunSpan,
): Promise<readonly Flow[]> {
  const begins = wanted.from < wanted.until ? wanted.from : wanted.until;
  const opened = words.map(async (each): Promise<readonly Flow[]> => {
    const wind = readWind(each);
    if (wind !== null) return [wind];
    if (existsSync(each) || NAME_OF_FILE.test(each)) return openFile(each, "wind", wanted);
    return [readForecast(each, begins)];
  });
  return (await Promise.all(opened)).flat();
}

const stillWater = uniformFlow({
  quantity: "current",
  source: "no current at all, as asked",
  east: 0,
  north: 0,
  error: {
    speedShare: 0,
    directionDegrees: 0,
    minutes: 0,
    residual: knots(STILL_RESIDUAL_KNOTS),
    residualHours: STILL_RESIDUAL_HOURS,
  },
});

async function openFile(
  path: string,
  quantity: Flow["quantity"],
  wanted: RunSpan,
): Promise<readonly Flow[]> {
  const flows = (await openFieldFile(path)).filter((flow) => flow.quantity === quantity);
  const gaps = flows.map(({ coverage }) => gapOf(coverage, wanted, "en"));
  const [gap] = gaps;
  if (gap === undefined) throw new Cannot(`Expected a ${quantity} in ${path}; it holds none.`);
  if (gap !== null && gaps.every((each) => each !== null))
    throw new NotCoveredByFile(`${path}: ${gap}.`);
  return flows;
}
