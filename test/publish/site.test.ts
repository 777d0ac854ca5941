import assert from "node:assert/strict";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { after, before, test } from "node:test";
import { parseXml } from "@rgrove/parse-xml";
import type { Author, Centre } from "#log";
import { figuresOf, fold } from "#picture";
import { addSeconds, hours, instant, type Instant } from "#units";
import { openLog } from "../../src/run/store/sqlite-log.ts";
import { Watch } from "../../src/run/watch.ts";
import { NOW, vigie } from "../cli/desk.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
let folder: string;
let site: string;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), "vigie-site-"));
  site = join(folder, "site");
  await importBeside();
  const logs = ["2021-11-23", "exercise-coast"].flatMap((night) => [
    "--log",
    join(ROOT, `data/nights/${night}.night`),
  ]);
  const { code, err } = await publish(site, ...logs);
  assert.equal(code, 0, err.join("\n"));
});
after(() => rmSync(folder, { recursive: true }));

/** What may stand beside the arrivals: wind of a station, an operation of the French side. */
async function importBeside(): Promise<void> {
  const own = ["--data", join(folder, "imports"), "--published=2022-01-10"];
  const put = (name: string, ...lines: readonly string[]): string => {
    writeFileSync(join(folder, name), lines.join("\n"));
    return join(folder, name);
  };
  const wind = put(
    "q62.csv",
    "NUM_POSTE;NOM_USUEL;AAAAMMJJ;TN;QTN;FFM;QFFM;FXY;QFXY;DXY;QDXY",
    "62160001;BOULOGNE-SEM;20211124;3.0;1;2.4;1;4.8;1;60;1",
  );
  await vigie("weather", "import", wind, "--station=62160001", ...own);
  put(
    "resultats_humain.csv",
    "operation_id,categorie_personne,resultat_humain,nombre",
    "1,Migrant,Personne décédée,27",
    "1,Migrant,Personne secourue,2",
  );
  const operations = put(
    "operations.csv",
    "cross_sitrep,operation_id,type_operation,cross,evenement,zone_responsabilite,vent_force,mer_force,date_heure_reception_alerte",
    "Gris-Nez 2021/1,1,SAR,Gris-Nez,Chavirement,Eaux territoriales,1,,2021-11-24T13:50:00Z",
  );
  await vigie("secmar", "import", operations, ...own);
}

function publish(to: string, ...more: readonly string[]) {
  const own = ["--data", join(folder, "public"), "--imports", join(folder, "imports")];
  return vigie("publish", to, "--as-of", "2026-09-01", ...own, ...more);
}

const filesOf = (of: string): readonly string[] =>
  readdirSync(of, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(of, join(entry.parentPath, entry.name)));

const read = (name: string): string => readFileSync(join(site, name), "utf8");
const pages = (): readonly string[] => filesOf(site).filter((name) => name.endsWith(".html"));

test("wind and operations of the French side stand beside the arrivals, added to nothing", () => {
  const day = /id="2021-11-24"[\s\S]*?<\/tr>/.exec(read("en/crossings-2021.html"))?.[0] ?? "";
  assert.match(day, />757<[\s\S]*>2\.4, up to 4\.8</);
  assert.match(read("fr/crossings-2021.html"), /vent à BOULOGNE-SEM, m\/s[\s\S]*2,4, jusqu/);
  const [, heading, operations] =
    /<caption>\s*(Operations of the French centres)[\s\S]*?<tbody>([\s\S]*?)<\/tbody>/.exec(
      read("en/crossings.html"),
    ) ?? [];
  assert.ok(heading);
  const cells = Array.from(operations!.matchAll(/<t[hd][^>]*>([^<]*)</g), ([, cell]) => cell);
  assert.deepEqual(cells, ["2021", "1", "29", "2", "0", "0", "0", "27", "0", "0", "0", "0"]);
  assert.match(
    read("data/weather-days.csv"),
    /^62160001,BOULOGNE-SEM,2021-11-24,2\.4,4\.8,60,3,q62\.csv,2/m,
  );
  assert.match(read("data/operations-years.csv"), /^2021,1,0,29,2,0,0,0,27,/m);
});

test("every link within the site leads to a file and a place in it, and all else are sources", () => {
  let links = 0;
  const ids = new Map<string, ReadonlySet<string>>();
  const idsOf = (name: string): ReadonlySet<string> => {
    const known =
      ids.get(name) ?? new Set(Array.from(read(name).matchAll(/ id="([^"]+)"/g), ([, id]) => id!));
    ids.set(name, known);
    return known;
  };
  for (const page of pages()) {
    for (const [, href] of read(page).matchAll(/(?:href|src)="([^"]+)"/g)) {
      if (/^https?:/.test(href!)) continue;
      links += 1;
      const [path = "", hash] = href!.split("#");
      const name = path === "" ? page : relative(site, resolve(site, dirname(page), path));
      assert(existsSync(join(site, name)), `${page}: ${href}`);
      if (hash !== undefined) assert(idsOf(name).has(hash), `${page}: nothing at ${href}`);
    }
  }
  assert(links > 5_000, `${links} links`);
});

test("both languages have the same pages with the same figures", () => {
  const of = (language: string): readonly string[] =>
    pages()
      .filter((name) => name.startsWith(`${language}/`))
      .map((name) => name.slice(3))
      .sort();
  assert.deepEqual(of("en"), of("fr"));
  assert(of("en").length >= 16);
  const english = read("en/crossings.html");
  assert.match(
    english,
    /<th scope="row"><a href="crossings-2021\.html">2021<\/a><\/th>\s*<td class="n">28,526<\/td>\s*<td class="n">1,034<\/td>/,
  );
  assert.match(read("fr/crossings.html"), /28\s526|28 526|28 526/);
});

test("a day of a year leads to its line, and the line says what the page says", () => {
  const page = read("en/crossings-2021.html");
  const [, link, line] =
    /<tr id="2021-11-11">[\s\S]*?<a href="\.\.\/(sources\/[^"]+)">daily\.csv:(\d+)<\/a>/.exec(
      page,
    ) ?? [];
  assert(link !== undefined && line !== undefined);
  assert.match(read(link).split("\n")[Number(line) - 1] ?? "", /^2021-11-11,1250,36$/);
  assert.match(page, /2021-11-11<\/th>\s*<td class="n">1,250<\/td>/);
  const told = read("en/records.html");
  assert.match(
    told,
    /2021-11-11<\/a><\/th>\s*<td class="n">1,185 \/ 33<\/td>\s*<td class="n">1,250 \/ 36<\/td>/,
  );
});

test("the data package describes its tables: every file there, every cell of its type", () => {
  const descriptor = JSON.parse(read("datapackage.json")) as {
    resources: { path: string; schema: { fields: { name: string; type: string }[] } }[];
  };
  assert(descriptor.resources.length >= 7);
  let cells = 0;
  for (const { path, schema } of descriptor.resources) {
    const [head, ...rows] = rowsOfCsv(read(path));
    assert.deepEqual(
      head,
      schema.fields.map(({ name }) => name),
      path,
    );
    for (const row of rows) {
      assert.equal(row.length, head!.length, `${path}: ${row.join(",")}`);
      for (const [at, cell] of row.entries()) {
        cells += 1;
        const { type, name } = schema.fields[at]!;
        if (cell === "") continue;
        if (type === "integer") assert.match(cell, /^-?\d+$/, `${path} ${name}`);
        if (type === "number") assert(Number.isFinite(Number(cell)), `${path} ${name}: ${cell}`);
        if (type === "date") assert.match(cell, /^\d{4}-\d{2}-\d{2}$/, `${path} ${name}`);
      }
    }
    const json = JSON.parse(read(path.replace(/csv$/, "json"))) as unknown[];
    assert.equal(json.length, rows.length, path);
  }
  assert(cells > 15_000, `${cells} cells`);
});

/** RFC 4180, read by hand: another reader than the writer. */
function rowsOfCsv(text: string): string[][] {
  return text
    .trimEnd()
    .split("\r\n")
    .map((line) =>
      Array.from(line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g), ([, quoted, plain]) =>
        quoted === undefined ? (plain ?? "") : quoted.replaceAll('""', '"'),
      ),
    );
}

test("the feed is Atom that an XML reader reads, its entries those of the log of publications", () => {
  const feed = parseXml(read("changes.xml"));
  const entries = feed.root!.children.filter((child) => "name" in child && child.name === "entry");
  assert(entries.length > 40 && entries.length <= 100);
  assert.match(read("changes.xml"), /<id>urn:vigie:public:\d+:[0-9a-f]{64}<\/id>/);
});

test("published again, nothing is new; a figure withdrawn stays on record as it stood", async () => {
  const before = await publicFigures();
  const people = before.find(({ figure }) => figure === "crossings 2021 people");
  assert.equal(people?.value, "28526");
  assert.match(people?.source ?? "", /^data\/crossings\/daily\.csv:\d+-\d+$/);
  assert.equal((await publish(join(folder, "again"), "--json")).code, 0);
  const again = await publicFigures();
  const own = (all: typeof before) => all.filter(({ figure }) => figure.startsWith("crossings"));
  assert.deepEqual(
    own(again).map(({ history }) => history.length),
    own(before).map(() => 1),
  );
  // Without the logs of the watches their figures are told no more: withdrawn, with the reason.
  const gone = again.filter(({ withdrawn }) => withdrawn !== null);
  assert(gone.length > 0 && gone.every(({ figure }) => /^(answered|launches) /.test(figure)));
  const data = ["--data", join(folder, "public")];
  const name = "crossings 2021 people";
  const done = await vigie("publish", "withdraw", name, "--why", "a file was read twice", ...data);
  assert.equal(done.code, 0, done.err.join("\n"));
  const withdrawn = (await publicFigures()).find(({ figure }) => figure === name);
  assert.equal(withdrawn?.withdrawn?.event.kind, "FigureWithdrawn");
  assert.equal(withdrawn?.value, "28526");
  const none = await vigie("publish", "withdraw", "no such", "--why", "nothing", ...data);
  assert.equal(none.code, 3);
  assert.match(none.err.join("\n"), /No figure is published as "no such"/);
});

async function publicFigures() {
  const path = join(folder, "public", "log.sqlite");
  const log = openLog({ mode: "read", path, now: () => instant("2026-09-01T00:00Z") });
  try {
    return figuresOf(fold(log.readAll()));
  } finally {
    await log.close();
  }
}

test("an identity planted in a watch's log is in no file of the site, nor are its last 72 hours", async () => {
  const planted = [
    "Amina Testname",
    "+33698765432",
    "227006760",
    "51.04711",
    "1.60327",
    "caller-planted",
    "grey hull Zx9",
  ];
  const watchFolder = join(folder, "watch");
  mkdirSync(watchFolder);
  const clock = { now: addSeconds(NOW, hours(-240)) };
  const now = (): Instant => clock.now;
  const path = join(watchFolder, "log.sqlite");
  const log = openLog({ mode: "write", path, centre: "dover" as Centre, now });
  const watch = new Watch({ log, now });
  const by: Author = { desk: "sar-1", role: "officer" };
  const report = (name: string) =>
    watch.report(by, {
      order: "receiveReport",
      report: name as never,
      channel: "message",
      from: {
        who: "person aboard",
        name: "Amina Testname",
        caller: "caller-planted" as never,
        relays: false,
        unit: null,
      },
      words: planted.join(" "),
      happened: null,
      unread: null,
      people: { least: 3, most: 3 },
      place: {
        words: "51.04711 1.60327",
        method: "pin",
        fixedAt: null,
        readings: [{ lon: 1.60327, lat: 51.04711, radius: 50 }],
      },
      conditions: [],
      craft: { type: "inflatable", colour: "grey hull Zx9", length: null },
      flotation: null,
      language: null,
      launch: { ashore: { least: 2, most: 2 }, children: { least: 3, most: 3 }, engine: null },
    });
  await report("planted-1");
  clock.now = addSeconds(clock.now, hours(1));
  await watch.order(by, { order: "acknowledgeReport", report: "planted-1" as never });
  await watch.order(by, {
    order: "registerUnit",
    unit: "zx9" as never,
    name: "Zx9 private",
    type: "ship",
    agency: "x",
    speed: null,
    places: null,
    mmsi: "227006760",
  } as never);
  // Within the 72 hours before it is published: not counted.
  clock.now = addSeconds(NOW, hours(-10));
  await report("planted-2");
  await watch.close();
  await log.close();
  const to = join(folder, "planted");
  const { code, err } = await publish(to, "--log", watchFolder);
  assert.equal(code, 0, err.join("\n"));
  for (const name of filesOf(to)) {
    const text = readFileSync(join(to, name), "latin1");
    for (const each of [...planted, "planted-1", "Zx9"])
      assert(!text.includes(each), `${name}: ${each}`);
  }
  const [, answered] =
    /reports answered,,(\d+)/.exec(readFileSync(join(to, "data/response.csv"), "utf8")) ?? [];
  assert.equal(answered, "1");
  assert.match(readFileSync(join(to, "data/response.csv"), "utf8"), /HM Coastguard|Dover/);
  assert.match(readFileSync(join(to, "data/response.csv"), "utf8"), /reports waiting,,0/);
  assert.match(readFileSync(join(to, "data/response.csv"), "utf8"), /,launches,,1/);
});

test("a folder with other files is left alone, and says so", async () => {
  const to = join(folder, "other");
  mkdirSync(to);
  writeFileSync(join(to, "thesis.txt"), "mine");
  const { code, err } = await publish(to);
  assert.equal(code, 3);
  assert.match(err.join("\n"), /expected an empty folder or an earlier site/);
  assert.deepEqual(readdirSync(to), ["thesis.txt"]);
});

test("as known at the end of 2021, later days and figures are not told", async () => {
  const to = join(folder, "then");
  const own = ["--data", join(folder, "then-log"), "--imports", join(folder, "imports")];
  assert.equal((await vigie("publish", to, "--as-of", "2021-12-31", ...own)).code, 0);
  assert(!existsSync(join(to, "en/crossings-2022.html")));
  assert(existsSync(join(to, "en/crossings-2021.html")));
});

test("a watch's own boats are a series of their own by month", () => {
  const own = readFileSync(join(site, "data/own.csv"), "utf8").split("\r\n").join("\n");
  assert.match(own, /\n[^\n]*2021-11,41,6,1,9,112,,112,\n/, "41 reports, 1 to 9 boats");
  assert.doesNotMatch(own, /2026/, "nothing younger than 72 hours");
  for (const file of ["crossings-months", "crossings-years", "crossings-days"])
    assert.doesNotMatch(readFileSync(join(site, `data/${file}.csv`), "utf8"), /Gris-Nez/);
  const page = readFileSync(join(site, "fr/response.html"), "utf8");
  assert.match(page, /Une autre série que les arrivées/);
});
