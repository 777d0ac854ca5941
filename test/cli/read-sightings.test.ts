import { deepEqual, doesNotMatch, equal, match } from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { folderFor, vigie } from "./desk.ts";

const CSV = `Latitude;Longitude;Nombre;Heure;Remarques;Tel
51,0523;1,3501;30-40;2021-11-24T02:41Z;canot gris;06 12 34 56 78
95;1;3;x;y;
`;

test("the mapping is shown before anything is read, and may be changed", async (t) => {
  const file = join(folderFor(t), "patrol.csv");
  writeFileSync(file, CSV);
  const shown = await vigie("read", "sightings", file);
  equal(shown.code, 0);
  match(shown.out.join("\n"), /"Latitude": lat; "51,0523"[^]*nothing read yet: --json reads it/);
  const { code, out } = await vigie("read", "sightings", file, "--map", "people=Nombre", "--json");
  equal(code, 0);
  const [row, bad] = out.map((line) => JSON.parse(line) as Record<string, Record<string, unknown>>);
  deepEqual(row!["people"], { least: 30, most: 40 });
  deepEqual([row!["telling"]!["people"], row!["telling"]!["sender"]], [row!["people"], "withheld"]);
  match(String(bad!["fault"]), /^line 3: expected latitude -90 to 90/);
  for (const line of [...shown.out, ...out]) doesNotMatch(line, /12.?34.?56/);
});

test("a column that is not there is refused with those that are", async (t) => {
  const file = join(folderFor(t), "patrol.csv");
  writeFileSync(file, CSV);
  const { code, err } = await vigie("read", "sightings", file, "--map", "people=Gens");
  equal(code, 2);
  match(err.join(""), /Gens/);
});
