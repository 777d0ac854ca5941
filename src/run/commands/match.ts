import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  addScores,
  SIMULATED_SEA,
  scoreNight,
  weighReports,
  withTermsOf,
  type Matching,
  type MatchScore,
  type Observation,
} from "#match";
import { Cannot, EXIT, readArguments, readPositionals } from "../arguments.ts";
import type { Command, Io } from "../command.ts";
import { readReports, readTruth } from "../match-night.ts";
import { matchWatch } from "./match-watch.ts";

const help = `vigie match FILE.reports.jsonl [--json]
vigie match score DIR [--json]
vigie match watch [FILE.night] [--at INSTANT] [--lang en|fr] [--json]

Says which of a night's reports are of the same boat, with what probability, and how many boats
there are. FILE has one report to a line (docs/models/matching.md has the fields). Nothing is
stored, and nothing is decided: the machine proposes, the officer orders.

  --json   {"pairs": [{"a", "b", "p"}], "boats": [[ids]], "unassigned": [ids], "falseProbability":
           {id: p}, "newBoatProbability": {id: p}, "count": {"p05", "p50", "p95"},
           "neverReported": {…}, "disagreement", "cpuSeconds"}

  vigie match night.reports.jsonl --json

  vigie match watch --help   of the log of a watch, in words
  vigie match score --help   how well it did on nights of which the truth is known
Exit codes: 0 done, 1 lines that are no reports (they are listed, the others were weighed), 2 wrong
arguments, 3 no such file.`;

/** Pairs, boats and their number from a file of reports. */
export const match: Command = {
  name: "match",
  summary: "Say which reports are of the same boat, and how many boats there are.",
  help,
  get parts() {
    return [matchWatch, score];
  },
  run: async (args, io) => {
    const { values, positionals } = readArguments(args, {
      json: { type: "boolean", default: false },
    });
    const [file] = readPositionals(positionals, ["FILE"]);
    const { observations, isWhole } = readFile(file, io);
    const { matching, cpuSeconds } = weigh(observations);
    const { pairs, boats, unassigned, reports, count, neverReported, disagreement } = matching;
    const falseProbability = Object.fromEntries(reports.map(({ id, noBoat }) => [id, noBoat]));
    const newBoatProbability = Object.fromEntries(reports.map(({ id, newBoat }) => [id, newBoat]));
    if (values.json) {
      const answer = { pairs, boats, unassigned, falseProbability, newBoatProbability, count };
      io.out(JSON.stringify({ ...answer, neverReported, disagreement, cpuSeconds }));
    } else {
      const { p05, p50, p95 } = count;
      io.out(`${p50} boats reported, 90 % between ${p05} and ${p95}.`);
      for (const ids of boats) io.out(`boat: ${ids.join(" ")}`);
      if (unassigned.length > 0) io.out(`not assigned: ${unassigned.join(" ")}`);
    }
    return isWhole ? EXIT.done : EXIT.refused;
  },
};

const scoreHelp = `vigie match score DIR [--json]

Weighs every NAME.reports.jsonl in DIR and compares it with NAME.truth.json. Prints, for each kind
of night (the name before its last dash) and for all: precision, recall and F1 of pairs and of
B-cubed, log-loss, Brier score and expected calibration error of P(same) over candidate pairs and
all true pairs, how often the 90 % interval holds the number of boats and how wide it is, and the
shares of boats lost (all their reports inside boats that are others'), unresolved and phantom, and
CPU seconds.

  --json   the same as one JSON document, with the bins of the calibration

  vigie match score nights/

Exit codes: 0 done, 1 lines that are no reports, 2 wrong arguments, 3 no nights there.`;

const score: Command = {
  name: "match score",
  summary: "Score it on nights of which the truth is known.",
  help: scoreHelp,
  run: async (args, io) => {
    const { values, positionals } = readArguments(args, {
      json: { type: "boolean", default: false },
    });
    const [folder] = readPositionals(positionals, ["DIR"]);
    const nights = nightsIn(folder).map((name) => {
      const { observations, isWhole } = readFile(join(folder, `${name}.reports.jsonl`), io);
      const { matching, cpuSeconds } = weigh(observations);
      const truth = join(folder, `${name}.truth.json`);
      return { name, isWhole, cpuSeconds, score: scoreBy(truth, matching) };
    });
    const kinds = [...new Set(nights.map(({ name }) => kindOf(name)))];
    const rows = [...kinds, "all"].map((kind) => {
      const mine = nights.filter(({ name }) => kind === "all" || kindOf(name) === kind);
      const cpuSeconds = mine.reduce((sum, night) => sum + night.cpuSeconds, 0) / mine.length;
      return { kind, ...addScores(mine.map((night) => night.score)), cpuSeconds };
    });
    if (values.json) io.out(JSON.stringify(rows));
    else for (const row of rows) printScore(row, io);
    return nights.every(({ isWhole }) => isWhole) ? EXIT.done : EXIT.refused;
  },
};

function readFile(file: string, io: Io) {
  const { observations, faults } = readReports(textOf(file));
  for (const { line, why } of faults) io.err(`${file}, line ${line}: ${why}`);
  return { observations, isWhole: faults.length === 0 };
}

function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new Cannot(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** A truth that cannot be read, or is of other reports, is the file's fault. */
function scoreBy(file: string, matching: Matching) {
  const text = textOf(file);
  try {
    return scoreNight(matching, readTruth(text));
  } catch (error) {
    throw new Cannot(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function nightsIn(folder: string): string[] {
  const end = ".reports.jsonl";
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch (error) {
    throw new Cannot(`${folder}: ${error instanceof Error ? error.message : String(error)}`);
  }
  const nights = names
    .filter((name) => name.endsWith(end))
    .map((name) => name.slice(0, -end.length));
  if (nights.length === 0)
    throw new Cannot(`Expected NAME.reports.jsonl and NAME.truth.json in ${folder}; came none.`);
  return nights.sort();
}

const kindOf = (name: string): string => name.replace(/-[^-]*$/, "");

/** The words of this night say how common each is. CPU of all threads. */
function weigh(observations: readonly Observation[]) {
  const before = process.cpuUsage();
  const matching = weighReports(observations, {
    model: withTermsOf(SIMULATED_SEA, observations),
  });
  const { user, system } = process.cpuUsage(before);
  return { matching, cpuSeconds: (user + system) / 1e6 };
}

function printScore(row: MatchScore & { kind: string; cpuSeconds: number }, io: Io): void {
  const two = (value: number): string => String(Math.round(value * 1000) / 1000);
  const percent = (value: number): string => `${Math.round(value * 1000) / 10} %`;
  io.out(`${row.kind}: ${row.nights} nights, ${two(row.cpuSeconds)} CPU s a night`);
  io.out(`  pairs     P ${two(row.precision)}  R ${two(row.recall)}  F1 ${two(row.f1)}`);
  io.out(
    `  B-cubed   P ${two(row.bCubedPrecision)}  R ${two(row.bCubedRecall)}  F ${two(row.bCubedF)}`,
  );
  io.out(`  P(same)   log-loss ${two(row.logLoss)}  Brier ${two(row.brier)}  ECE ${two(row.ece)}`);
  io.out(
    `  count     90 % interval holds ${percent(row.countCover)}, width ${two(row.countWidth)}`,
  );
  io.out(
    `  boats     lost ${percent(row.lost)}, unresolved ${percent(row.unresolved)}, ` +
      `phantom ${percent(row.phantom)} of those proposed`,
  );
}
