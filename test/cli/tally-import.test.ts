import { deepEqual, equal, match } from "node:assert/strict";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test, type TestContext } from "node:test";
import { strToU8, zipSync } from "fflate";
import { folderFor, jsonOf, vigie } from "./desk.ts";

const NAMES =
  'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" ' +
  'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" ' +
  'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"';
const text = (words: string): string =>
  `<table:table-cell office:value-type="string"><text:p>${words}</text:p></table:table-cell>`;
const number = (value: number): string =>
  `<table:table-cell office:value-type="float" office:value="${value}"><text:p>${value}</text:p></table:table-cell>`;
const date = (day: string): string =>
  `<table:table-cell office:value-type="date" office:date-value="${day}T00:00:00"><text:p>x</text:p></table:table-cell>`;
const row = (...cells: readonly string[]): string =>
  `<table:table-row>${cells.join("")}<table:table-cell table:number-columns-repeated="16380"/></table:table-row>`;
const HEADING = row(text("Date"), text("Migrants arrived"), text("Boats arrived"));

/** A workbook with these rows, as an OpenDocument file. */
function workbook(t: TestContext, rows: readonly string[], sheet = "SB_01") {
  const folder = folderFor(t);
  const file = join(folder, "issue.ods");
  const end = '<table:table-row table:number-rows-repeated="1048000"/>';
  const content =
    `<?xml version="1.0"?><office:document-content ${NAMES}><office:body><office:spreadsheet>` +
    `<table:table table:name="${sheet}">${rows.join("")}${end}</table:table>` +
    "</office:spreadsheet></office:body></office:document-content>";
  writeFileSync(file, zipSync({ "content.xml": strToU8(content) }));
  return { file, where: ["--data", folder, "--published", "2026-09-01"] };
}

test("an issue adds and changes days, says how they stood, and counts from its day on", async (t) => {
  const rows = [
    HEADING,
    row(date("2021-11-11"), number(1260), number(37)),
    row(date("2021-11-12"), number(0), number(0)),
    row(date("2026-08-22"), number(40), number(1)),
    row(text("24 Nov 2021"), number(1), number(1)),
    row(date("2021-11-25"), text("-"), number(0)),
  ];
  const { file, where } = workbook(t, rows);
  const first = await vigie("tally", "import", file, ...where, "--json");
  equal(first.code, 1, "two rows could not be read");
  const told = jsonOf(first) as Record<string, { row: number; why: string }[]>;
  deepEqual(told["faults"], [
    { row: 5, why: 'expected a date; came "24 Nov 2021"' },
    { row: 6, why: '2021-11-25: expected whole numbers of people and boats; came "-" and "0"' },
  ]);
  deepEqual([told["added"]!.length, told["changed"]!.length, told["unchanged"]], [1, 1, 1]);
  const again = await vigie("tally", "import", file, ...where);
  match(again.out[0]!, /^added 0, changed 0, unchanged 3$/);
  const ask = ["tally", "--from=2021-11-11", "--to=2021-11-11", "--by=day", ...where.slice(0, 2)];
  match((await vigie(...ask)).out.join("\n"), /1,260 +37 .*issue\.ods#SB_01:2/);
  match((await vigie(...ask, "--as-of=2026-08-31")).out.join("\n"), /1,250 +36/);
  match((await vigie(...ask, "--as-of=2021-11-12")).out.join("\n"), /1,185 +33/);
});

test("--dry keeps nothing; another workbook, and no workbook, are refused with what came", async (t) => {
  const { file, where } = workbook(t, [HEADING, row(date("2021-11-11"), number(1), number(1))]);
  match((await vigie("tally", "import", file, ...where, "--dry")).out[0]!, /changed 1/);
  equal(existsSync(join(where[1]!, "crossings.jsonl")), false);
  const other = workbook(t, [HEADING], "SB_02");
  const refused = await vigie("tally", "import", other.file, ...other.where);
  deepEqual([refused.code, existsSync(join(other.where[1]!, "crossings.jsonl"))], [3, false]);
  match(refused.err[0]!, /expected a sheet SB_01; came SB_02/);
  writeFileSync(other.file, "no archive");
  equal((await vigie("tally", "import", other.file, ...other.where)).code, 3);
  equal((await vigie("tally", "import", file, "--published=soon")).code, 2);
});

test("a kept line that cannot be is named", async (t) => {
  const folder = folderFor(t);
  writeFileSync(join(folder, "crossings.jsonl"), '{"day":"2021-11-31"}\n');
  const { code, err } = await vigie("tally", "--data", folder);
  equal(code, 3);
  match(err[0]!, /crossings\.jsonl, line 1: expected a day/);
});

const REAL = "/work/shared/data/crossings/home_office_time_series.ods";

test("the Home Office's own workbook agrees with the series in every day", async (t) => {
  if (!existsSync(REAL)) return t.skip(`${REAL} is not there`);
  const given = ["--published=2026-08-21", "--data", folderFor(t), "--dry"];
  const { out } = await vigie("tally", "import", REAL, ...given);
  equal(out[0], "added 0, changed 0, unchanged 3154");
});
