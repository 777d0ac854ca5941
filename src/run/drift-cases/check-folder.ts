import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { Cannot } from "../arguments.ts";
import { checkFractions } from "./check-fractions.ts";
import { checkMoments } from "./check-moments.ts";
import { checkSeeding } from "./check-seeding.ts";
import { checkTable, readTable } from "./check-table.ts";
import { checkTrack, type World } from "./check-track.ts";
import { partsOf, type Unit } from "./facts.ts";
import { openForcings } from "./forcing.ts";
import { isRow } from "./json.ts";
import { caseReport, failedRun, type CaseReport, type RunReport } from "./report.ts";

/** What a folder of cases came to. */
export type FolderReport = {
  readonly passed: boolean;
  readonly cases: readonly CaseReport[];
  /** Files of forcing that could not be read. */
  readonly forcingFaults: readonly string[];
};

/**
 * Checks every case file (.json, .csv) of a folder with the forcing in the folder `forcing` beside
 * it, and hands each on as it is done. A file that cannot be read is a case that fails. Rejects
 * with a Cannot when the folder itself cannot be read.
 */
export async function checkFolder(
  folder: string,
  each: (report: CaseReport) => void,
): Promise<FolderReport> {
  const files = caseFilesIn(folder);
  const beside = join(resolve(folder), "..", "forcing");
  const { forcings, faults } = await openForcings(beside);
  const cases = files.map((file) => {
    const report = checkFile(folder, file, { folder: beside, forcings });
    each(report);
    return report;
  });
  const passed = cases.length > 0 && cases.every((report) => report.passed);
  return { passed, cases, forcingFaults: faults };
}

function caseFilesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((file) => /\.(json|csv)$/.test(file))
      .toSorted();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Cannot(`${folder}: expected a folder of drift cases; ${why}.`, { cause: error });
  }
}

function checkFile(folder: string, file: string, world: World): CaseReport {
  const name = file.replace(/\.(json|csv)$/, "");
  try {
    const text = readFileSync(join(folder, file), "utf8");
    return file.endsWith(".csv") ? checkCsv(name, file, text) : checkJson(name, file, text, world);
  } catch (error) {
    return caseReport(name, file, [failedRun("", error)], []);
  }
}

function checkCsv(name: string, file: string, text: string): CaseReport {
  const runs = checkTable(readTable(text));
  if (runs === null) throw new Error("expected the columns of a wind sweep or of members");
  return caseReport(name, file, runs, []);
}

function checkJson(name: string, file: string, text: string, world: World): CaseReport {
  const root: unknown = JSON.parse(text);
  if (!isRow(root)) throw new Error("expected a JSON object");
  const { units, unknown } = partsOf(root);
  const moments = units.filter(({ kind }) => kind === "moments");
  const runs = [
    ...checkMoments(moments, world),
    ...units.filter(({ kind }) => kind !== "moments").flatMap((unit) => checkUnit(unit, world)),
  ];
  const told = root["case"];
  const nothing = failedRun("", new Error("nothing in it was understood as a case"));
  return caseReport(
    typeof told === "string" ? told : name,
    file,
    runs.length === 0 ? [nothing] : runs,
    unknown,
  );
}

function checkUnit(unit: Unit, world: World): readonly RunReport[] {
  try {
    if (unit.kind === "fractions") return checkFractions(unit, world);
    return [unit.kind === "seeding" ? checkSeeding(unit) : checkTrack(unit, world)];
  } catch (error) {
    return [failedRun(unit.facts.path.join("."), error)];
  }
}
