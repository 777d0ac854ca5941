import { deepEqual, equal, match, ok } from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { folderFor, vigie } from "./desk.ts";

const TEXTS = "51-02.30N 001-22.10E\r\n\r\n50.8 0.3\n///filled.count.soap\n1.8563, 50.9400\n";

test("read position prints every reading with its echo in both languages, and what is none", async (t) => {
  const file = join(folderFor(t), "pins.txt");
  writeFileSync(file, TEXTS);
  const { code, out } = await vigie("read", "position", file, "--json");
  equal(code, 0);
  const lines = out.map((line) => JSON.parse(line) as Record<string, unknown>);
  deepEqual(
    lines.map(({ line, fault }) => [line, fault ?? null]),
    [
      [1, null],
      [3, null],
      [3, null],
      [4, "what3words"],
      [5, null],
      [5, null],
    ],
  );
  const [first, east, , words, outside, exchanged] = lines;
  deepEqual(first?.["echo"], {
    en: "1.6 NM NW of Varne Lightship, UK side",
    fr: "à 1,6 mille dans le NO de Varne Lightship, côté britannique",
  });
  equal(first["method"], "degrees and minutes");
  equal(first["words"], "51-02.30N 001-22.10E");
  deepEqual(east?.["doubts"], ["taken as east"]);
  equal(words?.["words"], "///filled.count.soap");
  equal(outside?.["outside"], true);
  match((exchanged!["echo"] as { en: string }).en, /^on land, /);
  const plain = await vigie("read", "position", file);
  match(plain.out[0] ?? "", /^51°02\.3′ N 001°22\.1′ E: 1\.6 NM NW of Varne Lightship/);
  ok(plain.out.some((line) => /^not read: .*what3words/.test(line)));
});

test("read position of a file that is not there is one sentence and code 3", async () => {
  const { code, out, err } = await vigie("read", "position", "/nowhere/pins.txt");
  deepEqual([code, out.length, err.length], [3, 0, 1]);
  match(err[0] ?? "", /nowhere/);
});

test("a report told from a place keeps its words and its reading, a pin is one", async (t) => {
  const folder = folderFor(t);
  const told = ["--data", folder, "--json", "--position"];
  const placed = await vigie("report", "thirty of us", ...told, "3 miles north-west of Wimereux");
  equal(placed.code, 0);
  const pinned = await vigie("report", "a pin", ...told, "https://maps.google.com/?q=51.05,1.35");
  const placeIn = (out: readonly string[]) => {
    const { entries } = JSON.parse(out.join("")) as {
      entries: { event: { place: { words: string; method: string; readings: unknown[] } } }[];
    };
    return entries[0]?.event.place;
  };
  equal(placeIn(placed.out)?.words, "3 miles north-west of Wimereux");
  equal(placeIn(placed.out)?.method, "spoken");
  equal(placeIn(placed.out)?.readings.length, 1);
  equal(placeIn(pinned.out)?.method, "pin");
  deepEqual(placeIn(pinned.out)?.readings, [{ lon: 1.35, lat: 51.05, radius: 1111 }]);
});
