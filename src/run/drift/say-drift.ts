import type { DriftAnswer, DriftMoment } from "#publish";
import { sayPosition, sayUtc } from "#show";
import type { Position } from "#units";
import { RADIUS_IN_SD } from "./read-asked.ts";

/** Places ashore that are told; the rest is in `--json`. */
const STRANDINGS_TOLD = 4;
/** Rows of the table of hours. */
const ROWS_MOST = 13;

/** The answer in words for an officer, a line each: where by then, how sure, on what grounds. */
export function sayDrift({ about, moments }: DriftAnswer): readonly string[] {
  const last = moments.at(-1)!;
  const start = about.starts[0]!;
  const backward = about.until < about.from;
  const within = figure(start.radiusMiles * RADIUS_IN_SD);
  const head =
    `${backward ? "Where it came from, drifted back" : "Drift"} from ${sayPosition(start, "en")}` +
    ` (95 % within ${within} NM), ${sayUtc(about.from, "en")} to ` +
    `${sayUtc(about.until, "en")}; ${about.particles} particles, seed ${about.seed}.`;
  return [
    head,
    "",
    ...sayMoment(last),
    "",
    ...sayHours(moments),
    "",
    ...about.stages.map(sayStage),
    ...[...about.currents, ...about.winds].map(
      ({ source, share }) =>
        `Field: ${source}: ${percent(share)} of the run's nodes, land among them.`,
    ),
    ...about.assumptions.map((sentence) => `Assumed: ${sentence}`),
    ...about.warnings.map((sentence) => `Beware: ${sentence}`),
  ];
}

function sayStage({ stage, share, objects }: DriftAnswer["about"]["stages"][number]): string {
  const types = objects.map((object) => `${percent(object.share)} ${object.id} ${object.key}`);
  const when = share === 0 ? "later" : `${percent(share)} at the start`;
  return `As if ${stage} (${when}): ${types.join(", ")}.`;
}

function sayMoment(moment: DriftMoment): readonly string[] {
  const { at, datum, drift, areas, radius95Miles, ashore, strandings } = moment;
  const near = datum.near === null ? "" : `, ${datum.near}`;
  const lines = [`At ${sayUtc(at, "en")} the datum is ${sayPosition(datum, "en")}${near}.`];
  if (drift !== null)
    lines.push(
      `It has drifted ${figure(drift.miles)} NM towards ${degrees(drift.bearing)}, ` +
        `${figure(drift.knots)} kn on the mean.`,
    );
  for (const { share, squareMiles, squareKilometres } of areas)
    lines.push(
      `${percent(share)} lies within ${figure(squareMiles)} NM² (${figure(squareKilometres)} km²).`,
    );
  lines.push(`95 % lies within ${figure(radius95Miles)} NM of the datum.`);
  lines.push(sayAshore(ashore, strandings));
  return lines;
}

function sayAshore(ashore: number, strandings: DriftMoment["strandings"]): string {
  if (ashore === 0) return "None has come ashore.";
  const told = strandings
    .slice(0, STRANDINGS_TOLD)
    .map((place) => `${percent(place.share)} ${place.near ?? sayPlace(place)}`);
  const left = strandings.length - told.length;
  if (left > 0) told.push(`the rest in ${left} other ${left === 1 ? "place" : "places"}`);
  return `Ashore: ${percent(ashore)} (${told.join("; ")}).`;
}

const sayPlace = (place: Position): string => `at ${sayPosition(place, "en")}`;

/** A table of some of the moments, the last among them. */
function sayHours(moments: readonly DriftMoment[]): readonly string[] {
  const stride = Math.ceil((moments.length - 1) / (ROWS_MOST - 1));
  const shown = moments.filter((_, index) => index % stride === 0 || index === moments.length - 1);
  const rows = shown.map(({ at, datum, areas, ashore }) => [
    sayUtc(at, "en"),
    sayPosition(datum, "en"),
    ...areas.map(({ squareMiles }) => figure(squareMiles)),
    percent(ashore),
  ]);
  const names = shown[0]!.areas.map(({ share }) => `${percent(share)} NM²`);
  const table = [["time", "datum", ...names, "ashore"], ...rows];
  const widths = table[0]!.map((_, column) => Math.max(...table.map((row) => row[column]!.length)));
  return table.map((row) =>
    row
      .map((cell, column) =>
        column < 2 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!),
      )
      .join("  "),
  );
}

/** Two figures that count: 0.42, 4.2, 42, 420. */
function figure(value: number): string {
  if (value === 0) return "0";
  const step = 10 ** Math.floor(Math.log10(Math.abs(value)) - 1);
  const rounded = Math.round(value / step) * step;
  return String(Number(rounded.toPrecision(6)));
}

/** Whole percent; what is more than nothing is never told as nothing. */
function percent(share: number): string {
  if (share > 0 && share < 0.005) return "under 1 %";
  return `${Math.round(100 * share)} %`;
}

const degrees = (bearing: number): string =>
  `${String(Math.round(bearing) % 360).padStart(3, "0")}°`;
