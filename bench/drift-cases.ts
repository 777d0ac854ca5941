import { flowOfGrid, openShore, uniformFlow, type FlowError, type GridField } from "#chart";
import type { DriftQuestion } from "#predict";
import { addSeconds, hours, instant, metres, metresPerSecond, position, seconds } from "#units";
import { openSeaChart } from "../src/run/sea-chart.ts";
import { openStreams } from "../src/run/sea-fields.ts";

export const ROOT = new URL("..", import.meta.url).pathname;

export const CASES = ["constant", "grid", "tides"] as const;
export type CaseName = (typeof CASES)[number];

const FROM = instant("2021-11-24T03:00Z");
const WIND: FlowError = {
  speedShare: 0,
  directionDegrees: 0,
  minutes: 0,
  residual: metresPerSecond(2),
  residualHours: 6,
};
const CURRENT: FlowError = {
  speedShare: 0.2,
  directionDegrees: 12,
  minutes: 30,
  residual: metresPerSecond(0.08),
  residualHours: 12,
};

/** As the reference's lat-lon file: 86 by 69 nodes, 26 hours, tide and turning wind. */
function gridField(quantity: "current" | "wind"): GridField {
  const [columns, rows, frames] = [86, 69, 28];
  const u = new Float32Array(columns * rows * frames);
  const v = new Float32Array(columns * rows * frames);
  for (let frame = 0; frame < frames; frame += 1) {
    for (let node = 0; node < columns * rows; node += 1) {
      const lon = -0.5 + 0.04 * (node % columns);
      const at = frame * columns * rows + node;
      const turn = (2 * Math.PI * (frame - 1)) / 12.42 - 0.9 * lon;
      const size = quantity === "current" ? 1.2 * Math.cos(turn) : 9 + 3 * Math.sin(turn / 2);
      u[at] = size * Math.sin(0.9);
      v[at] = size * Math.cos(0.9);
    }
  }
  return {
    quantity,
    source: `a made-up ${quantity} on a grid`,
    projection: null,
    x0: -0.5,
    y0: 50,
    stepX: 0.04,
    stepY: 0.025,
    columns,
    rows,
    times: Array.from({ length: frames }, (_, frame) => Date.parse(FROM) + (frame - 1) * 3_600_000),
    u,
    v,
    relativeTo: "east",
  };
}

const shore = openShore(openSeaChart(ROOT));
const wind = uniformFlow({ quantity: "wind", east: 5, north: 3, source: "5.8 m/s", error: WIND });
const FLOWS: Readonly<Record<CaseName, Pick<DriftQuestion, "currents" | "winds" | "shore">>> = {
  constant: {
    currents: [
      uniformFlow({
        quantity: "current",
        east: 0.3,
        north: 0.2,
        source: "0.4 m/s",
        error: CURRENT,
      }),
    ],
    winds: [wind],
    shore: null,
  },
  grid: {
    currents: [flowOfGrid(gridField("current"), CURRENT)],
    winds: [flowOfGrid(gridField("wind"), WIND)],
    shore,
  },
  tides: { currents: [openStreams(ROOT)], winds: [wind], shore },
};

/** A boat adrift in mid-strait, of two object types, for so many hours. */
export function questionOf(
  name: CaseName,
  particles: number,
  length: number,
  step: number,
): DriftQuestion {
  return {
    from: FROM,
    until: addSeconds(FROM, hours(length)),
    every: hours(1),
    step: seconds(step),
    particles,
    seed: 1,
    starts: [{ place: position(1.45, 50.9), radius: metres(500), share: 1 }],
    life: [
      {
        stage: "adrift",
        share: 1,
        meanHours: null,
        objects: [
          { id: 27, share: 1 },
          { id: 46, share: 1 },
        ],
      },
    ],
    underWay: null,
    fixes: [],
    ...FLOWS[name],
  };
}
