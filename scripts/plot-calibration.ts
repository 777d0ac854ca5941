import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  addScores,
  scoreNight,
  SIMULATED_SEA,
  weighReports,
  withTermsOf,
  type MatchScore,
} from "#match";
import { readReports, readTruth } from "../src/run/match-night.ts";
import { STRESSES, type Stress } from "../test/sea/presets.ts";
import { scoreSeaNights } from "../test/sea/score-nights.ts";

/**
 * `node scripts/plot-calibration.ts [FOLDER]`: how often pairs of reports given a chance are
 * of one boat, on nights from which no number was learnt: those of FOLDER (1005 and later) and the
 * test nights of the simulated strait. Writes docs/models/matching-*.svg and prints the scores.
 */
type Series = { readonly name: string; readonly score: MatchScore };

const HELD_OUT = /^(?<kind>[a-z]+)-10(0[5-9]|[1-9]\d)\.reports\.jsonl$/;
const END = ".reports.jsonl";

function heldOut(folder: string): Series[] {
  const names = readdirSync(folder).filter((name) => HELD_OUT.test(name));
  const kinds = [...new Set(names.map((name) => HELD_OUT.exec(name)!.groups!["kind"]!))];
  return kinds.sort().map((kind) => {
    const nights = names.filter((name) => name.startsWith(`${kind}-`)).sort();
    return {
      name: kind,
      score: addScores(
        nights.map((name) => {
          const { observations } = readReports(readFileSync(join(folder, name), "utf8"));
          const truth = readFileSync(join(folder, name.replace(END, ".truth.json")), "utf8");
          const model = withTermsOf(SIMULATED_SEA, observations);
          return scoreNight(weighReports(observations, { model }), readTruth(truth));
        }),
      ),
    };
  });
}

function strait(size: "quiet" | "busy"): Series[] {
  return (Object.keys(STRESSES) as Stress[]).map((stress) => ({
    name: stress,
    score: scoreSeaNights({ size, stress, seeds: "test" }),
  }));
}

const SIDE = 300;
const LEFT = 60;
const TOP = 34;
const COLOURS = ["#1b6ca8", "#b3541e", "#5b7f2b"];

const x = (chance: number): number => LEFT + chance * SIDE;
const y = (share: number): number => TOP + (1 - share) * SIDE;
const round = (value: number): string => String(Math.round(value * 10) / 10);

/** Share that was so against the chance that was said; a dot's area grows with its pairs. */
function plotOf(title: string, series: readonly Series[]): string {
  const marks = [0, 0.25, 0.5, 0.75, 1].flatMap((at) => [
    `<path d="M${x(at)} ${y(0)}v4M${x(0)} ${y(at)}h-4" stroke="#555"/>`,
    `<text x="${x(at)}" y="${y(0) + 18}" text-anchor="middle">${at}</text>`,
    `<text x="${x(0) - 8}" y="${y(at) + 4}" text-anchor="end">${at}</text>`,
  ]);
  const lines = series.flatMap(({ name, score }, index) => {
    const bins = score.reliability.filter(({ pairs }) => pairs >= 10);
    const colour = COLOURS[index % COLOURS.length]!;
    const points = bins.map(({ said, so }) => `${round(x(said))},${round(y(so))}`).join(" ");
    const dots = bins.map(
      ({ said, so, pairs }) =>
        `<circle cx="${round(x(said))}" cy="${round(y(so))}" ` +
        `r="${round(1 + 1.3 * Math.log10(pairs))}" fill="${colour}"/>`,
    );
    const label = `${name}: ECE ${score.ece.toFixed(3)}, log-loss ${score.logLoss.toFixed(2)}`;
    return [
      `<polyline points="${points}" fill="none" stroke="${colour}"/>`,
      ...dots,
      `<text x="${x(1) - 8}" y="${y(0) - 10 - 16 * index}" text-anchor="end" ` +
        `fill="${colour}">${label}</text>`,
    ];
  });
  const width = LEFT + SIDE + 20;
  const height = TOP + SIDE + 44;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" ` +
      `font-family="sans-serif" font-size="12" role="img">`,
    `<title>${title}</title>`,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    `<text x="${LEFT}" y="20" font-size="14">${title}</text>`,
    `<rect x="${x(0)}" y="${y(1)}" width="${SIDE}" height="${SIDE}" fill="none" stroke="#555"/>`,
    `<path d="M${x(0)} ${y(0)}L${x(1)} ${y(1)}" stroke="#999" stroke-dasharray="4"/>`,
    ...marks,
    ...lines,
    `<text x="${x(0.5)}" y="${y(0) + 36}" text-anchor="middle">` +
      `chance given to two reports</text>`,
    `<text transform="translate(14 ${y(0.5)}) rotate(-90)" text-anchor="middle">` +
      `share that were of one boat</text>`,
    "</svg>",
    "",
  ].join("\n");
}

const SAID = [
  "precision",
  "recall",
  "f1",
  "bCubedF",
  "logLoss",
  "brier",
  "ece",
  "countCover",
  "countWidth",
  "lost",
  "unresolved",
  "phantom",
] as const;

function publish(file: string, title: string, series: readonly Series[]): void {
  writeFileSync(join("docs/models", file), plotOf(title, series));
  console.log(`\n${title}\n| | nights | ${SAID.join(" | ")} |\n|---${"|---".repeat(13)}|`);
  for (const { name, score } of series) {
    const cells = SAID.map((key) => score[key].toFixed(3));
    console.log(`| ${name} | ${score.nights} | ${cells.join(" | ")} |`);
  }
}

const folder = process.argv[2] ?? "/work/shared/data/matching";
publish("matching-strait-quiet.svg", "Simulated strait, 3 boats", strait("quiet"));
publish("matching-strait-busy.svg", "Simulated strait, 20 boats", strait("busy"));
if (existsSync(folder)) publish("matching-open-sea.svg", "Open sea, held out", heldOut(folder));
else console.error(`expected a folder of nights at ${folder}; there is none, so it is not drawn`);
