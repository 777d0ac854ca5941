import { deepEqual, equal, match, ok } from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test, type TestContext } from "node:test";
import type { OperationsTally } from "#record";
import { folderFor, jsonOf, vigie } from "./desk.ts";

const HEADING =
  "operation_id,type_operation,pourquoi_alerte,moyen_alerte,qui_alerte,categorie_qui_alerte,cross," +
  "departement,est_metropolitain,evenement,categorie_evenement,autorite,seconde_autorite," +
  "zone_responsabilite,latitude,longitude,vent_direction,vent_direction_categorie,vent_force," +
  "mer_force,date_heure_reception_alerte,date_heure_fin_operation,numero_sitrep,cross_sitrep," +
  "fuseau_horaire,systeme_source";

type Given = { readonly cross?: string; readonly event?: string; readonly wind?: string };

const operation = (id: number, alerted: string, given: Given = {}): string =>
  [
    `${id},SAR,,VHF,"SAMU, à terre",Autorité,${given.cross ?? "Gris-Nez"},Nord,True`,
    `${given.event ?? "Sans avarie en dérive"},Autres affaires,Préfet maritime,,Eaux territoriales`,
    `51.0,1.8,200,sud,${given.wind ?? "3"},2,${alerted},${alerted},${id}`,
    `Gris-Nez SAR 2021/${id},Europe/Paris,secmarweb`,
  ].join(",");

const OPERATIONS = [
  HEADING,
  operation(1, "2021-11-23T23:30:00Z"),
  operation(2, "2021-11-24T02:00:00Z", { wind: "1" }),
  operation(3, "2021-11-24T03:00:00Z", { event: "Incertitude", wind: "" }),
  operation(4, "2021-12-01T10:00:00Z", { event: "Baignade" }),
  operation(5, "2021-11-24T04:00:00Z", { cross: "Jobourg" }),
];
const OUTCOMES = [
  "operation_id,categorie_personne,resultat_humain,nombre,dont_nombre_blesse",
  "1,Clandestin,Personne secourue,33,0",
  "2,Migrant,Personne décédée accidentellement,27,0",
  "2,Migrant,Personne secourue,2,0",
  "2,Autre,Personne assistée,1,0",
  "3,Clandestin,Personne tirée d'affaire seule,30,0",
  "4,Plaisancier français,Personne secourue,1,0",
  "5,Clandestin,Personne secourue,12,0",
];

function tables(t: TestContext, operations = OPERATIONS, outcomes = OUTCOMES) {
  const folder = folderFor(t);
  writeFileSync(join(folder, "operations.csv"), `${operations.join("\n")}\n`);
  writeFileSync(join(folder, "resultats_humain.csv"), `${outcomes.join("\n")}\n`);
  const take = (...args: readonly string[]) =>
    vigie("secmar", "import", folder, "--data", folder, "--published=2022-01-10", ...args);
  const count = async (...args: readonly string[]) => {
    const outcome = await vigie("secmar", "--data", folder, ...args, "--json");
    deepEqual([outcome.code, outcome.err], [0, []]);
    return jsonOf(outcome) as unknown as OperationsTally;
  };
  return { folder, take, count };
}

test("operations that crossed, by hand: 33, 2 and 27 people of known end, 30 of whom nobody knows", async (t) => {
  const { folder, take, count } = tables(t);
  equal((await take("--dry")).code, 0);
  equal(existsSync(join(folder, "operations.jsonl")), false);
  deepEqual((await take()).out, [
    "added 4, changed 0, unchanged 0",
    "of other centres, and passed over: 1 operations",
  ]);
  const { rows, total } = await count("--by=day");
  deepEqual(
    rows.map(({ period, operations, people }) => [period, operations, people.least]),
    [
      ["2021-11-23", 1, 33],
      ["2021-11-24", 2, 59],
    ],
  );
  deepEqual(rows[0]!.outcomes.rescued, { least: 33, most: 33 });
  const { outcomes, uncertain, wind, crafts } = rows[1]!;
  deepEqual(
    [outcomes.dead, outcomes.missing],
    [
      { least: 27, most: null },
      { least: 0, most: null },
    ],
  );
  deepEqual([outcomes["by themselves"].least, outcomes["not known"].least], [0, 30]);
  deepEqual([uncertain, wind, crafts], [1, { least: 1, most: 1 }, { least: 0, most: null }]);
  equal(total.operations, 3);
  const all = (await count("--people=all")).total;
  deepEqual([all.operations, all.outcomes.assisted.least, all.outcomes.rescued.least], [4, 1, 36]);
});

test("the same issue again changes nothing; a corrected one is known since its day", async (t) => {
  const { folder, take, count } = tables(t);
  await take();
  equal((await take()).out[0], "added 0, changed 0, unchanged 4");
  const corrected = OUTCOMES.map((row) => row.replace("secourue,33", "secourue,35"));
  writeFileSync(join(folder, "resultats_humain.csv"), `${corrected.join("\n")}\n`);
  writeFileSync(join(folder, "operations.csv"), `${OPERATIONS.slice(0, 4).join("\n")}\n`);
  const { out } = await take("--published=2023-02-01");
  deepEqual(out, [
    "added 0, changed 1, unchanged 2",
    "  Gris-Nez SAR 2021/1: 2021-11-23, Sans avarie en dérive, 33 Personne secourue, now " +
      "2021-11-23, Sans avarie en dérive, 35 Personne secourue (line 2)",
    "not in this issue, and kept: 1 operations",
  ]);
  const rescued = async (...args: string[]) => (await count(...args)).total.outcomes.rescued.least;
  equal(await rescued("--people=all"), 38);
  equal(await rescued("--people=all", "--as-of=2023-01-31", "--from=2021-01-01"), 36);
  equal((await count("--as-of=2021-12-31", "--from=2021-01-01")).rows.length, 0);
});

test("what cannot be read is listed, and opens the sums that it would have been in", async (t) => {
  const operations = [
    ...OPERATIONS.slice(0, 2),
    operation(2, "2021-11-24 02:00"),
    operation(1, "2021-11-24T02:00:00Z"),
    operation(6, "2021-11-24T02:00:00Z", { wind: "13" }),
  ];
  const outcomes = [OUTCOMES[0]!, OUTCOMES[1]!, "1,Migrant,Personne disparue,some,0"];
  const { take, count } = tables(t, operations, outcomes);
  const { code, err } = await take();
  equal(code, 1);
  deepEqual(err, [
    'operations, line 3: date_heure_reception_alerte: expected a time with its zone; came "2021-11-24 02:00"',
    "operations, line 4: expected a new operation; 1 came before",
    'operations, line 5: vent_force: expected 0 to 12 or nothing; came "13"',
    'resultats_humain, line 3: nombre: expected a whole number; came "some"',
  ]);
  const { total } = await count();
  deepEqual(total.people, { least: 33, most: null });
  deepEqual(total.outcomes.missing, { least: 0, most: null });
});

test("another table, no table and no day are refused; without outcomes nobody's end is known", async (t) => {
  const { folder, take, count } = tables(t, ["a,b", "1,2"]);
  match((await take()).err[0]!, /operations: expected a column operation_id.*; came a, b/);
  writeFileSync(join(folder, "operations.csv"), "");
  match((await take()).err[0]!, /expected a table with a heading; came nothing/);
  equal((await vigie("secmar", "import", join(folder, "no"), "--published=2022-01-10")).code, 3);
  equal((await vigie("secmar", "import", folder)).code, 2);
  equal((await vigie("secmar", "--people=some")).code, 2);
  const alone = folderFor(t);
  const file = join(alone, "operations.csv");
  writeFileSync(file, `${OPERATIONS.slice(0, 2).join("\n")}\n`);
  await vigie("secmar", "import", file, "--published=2022-01-10", "--data", folder);
  const { total } = await count("--people=all");
  deepEqual([total.operations, total.silent, total.people], [1, 1, { least: 0, most: null }]);
  ok(!readFileSync(join(folder, "operations.jsonl"), "utf8").includes("51.0"));
});

test("the wind that was noted stands beside the arrivals of the day, and nothing else of it", async (t) => {
  const { folder, take } = tables(t);
  const asked = ["tally", "--from=2021-11-23", "--to=2021-11-25", "--by=day", "--data", folder];
  const before = jsonOf(await vigie(...asked, "--json"));
  deepEqual(before["weather"], []);
  await take();
  const { weather, ...rest } = jsonOf(await vigie(...asked, "--json"));
  const { weather: _none, ...without } = before;
  deepEqual(rest, without);
  const noted = weather as { period: string; operations: number; wind: unknown }[];
  deepEqual(
    noted.map(({ period, operations, wind }) => [period, operations, wind]),
    [
      ["2021-11-23", 1, { least: 3, most: 3 }],
      ["2021-11-24", 2, { least: 1, most: 1 }],
    ],
  );
  const { out } = await vigie(...asked);
  match(out[2]!, /so far  wind noted by CROSS, Beaufort  source/);
  match(out.join("\n"), /2021-11-25 .* \?  data\/crossings\/daily\.csv:1426/);
});

test("a person reads it, in English and in French, and is told when nothing was taken in", async (t) => {
  const { folder, take } = tables(t);
  const none = await vigie("secmar", "--data", folder);
  match(none.out.at(-1)!, /^No operation of that time was taken in/);
  await take();
  const english = (await vigie("secmar", "--data", folder, "--by=month")).out.join("\n");
  match(english, /2021-11 +3 +92 +≥ 35 +\? .*≥ 27 .*operations\.csv:2-4/);
  match(
    english,
    /Operations whose end nobody knows: 1\. The source takes their people for arrived/,
  );
  const french = (await vigie("secmar", "--data", folder, "--lang=fr")).out.join("\n");
  match(french, /Opérations de Gris-Nez/);
  match(french, /Jamais ajouté aux arrivées/);
});
