import { deepEqual, equal, match } from "node:assert/strict";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test, type TestContext } from "node:test";
import { gzipSync } from "node:zlib";
import { folderFor, jsonOf, vigie } from "./desk.ts";

const HEADING = "NUM_POSTE;NOM_USUEL;AAAAMMJJ;TN;QTN;FFM;QFFM;FXY;QFXY;DXY;QDXY";
const day = (written: string, mean: string, most: string): string =>
  `62160001;BOULOGNE-SEM;${written};3.0;1;${mean};1;${most};1;60;1`;
const DAYS = [
  day("20211123", "3.1", "5.9"),
  day("20211124", "2.4", "4.8"),
  day("20211125", "9.4", "14.2"),
];

function desk(t: TestContext) {
  const folder = folderFor(t);
  const write = (name: string, rows: readonly string[]): string => {
    const path = join(folder, name);
    const text = [HEADING, ...rows].join("\n");
    writeFileSync(path, name.endsWith(".gz") ? gzipSync(text) : text);
    return path;
  };
  const own = ["--data", folder];
  const take = (file: string, ...args: readonly string[]) =>
    vigie("weather", "import", file, "--station", "Boulogne-SEM", ...own, ...args);
  return { folder, own, write, take };
}

test("days of a station come in once, what changes is told, what is left out stays", async (t) => {
  const { folder, own, write, take } = desk(t);
  const first = write("q.csv.gz", DAYS);
  equal((await take(first, "--published=2022-01-10", "--dry")).code, 0);
  equal(existsSync(join(folder, "weather.jsonl")), false);
  const taken = await take(first, "--published=2022-01-10");
  deepEqual(taken.out, ["added 3, changed 0, unchanged 0"]);
  const again = await take(first, "--published=2022-01-10");
  deepEqual(again.out, ["added 0, changed 0, unchanged 3"]);
  const second = write("q2.csv", [day("20211124", "2.5", "4.8"), day("20211125", "9.4", "14.2")]);
  deepEqual((await take(second, "--published=2022-06-01")).out, [
    "added 0, changed 1, unchanged 1",
    "  BOULOGNE-SEM, 2021-11-24: wind 2.4 m/s, up to 4.8 from 60°, 3 °C, now wind 2.5 m/s, up to 4.8 from 60°, 3 °C (line 2)",
    "not in this issue, and kept: 1 days",
  ]);
  const meanAsOf = async (asOf: string): Promise<unknown> => {
    const asked = ["--from=2021-11-24", "--to=2021-11-24", "--by=day", `--as-of=${asOf}`];
    const rows = jsonOf(await vigie("weather", ...own, ...asked, "--json"))["rows"];
    return (rows as readonly { readonly mean: unknown }[]).map(({ mean }) => mean);
  };
  deepEqual(await meanAsOf("2022-06-01"), [{ least: 2.5, most: 2.5 }]);
  deepEqual(await meanAsOf("2022-05-31"), [{ least: 2.4, most: 2.4 }]);
  deepEqual(await meanAsOf("2022-01-09"), []);
});

test("the wind stands beside the crossings, and a day without is not known", async (t) => {
  const { own, write, take } = desk(t);
  await take(write("q.csv", DAYS), "--published=2022-01-10");
  const days = ["--from=2021-11-24", "--to=2021-11-26", "--by=day"];
  const { code, out } = await vigie("tally", ...own, ...days);
  equal(code, 0);
  const rows = out.filter((line) => /^2021-|wind at/.test(line)).map((line) => line.split(/ {2,}/));
  deepEqual(
    rows.map((cells) => cells.at(-2)),
    ["wind at BOULOGNE-SEM, m/s", "2.4, up to 4.8", "9.4, up to 14.2", "?"],
  );
  const month = await vigie("weather", ...own, "--lang=fr");
  match(month.out.join("\n"), /2021-11 .*BOULOGNE-SEM +3 +2,4–9,4, jusqu'à 14,2 +q\.csv:2-4/);
});

test("without a station those of the file are listed; one that is not in it is said", async (t) => {
  const { write, own } = desk(t);
  const file = write("q.csv", DAYS);
  const listed = await vigie("weather", "import", file, ...own);
  deepEqual([listed.code, listed.out], [2, ["62160001  BOULOGNE-SEM: 3"]]);
  const other = ["--station", "Gris-Nez", "--published=2022-01-10", ...own];
  const refused = await vigie("weather", "import", file, ...other);
  equal(refused.code, 3);
  match(refused.err.join(""), /expected days of the station Gris-Nez; came none/);
  const none = await vigie("weather", "import", join(file, "no"), ...other);
  equal(none.code, 3);
});
