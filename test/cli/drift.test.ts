import { deepEqual, equal, match, ok } from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { NetCDFReader } from "netcdfjs";
import type { DriftAnswer, DriftGeoJson } from "#publish";
import { folderFor, jsonOf, vigie } from "./desk.ts";

const PLACE = "51°09.045'N 001°45.568'E";
const ASKED = ["drift", "--from", PLACE, "--at", "2021-11-24T03:12Z", "--wind", "230/8-15kn"];

test("vigie drift says where, how sure, on what grounds, and what it must not be trusted for", async () => {
  const { code, out, err } = await vigie(...ASKED, "--hours", "10");
  equal(code, 0, err.join("\n"));
  const text = out.join("\n");
  match(
    text,
    /^Drift from 51°09\.0′ N 001°45\.6′ E \(95 % within 0\.054 NM\), 24 Nov 2021, 03:12 UTC to 24 Nov/,
  );
  match(
    text,
    /At 24 Nov 2021, 13:12 UTC the datum is 51°\d\d\.\d′ N 001°\d\d\.\d′ E, [\d.]+ NM \w+ of /,
  );
  match(text, /It has drifted [\d.]+ NM towards \d\d\d°, [\d.]+ kn on the mean\./);
  match(text, /50 % lies within [\d.]+ NM² \([\d.]+ km²\)\./);
  match(text, /95 % lies within [\d.]+ NM of the datum\./);
  match(text, /Ashore|None has come ashore/);
  match(text, /As if adrift \(75 % at the start\): 33 % 27 LIFE-RAFT-NB-2/);
  match(text, /Field: .*tidal.*: \d+ % of the run's nodes/i);
  match(text, /Assumed: The current is taken to be wrong by (20|40) % of its speed/);
  match(text, /Beware: Nobody has published leeway coefficients for an overloaded inflatable/);
  match(text, /Beware: .* no ground to end a search/);
});

test("vigie drift --lang fr says all of it in French, with decimal commas and milles", async (t) => {
  const path = join(folderFor(t), "zone.geojson");
  const { code, out, err } = await vigie(...ASKED, "--hours=2", "--lang=fr", `--out=${path}`);
  equal(code, 0, err.join("\n"));
  const text = out.join("\n");
  match(text, /^Dérive depuis 51°09,0′ N 001°45,6′ E \(95 % dans un rayon de 0,054 mille\), du 24/);
  match(
    text,
    /Le 24 nov\. 2021, 05:12 UTC, le point estimé est 51°\d\d,\d′ N .*, à [\d,]+ milles? dans/,
  );
  match(text, /État « à la dérive » \(75 % au départ\) : 33 % 27 LIFE-RAFT-NB-2/);
  match(text, /Supposé : Personne ne rame/);
  match(text, /Supposé : Le courant est supposé faux de \d+ % de sa vitesse/);
  match(text, /Attention : .* pas un motif pour cesser les recherches/);
  equal(out.at(-1), `Écrit : ${path}`);
  ok(!/\b(the|of|and|towards|lies|ashore|Assumed|Beware)\b/.test(withoutSources(out)), text);
  const { about } = JSON.parse(readFileSync(path, "utf8")) as DriftGeoJson;
  match(about.assumptions.join(" "), /Ce qui touche la côte y reste\./);
  match(about.warnings.join(" "), /Ne pas utiliser pour la navigation\./);
  const wrong = await vigie(...ASKED, "--hours=2", "--lang=de");
  equal(wrong.code, 2);
  match(wrong.err[0]!, /--lang: expected en or fr; came "de"/);
});

/** Sources are names, as their makers gave them: no words of ours. */
const withoutSources = (lines: readonly string[]): string =>
  lines.filter((line) => !line.startsWith("Champ :")).join("\n");

test("the same seed gives the same answer, another one another", async () => {
  const answerOf = async (seed: string) =>
    jsonOf(await vigie(...ASKED, "--hours=3", "--json", `--seed=${seed}`, "--particles=500"));
  deepEqual(await answerOf("7"), await answerOf("7"));
  const [seven, eight] = await Promise.all([answerOf("7"), answerOf("8")]);
  const datumOf = (answer: unknown) => (answer as DriftAnswer).moments.at(-1)!.datum;
  ok(datumOf(seven).lon !== datumOf(eight).lon);
});

test("wind from the west takes people east of where no wind would", async () => {
  const datumWith = async (wind: string): Promise<number> => {
    const outcome = await vigie(...ASKED.slice(0, 5), `--wind=${wind}`, "--hours=6", "--json");
    return (jsonOf(outcome) as unknown as DriftAnswer).moments.at(-1)!.datum.lon;
  };
  const [west, calm, east] = await Promise.all(["270/20kn", "270/0kn", "090/20kn"].map(datumWith));
  ok(west! > calm! + 0.05 && east! < calm! - 0.05, `${west} ${calm} ${east}`);
});

test("--out writes GeoJSON that others read, with areas, datum, track and assumptions", async (t) => {
  const path = join(folderFor(t), "area.geojson");
  const { code, out } = await vigie(...ASKED, "--hours=2", `--out=${path}`, "--with-particles");
  equal(code, 0);
  equal(out.at(-1), `Written: ${path}`);
  const document = JSON.parse(readFileSync(path, "utf8")) as DriftGeoJson;
  equal(document.type, "FeatureCollection");
  const kinds = document.features.map(({ properties }) => properties.kind);
  // The start at 03:12, the quarters of the clock from 03:15 to 05:00, and the end.
  equal(kinds.filter((kind) => kind === "area").length, 20);
  equal(kinds.filter((kind) => kind === "datum").length, 10);
  deepEqual(kinds.slice(-2), ["track", "particles"]);
  for (const { properties } of document.features.slice(0, -1))
    match(String(properties["assumptions"]), /no ground to end a search/);
});

test("--out writes NetCDF that others read", async (t) => {
  const path = join(folderFor(t), "particles.nc");
  const { code } = await vigie(
    ...ASKED,
    "--hours=4",
    "--particles=300",
    "--backward",
    `--out=${path}`,
  );
  equal(code, 0);
  const reader = new NetCDFReader(readFileSync(path));
  equal(reader.getAttribute("featureType"), "trajectory");
  const times = reader.getDataVariable("time") as number[];
  equal(times[0], Date.parse("2021-11-24T03:12Z") / 1000);
  equal(times.at(-1), Date.parse("2021-11-23T23:12Z") / 1000);
  const weights = reader.getDataVariable("weight") as number[];
  equal(weights.length, 300 * times.length);
  ok(Math.abs(weights.reduce((sum, one) => sum + one, 0) / times.length - 1) < 1e-9);
});

test("a folder that is not there is the machine's fault, one sentence", async () => {
  const { code, err } = await vigie(...ASKED, "--hours=1", "--out=/nowhere/area.geojson");
  equal(code, 3);
  match(err[0]!, /^\/nowhere\/area\.geojson cannot be written: .*ENOENT/);
});

test("what cannot be asked is refused before anything runs", async () => {
  const refusals: readonly (readonly [readonly string[], RegExp])[] = [
    [["--hours=0"], /--hours: expected a number above 0, at most 240; came "0"/],
    [["--hours=10", "--object=banana"], /--object: expected inflatable, .*piw.*; came "banana"/],
    [["--hours=10", "--out=area.kml"], /--out: expected a name that ends in/],
    [["--hours=10", "--current=none", "--current=a.nc"], /--current: expected "none" or files/],
  ];
  for (const [options, why] of refusals) {
    const { code, err, out } = await vigie(...ASKED, ...options);
    equal(code, 2, err.join("\n"));
    match(err[0]!, why);
    match(err[0]!, /See vigie drift --help\.$/);
    deepEqual(out, []);
  }
  const ambiguous = await vigie("drift", "--from=51.05, 1.35", ...ASKED.slice(3), "--hours=2");
  equal(ambiguous.code, 2);
  match(ambiguous.err[0]!, /can be 51°03\.0′ N 001°21\.0′ E or 51°03\.0′ N 001°21\.0′ W/);
});

test("beyond the tidal streams it is refused with what they cover; without any current it runs", async () => {
  const far = ["drift", "--from=36.5N 003.2E", ...ASKED.slice(3), "--hours=2"];
  const { code, err } = await vigie(...far);
  equal(code, 1);
  match(err[0]!, /^Expected a current for .* covers 49\.25 to 52\.\d+° N/);
  const still = await vigie(...far, "--current=none");
  equal(still.code, 0, still.err.join("\n"));
  match(still.out.join("\n"), /Field: no current at all, as asked: 100 %/);
});

test("a file that does not cover the time or the place is refused with what it covers", async (t) => {
  const folder = "/work/shared/data/forcing";
  if (!existsSync(folder)) {
    t.skip(`${folder} is not here`);
    return;
  }
  const file = join(folder, "chan_noland.nc");
  const late = await vigie(...ASKED, "--hours=2", `--current=${file}`);
  equal(late.code, 1);
  match(late.err[0]!, /chan_noland\.nc: it covers 2024-06-01T00:00:00\.000Z to 2024-06-02T/);
  const at = ["--at=2024-06-01T03:00Z", "--wind=230/12kn", "--hours=6"];
  const off = await vigie("drift", "--from=48.0N 006.0W", ...at, `--current=${file}`);
  equal(off.code, 1);
  match(
    off.err[0]!,
    /chan_noland\.nc: it covers 50 to 51\.7° N, .* and not 48°00\.0′ N 006°00\.0′ W/,
  );
  const within = await vigie("drift", "--from=50.9N 001.3E", ...at, `--current=${file}`);
  equal(within.code, 0, within.err.join("\n"));
  match(within.out.join("\n"), /Field: .*chan_noland.*: \d+ % of the run's nodes/);
});

test("its help teaches, and docs/cli.md has every option of it", async () => {
  const { code, out } = await vigie("drift", "--help");
  equal(code, 0);
  const [text = ""] = out;
  match(text, /^vigie drift --from POSITION/);
  match(text, /^ {2}vigie drift --from "51°09/m);
  match(text, /Exit codes: 0 answered/);
  const docs = readFileSync(new URL("../../docs/cli.md", import.meta.url), "utf8");
  const options = [...text.matchAll(/--[a-z-]+/g)].map(([option]) => option);
  ok(options.length > 15);
  for (const option of options) ok(docs.includes(option), option);
});
