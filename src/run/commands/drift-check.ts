import { EXIT, readArguments, readPositionals } from "../arguments.ts";
import type { Command, Io } from "../command.ts";
import { checkFolder, type FolderReport } from "../drift-cases/check-folder.ts";
import {
  METRES_MAX,
  VARIANCE_SHARE_MAX,
  Z_MAX,
  type CaseReport,
  type RunReport,
} from "../drift-cases/report.ts";

const help = `vigie drift check DIR [options]

Runs every reference case in a folder of OpenDrift Leeway cases, the way OpenDrift runs, and says
how far the answers lie apart: the greatest distance in metres, or for ensembles the worst mean in
standard errors (z) and the ratio of variances furthest from 1. Forcing is read from the folder
"forcing" beside DIR. Passes within ${METRES_MAX} m, |z| < ${Z_MAX}, variances within ${
  VARIANCE_SHARE_MAX * 100
} %. A case that cannot
be run has not passed.

  --json   the answer as JSON

  vigie drift check cases/drift-reference

Exit codes: 0 all passed, 1 one did not, 2 wrong arguments, 3 no such folder.`;

export const driftCheck: Command = {
  name: "drift check",
  summary: "Compare the drift with a folder of OpenDrift's answers.",
  help,
  run: async (args, io) => {
    const { values, positionals } = readArguments(args, {
      json: { type: "boolean", default: false },
    });
    const [folder] = readPositionals(positionals, ["DIR"]);
    // Said as each is done, so that a long one is not taken for a hung one.
    const report = await checkFolder(folder, (each) => {
      if (!values.json) sayCase(each, io);
    });
    if (values.json) io.out(JSON.stringify({ folder, ...report }));
    else sayTotal(report, io);
    return report.passed ? EXIT.done : EXIT.refused;
  },
};

function sayCase(report: CaseReport, io: Io): void {
  io.out(`${report.passed ? "passed" : "FAILED"}  ${report.file}  ${figures(report)}`);
  for (const run of report.runs) {
    const name = run.run === "" ? "" : `${run.run}: `;
    if (!run.passed) io.out(`        ${name}${[figures(run), ...run.wrong].join("; ")}`);
  }
  if (report.notUnderstood.length > 0) {
    io.out(`        not understood: ${report.notUnderstood.join(", ")}`);
  }
}

function figures({ metres, z, varianceRatio }: CaseReport | RunReport): string {
  const said = [
    metres === null ? null : `${rounded(metres)} m`,
    z === null ? null : `z ${rounded(z)}`,
    varianceRatio === null ? null : `variance ${rounded(varianceRatio)}`,
  ];
  return said.filter((each) => each !== null).join(", ");
}

const rounded = (value: number): number => Math.round(value * 10_000) / 10_000;

function sayTotal({ passed, cases, forcingFaults }: FolderReport, io: Io): void {
  for (const fault of forcingFaults) io.err(`forcing: ${fault}`);
  const good = cases.filter((each) => each.passed).length;
  io.out(`${good} of ${cases.length} cases passed${passed ? "." : ": NOT all."}`);
}
