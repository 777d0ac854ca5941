import { deepEqual, equal, match, notEqual, ok } from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { openChart } from "#chart";
import type { BoatId, Centre, ReportId } from "#log";
import { addEntries, boatsOf, fold, openTimeline, pictureAt, type Picture } from "#picture";
import {
  LANGUAGES,
  sayRelay,
  viewBoard,
  viewBoat,
  viewReport,
  viewSituation,
  viewUnits,
  type BoatRow,
} from "#show";
import { addSeconds, hours, instant, metres, minutes, position, type Instant } from "#units";
import { saysAge } from "../../src/orders/relay.ts";
import { openNight } from "../../src/run/night.ts";
import { anyHistory, at, sealAll } from "../laws/history.ts";

const json = (path: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../data/${path}`, import.meta.url), "utf8"));
const chart = openChart({
  land: json("coast/land.geojson"),
  places: json("gazetteer/places.json"),
  boundaries: json("gazetteer/boundaries.geojson"),
  banks: json("gazetteer/sandbanks.geojson"),
  lanes: json("gazetteer/tss_schematic.geojson"),
});

const night = openNight(new URL("../../data/nights/2021-11-23.night", import.meta.url).pathname);
const timeline = openTimeline();
addEntries(timeline, night.entries);
const hour = (text: string): Instant => instant(`2021-11-24T${text}Z`);
const known = (text: string): Picture => pictureAt(timeline, hour(text));
const CHARLIE = "n05" as BoatId;
const DOVER = "dover" as Centre;

/** Words with a hole in them. */
const HOLE = /undefined|NaN|\bnull\b|\{\w+\}|\[object/;

const isPlain = (view: unknown): void => deepEqual(JSON.parse(JSON.stringify(view)), view);
const keysOf = (row: BoatRow): string => Object.keys(row).join(" ");

test("any picture gives a board of plain data on which every boat stands once", () => {
  fc.assert(
    fc.property(anyHistory, fc.integer({ min: 0, max: 1_000 }), (steps, later) => {
      const picture = fold(sealAll(steps));
      const now = at(later);
      const board = viewBoard(picture, now, "fr", chart);
      isPlain(board);
      const ids = [...board.boats, ...board.accounted].map(({ id }) => id);
      deepEqual(
        ids.toSorted(),
        boatsOf(picture)
          .map(({ id }) => id)
          .toSorted(),
      );
      ok(board.boats.every((row) => row.onBoard && row.unaccounted.most !== 0));
      ok(board.accounted.every((row) => !row.onBoard && row.unaccounted.most === 0));
      equal(new Set([...board.boats, ...board.accounted].map(keysOf)).size <= 1, true);
      equal(board.knownAt, picture.at);
      equal(board.notUnderstood.length, picture.notUnderstood.length);
    }),
    { numRuns: 150 },
  );
});

test("any picture gives whole sentences and plain data in both languages", () => {
  fc.assert(
    fc.property(anyHistory, fc.constantFrom(...LANGUAGES), (steps, language) => {
      const picture = fold(sealAll(steps));
      const now = addSeconds(picture.at ?? at(0), minutes(30));
      const situation = viewSituation(picture, now, language, chart);
      ok(!HOLE.test(situation), situation);
      for (const { id, reports } of boatsOf(picture)) {
        const view = viewBoat(picture, id, now, language, chart);
        ok(view !== null);
        isPlain(view);
        equal(view.boat.id, id);
        for (const { words } of view.timeline) ok(words !== "" && !HOLE.test(words), words);
        for (const report of reports) isPlain(viewReport(picture, report.id, language));
        ok(!HOLE.test(sayRelay(picture, id, now, DOVER, language) ?? "null"));
      }
      isPlain(viewUnits(picture, now, language));
    }),
    { numRuns: 100 },
  );
});

test("the numbers on the board are the same in every language", () => {
  const strip = (view: unknown): unknown =>
    JSON.parse(
      JSON.stringify(view, (key: string, value: unknown) =>
        ["words", "name", "about"].includes(key) ? undefined : value,
      ),
    );
  const picture = known("08:16");
  const [english, french] = LANGUAGES.map((language) =>
    viewBoard(picture, hour("08:16"), language),
  );
  deepEqual(strip(english), strip(french));
  notEqual(JSON.stringify(english), JSON.stringify(french));
});

test("an empty log gives a board that says nothing is known", () => {
  const board = viewBoard(fold([]), hour("00:00"));
  deepEqual([board.knownAt, board.boats, board.alarms], [null, [], []]);
  match(
    viewSituation(fold([]), hour("00:00")),
    /The log is empty\.\n\nUNACCOUNTED FOR: nobody known of/,
  );
  match(viewSituation(fold([]), hour("00:00"), "fr"), /SORT INCONNU : personne que l'on sache/);
});

test("a name nobody knows gives no boat, no report and no relay", () => {
  const picture = known("02:27");
  equal(viewBoat(picture, "nobody" as BoatId, hour("02:27")), null);
  equal(viewReport(picture, "nothing" as ReportId), null);
  equal(sayRelay(picture, "nobody" as BoatId, hour("02:27"), DOVER, "en"), null);
});

test("F7: the situation at 08:16Z names Charlie first, unaccounted for, and what was searched and how well", () => {
  const situation = viewSituation(known("08:16"), hour("08:16"), "en", chart);
  const [, heading, first] = situation.split("\n\n");
  match(heading ?? "", /^UNACCOUNTED FOR: at least \d+ people, top unknown, in \d+ boats$/);
  match(
    first ?? "",
    /^1\. Charlie \(n05\): unaccounted for 30 to 40 people; DISTRESS \(DETRESFA\)/,
  );
  match(
    first ?? "",
    /Last word: 24 Nov 2021, 03:17 UTC; silent for 4 h 59 min, overdue since 03:27 UTC/,
  );
  match(first ?? "", /Searched: Valiant searched .*probability of detection not computed/);
  match(
    first ?? "",
    /Held to be alive at least until 25 Nov 2021, 05:44 UTC; expected alive now: \d+ to \d+ people/,
  );
  match(situation, /effort stopped inside the survival window, since 05:59 UTC: Charlie \(n05\)/);
  ok(situation.indexOf("1. Charlie") < situation.indexOf("ALARMS"));
});

test("the situation says in French what it says in English, line by line", () => {
  const [english, french] = LANGUAGES.map((language) =>
    viewSituation(known("08:16"), hour("08:16"), language, chart).split("\n"),
  );
  equal(english?.length, french?.length);
  match(
    french?.join("\n") ?? "",
    /1\. Charlie \(n05\) : sort inconnu, 30 à 40 personnes ; DÉTRESSE/,
  );
});

test("F13: at 02:27Z the drafted relay says that the position is 26 minutes old, and how far she may be", () => {
  const relay = sayRelay(known("02:27"), CHARLIE, hour("02:27"), DOVER, "en");
  match(relay ?? "", /^MAYDAY RELAY, MAYDAY RELAY, MAYDAY RELAY\.\nALL STATIONS/);
  match(
    relay ?? "",
    /POSITION 51°08\.5′ N 001°44\.5′ E, BY PIN, AT 02:01 UTC: position 26 minutes old\./,
  );
  match(relay ?? "", /BY NOW WITHIN \d\.\d NM OF IT\.\n/);
  match(relay ?? "", /PERSONS IN DANGER: 30 to 40 people\.\nLIFE JACKETS NOT CHECKED\./);
  match(
    sayRelay(known("02:27"), CHARLIE, hour("02:27"), DOVER, "fr") ?? "",
    /position datant de 26 minutes\.\nÀ PRÉSENT DANS UN RAYON DE/,
  );
});

test("F13: a relay offers the drifted position with its uncertainty, beside the age of the reported one", () => {
  const now = hour("02:27");
  const drifted = { at: now, datum: position(1.8, 51.16), radius95: metres(3_704) };
  const relay = (language: "en" | "fr") =>
    sayRelay(known("02:27"), CHARLIE, now, DOVER, language, null, drifted) ?? "";
  match(relay("en"), /AT 02:01 UTC: position 26 minutes old\.\nBY NOW WITHIN/);
  match(relay("en"), /BY DRIFT FORECAST AT 02:27 UTC: 51°09\.6′ N 001°48\.0′ E, WITHIN 2 NM /);
  match(relay("en"), /\(95 PERCENT\), FROM A POSITION 26 minutes OLD\.\n/);
  match(relay("fr"), /POUR 02:27 UTC : 51°09,6′ N 001°48,0′ E, DANS UN RAYON DE 2 /);
  match(relay("fr"), /D'APRÈS UNE POSITION DATANT DE 26 minutes\.\n/);
  for (const language of LANGUAGES) ok(!HOLE.test(relay(language)));
  // Without a position there is nothing that drifts.
  const nobody = sayRelay(known("00:49"), CHARLIE, hour("00:49"), DOVER, "en", null, drifted);
  ok(nobody !== null && !nobody.includes("DRIFT"));
});

test("the words of a drafted relay state the age that the order asks for, however old", () => {
  const picture = known("02:27");
  for (const language of LANGUAGES) {
    for (const age of [1, 2, 26, 59, 60, 61, 125, 600, 2_800]) {
      const now = addSeconds(hour("02:01"), minutes(age));
      const relay = sayRelay(picture, CHARLIE, now, DOVER, language) ?? "";
      ok(saysAge(relay, age), `${age} minutes: ${relay}`);
    }
  }
});

test("a relay of a boat without a position says so, and gives the place as it was told", () => {
  const boat = boatsOf(known("08:16")).find(
    ({ fixes, reports }) => fixes.length === 0 && reports.some(({ place }) => place !== null),
  );
  ok(boat !== undefined);
  const relay = sayRelay(known("08:16"), boat.id, hour("08:16"), DOVER, "en") ?? "";
  match(relay, /POSITION NOT KNOWN\.\nPLACE AS TOLD: \w/);
});

test("two boats of one name are told apart wherever either is named", () => {
  const board = viewBoard(known("08:16"), hour("08:16"));
  const charlies = board.boats.filter(({ names }) => names.some(({ name }) => name === "Charlie"));
  ok(charlies.length > 1, "on that morning two boats were Charlie");
  equal(new Set(charlies.map(({ name }) => name)).size, charlies.length);
  equal(
    viewBoard(known("02:27"), hour("02:27")).boats.find(({ id }) => id === CHARLIE)?.name,
    "Charlie",
  );
});

test("a boat's view tells every entry of its history, refused orders with their reasons", () => {
  const view = viewBoat(known("03:34"), CHARLIE, hour("03:34"), "en", chart);
  ok(view !== null);
  const refused = view.timeline.filter(({ kind }) => kind === "OrderRefused");
  ok(
    refused.some((entry) =>
      entry.refused.some(({ reason }) => reason === "people unaccounted for"),
    ),
  );
  ok(refused.every((entry) => entry.refused.every(({ words }) => words.length > 5)));
  const calls = view.timeline.filter(({ kind }) => kind === "ReportReceived");
  ok(calls.length > 5 && calls.every(({ quote }) => quote !== null));
  ok(view.timeline.some(({ contradictions }) => contradictions.length > 0));
  deepEqual(
    view.timeline.map(({ loggedAt }) => loggedAt),
    view.timeline.map(({ loggedAt }) => loggedAt).toSorted(),
  );
  equal(view.boat.contacts >= 15, true);
  equal(view.boat.fix?.line?.side, "UK");
  equal(view.boat.fix?.line?.near, true);
  deepEqual(view.boat.owners.toSorted(), ["dover", "gris-nez"]);
});

test("a report's view keeps its words, its links and who made them", () => {
  const report = viewReport(known("03:34"), "n10" as ReportId, "fr");
  equal(report?.boat, CHARLIE);
  equal(report?.links[0]?.name, "Charlie");
  match(report?.links[0]?.words ?? "", /Contradictions signées malgré tout : nombre de personnes/);
  equal(report?.happenedWords.length !== 0, true);
});

test("units are shown with what they do, how long held back, and whom they have aboard", () => {
  const units = viewUnits(known("02:27"), hour("02:27"), "fr");
  const valiant = units.find(({ name }) => name === "Valiant");
  equal(valiant?.typeWords, "patrouilleur");
  deepEqual(
    valiant?.tasks.map(({ boatName, words }) => `${boatName}: ${words}`),
    ["Charlie: parti"],
  );
  const held = fold(
    sealAll([
      {
        centre: "dover",
        gapMs: 0,
        event: { kind: "UnitHeldBack", unit: "u1", why: "for tomorrow", until: at(60) },
      },
    ]),
  );
  equal(viewUnits(held, at(59))[0]?.heldBack?.expired, false);
  equal(viewUnits(held, addSeconds(at(0), hours(1)))[0]?.heldBack?.expired, true);
});
