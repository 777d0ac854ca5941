import { deepEqual, equal, match, ok } from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { addSeconds, hours, instant, secondsBetween, type Instant } from "#units";
import { readBulletin, type WindRow } from "./bulletin.ts";
import { coverOf, middleOf, speedsOfForces, turnThrough, type Sector } from "./bulletin-wind.ts";
import { plainText } from "./bulletin-words.ts";

const ISSUED = instant("2021-11-24T05:00Z");

function rowsOf(words: string, issued: Instant = ISSUED): readonly WindRow[] {
  const reading = readBulletin(words, issued);
  ok(reading.ok, `${words}: ${reading.ok ? "" : reading.why}`);
  return reading.rows;
}

/** "05-17 225±22.5 5.5-10.7": hours since the issue, direction, metres a second, gusts. */
function told(row: WindRow): string {
  const hour = (at: Instant): string => String(secondsBetween(ISSUED, at) / 3600);
  const { directionFrom, spread, least, most, gusts } = row;
  const from = directionFrom === null ? "any" : `${directionFrom}±${spread}`;
  const gust = gusts === null ? "" : ` gusts ${gusts.toFixed(1)}`;
  const speeds = `${least.toFixed(1)}..${most.toFixed(1)}`;
  return `${hour(row.from)}-${hour(row.until)} ${from} ${speeds}${gust}`;
}

/** Words of bulletins, and the wind in them: [hours since 05Z] [from ± degrees] [m/s]. */
const PHRASES: readonly (readonly [words: string, ...rows: string[]])[] = [
  // Met Office: one wind.
  ["Southwesterly 4 or 5", "0-24 225±22.5 5.5..10.7"],
  ["southwesterly 4 or 5.", "0-24 225±22.5 5.5..10.7"],
  ["South-westerly 4", "0-24 225±22.5 5.5..7.9"],
  ["south westerly force 4", "0-24 225±22.5 5.5..7.9"],
  ["Variable 3 or less", "0-24 any 0.0..5.4"],
  ["Variable 2 to 4", "0-24 any 1.6..7.9"],
  ["Cyclonic 5 to 7", "0-24 any 8.0..17.1"],
  ["North or northeast 3 to 5", "0-24 22.5±45 3.4..10.7"],
  ["Southerly or southwesterly 6", "0-24 202.5±45 10.8..13.8"],
  ["West to northwest 5", "0-24 292.5±45 8.0..10.7"],
  ["North-northwesterly 2", "0-24 337.5±11.25 1.6..3.3"],
  ["Dover: Easterly gale 8", "0-24 90±22.5 17.2..20.7"],
  ["Dover, Wight: Easterly severe gale 9", "0-24 90±22.5 20.8..24.4"],
  ["Southerly gale 8 to storm 10", "0-24 180±22.5 17.2..28.4"],
  ["Westerly gales", "0-24 270±22.5 17.2..20.7"],
  ["Westerly hurricane force 12", "0-24 270±22.5 32.7..36.9"],
  ["Calm", "0-24 any 0.0..0.2"],
  ["Mainly northerly 3", "0-24 0±22.5 3.4..5.4"],
  // Met Office: changes and times.
  [
    "Southwesterly 4 or 5, occasionally 6 later",
    "0-12 225±22.5 5.5..10.7",
    "12-24 225±22.5 5.5..13.8",
  ],
  ["North or northeast 3 to 5, increasing 6 at times", "0-24 22.5±45 3.4..13.8"],
  [
    "Southwest 4, increasing 6 soon",
    "0-6 225±22.5 5.5..7.9",
    "6-12 225±22.5 5.5..13.8",
    "12-24 225±22.5 10.8..13.8",
  ],
  ["Southwest 7, gale 8 imminent", "0-6 225±22.5 13.9..20.7", "6-24 225±22.5 17.2..20.7"],
  [
    "Southwesterly 4 or 5, veering northwesterly 5 or 6 later",
    "0-12 225±22.5 5.5..10.7",
    "12-24 270±67.5 5.5..13.8",
  ],
  [
    "Southwesterly 5, backing southerly later",
    "0-12 225±22.5 8.0..10.7",
    "12-24 202.5±45 8.0..10.7",
  ],
  // Round by south and east: the long way is the way told.
  [
    "Southwesterly 5, backing northeasterly soon",
    "0-6 225±22.5 8.0..10.7",
    "6-12 135±112.5 8.0..10.7",
    "12-24 45±22.5 8.0..10.7",
  ],
  ["Easterly 4, backing later", "0-12 90±22.5 5.5..7.9", "12-24 any 5.5..7.9"],
  ["Northerly 5 to 7, decreasing 4 later", "0-12 0±22.5 8.0..17.1", "12-24 0±22.5 5.5..17.1"],
  ["Variable 3 or less, becoming southwest 4 later", "0-12 any 0.0..5.4", "12-24 any 0.0..7.9"],
  ["Southwest 4, perhaps gale 8 later", "0-12 225±22.5 5.5..7.9", "12-24 225±22.5 5.5..20.7"],
  ["SW 4 later NW 5", "0-12 225±22.5 5.5..7.9", "12-24 270±67.5 5.5..10.7"],
  ["Southwesterly backing southeasterly 4 or 5", "0-24 180±67.5 5.5..10.7"],
  [
    "Northeasterly backing northwesterly, 3 or 4, occasionally 5 later",
    "0-12 0±67.5 3.4..7.9",
    "12-24 0±67.5 3.4..10.7",
  ],
  ["Variable, becoming mainly southerly, 3 or less", "0-24 any 0.0..5.4"],
  ["Southwesterly 5, but 6 in north", "0-24 225±22.5 8.0..13.8"],
  ["Southwesterly 5 at first, 3 later", "0-12 225±22.5 8.0..10.7", "12-24 225±22.5 3.4..10.7"],
  // Météo-France.
  ["Sud-Ouest 4 à 5 Beaufort", "0-24 225±22.5 5.5..10.7"],
  ["Sud-Ouest 4 à 5 Beaufort, fraîchissant 6", "0-24 225±22.5 5.5..13.8"],
  ["Secteur Nord 3 à 4", "0-24 0±45 3.4..7.9"],
  ["Vent de secteur nord-est 3 à 4", "0-24 45±45 3.4..7.9"],
  ["Variable 2 à 3", "0-24 any 1.6..5.4"],
  ["Vent d’Ouest 5", "0-24 270±22.5 8.0..10.7"],
  ["Le vent est Sud 5", "0-24 180±22.5 8.0..10.7"],
  ["Est à Nord-Est 4", "0-24 67.5±45 5.5..7.9"],
  ["NO 4 à 5", "0-24 315±22.5 5.5..10.7"],
  ["OSO 6", "0-24 247.5±11.25 10.8..13.8"],
  ["Coup de vent de Sud-Ouest", "0-24 225±22.5 17.2..20.7"],
  ["Fort coup de vent 9 d'Ouest", "0-24 270±22.5 20.8..24.4"],
  ["Grand frais 7 de Nord", "0-24 0±22.5 13.9..17.1"],
  ["Nord-Ouest 5 à 6, parfois 7", "0-24 315±22.5 8.0..17.1"],
  [
    "Sud 4 ou 5, mollissant 3 ou moins en soirée",
    "0-11 180±22.5 5.5..10.7",
    "11-19 180±22.5 0.0..10.7",
    "19-24 180±22.5 0.0..5.4",
  ],
  [
    "Secteur Est 3, puis Nord-Est 4 l'après-midi",
    "0-5 90±45 3.4..5.4",
    "5-13 78.75±56.25 3.4..7.9",
    "13-24 45±22.5 5.5..7.9",
  ],
  ["Nord 4, virant Ouest demain matin", "0-23 0±22.5 5.5..7.9", "23-31 315±67.5 5.5..7.9"],
  ["Ce soir : Sud 4", "11-24 180±22.5 5.5..7.9"],
  // In short.
  ["230/12kn", "0-24 230±5 6.2..6.2"],
  ["SW 4-5", "0-24 225±22.5 5.5..10.7"],
  ["sw 4-5", "0-24 225±22.5 5.5..10.7"],
  ["SSW F6", "0-24 202.5±11.25 10.8..13.8"],
  ["240° 15-20 kt gusts 28", "0-24 240±5 7.7..10.3 gusts 14.4"],
  ["240 15 to 20 knots", "0-24 240±5 7.7..10.3"],
  ["12 kn from 230°", "0-24 230±5 6.2..6.2"],
  ["Ouest 15,5 nœuds, rafales à 25", "0-24 270±22.5 8.0..8.0 gusts 12.9"],
  ["360 8 m/s", "0-24 0±5 8.0..8.0"],
  ["E 20 km/h", "0-24 90±22.5 5.6..5.6"],
  ["E 8 mph", "0-24 90±22.5 3.6..3.6"],
];

for (const [words, ...rows] of PHRASES) {
  test(`the wind of "${words}"`, () => deepEqual(rowsOf(words).map(told), rows));
}

test("a whole inshore forecast gives its wind; what is no wind is listed, not lost", () => {
  const reading = readBulletin(
    "Dover: Southwesterly 4 or 5, occasionally 6 in west. Slight or moderate, occasionally rough " +
      "in southwest. Rain later. Visibility 2 to 5 miles, occasionally poor.",
    ISSUED,
  );
  ok(reading.ok);
  deepEqual(reading.rows.map(told), ["0-24 225±22.5 5.5..13.8"]);
  equal(reading.area, "Dover");
  match(reading.notRead.join(" "), /^Slight or moderate .* Rain later Visibility 2 to 5 miles/);
});

test("a forecast under headings gives what stands under Wind", () => {
  const reading = readBulletin(
    "Wind\u00a0: Sud-Ouest 5 à 6.\nMer : agitée, houle d'ouest 2 m.\nVisibilité : 3 à 5 milles.",
    ISSUED,
  );
  ok(reading.ok);
  deepEqual(reading.rows.map(told), ["0-24 225±22.5 8.0..13.8"]);
  deepEqual(reading.notRead, ["Mer: agitee, houle d ouest 2 m.", "Visibilite: 3 a 5 milles."]);
});

test("a bulletin printed in a newspaper: swell and sea to the east are no wind from the east", () => {
  const [row] = rowsOf(
    "Nord à nord-ouest 6 à 7 mollissant 5 à 6 en soirée. Rafales. Mer agitée à forte, devenant " +
      "localement très forte à l'est en fin de journée. Visibilité mauvaise sous pluie.",
  );
  ok(row !== undefined);
  equal(told(row), "0-11 337.5±45 10.8..17.1");
});

test("words that are not understood are said, and the wind is read all the same", () => {
  const reading = readBulletin("Southwesterly 4 or 5, wibble occasionally 6", ISSUED);
  ok(reading.ok);
  deepEqual(reading.notRead, ["wibble"]);
  equal(reading.read.join(" "), "Southwesterly 4 or 5 occasionally 6");
});

const REFUSED: readonly (readonly [words: string, why: RegExp])[] = [
  ["", /expected a direction and a force or speed.*came no force or speed/],
  ["hello", /expected a direction and a force or speed.*came no force or speed/],
  ["southwesterly", /came no force or speed/],
  ["4 or 5", /came no direction/],
  ["Dover: gale 8", /came no direction/],
  ["SW 15", /expected a force of 0 to 12, or a speed with its unit \(kt, m\/s\); came 15/],
  ["SW 4.5", /expected a force of 0 to 12.*came 4\.5/],
  ["SW 400 kt", /expected a force of 0 to 12, or a speed .* came 400/],
  ["not southwesterly 5", /expected what the wind is; came what it is not: "not"/],
  ["Southwest 5, pas 6", /came what it is not: "pas"/],
  ["Humber: SW 4. Thames: W 5.", /expected the forecast of one area; came Humber and Thames/],
  ["Becoming southwest 5", /expected the wind before how it changes; came "Becoming" first/],
  ["SW 4 5", /expected "or" or "to" between two numbers; came "4 5"/],
  ["Southwesterly, occasionally 6", /came no force or speed/],
  ["Southwesterly increasing 6", /came no force or speed/],
  ["SW 5-6 kt occasionally 8", /expected a unit after each speed.*came "8" alone/],
  ["SW 8 furlongs", /expected a unit of speed, or nothing, after a number; came "furlongs"/],
  ["SW 4, later", /expected what the wind is at that hour; came the hour alone/],
  ["370° 12 kt", /expected a unit of speed, .* came "°"/],
];

for (const [words, why] of REFUSED) {
  test(`"${words}" is refused with what was expected`, () => {
    const reading = readBulletin(words, ISSUED);
    ok(!reading.ok, JSON.stringify(reading));
    equal(reading.words, words);
    match(reading.why, why);
  });
}

const DIRECTIONS = [
  ["northerly", "Nord", 0],
  ["northeasterly", "Nord-Est", 45],
  ["easterly", "Est", 90],
  ["southeasterly", "Sud-Est", 135],
  ["southerly", "Sud", 180],
  ["southwesterly", "Sud-Ouest", 225],
  ["westerly", "Ouest", 270],
  ["northwesterly", "Nord-Ouest", 315],
] as const;
const direction = fc.constantFrom(...DIRECTIONS);
const force = fc.integer({ min: 0, max: 12 });

test("law: English and French say the same wind, and every force and point is what it is", () => {
  fc.assert(
    fc.property(direction, force, force, ([english, french, degrees], one, other) => {
      const [low, high] = [Math.min(one, other), Math.max(one, other)];
      const [row, ...more] = rowsOf(`${english} ${low} to ${high}`);
      deepEqual(more, []);
      deepEqual(rowsOf(`${french} ${low} à ${high}`), [row]);
      equal(row?.directionFrom, degrees);
      const speeds = speedsOfForces(low, high);
      deepEqual([row?.least, row?.most], [speeds?.least, speeds?.most]);
    }),
  );
});

const extra = fc
  .tuple(
    fc.constantFrom(
      "occasionally",
      "increasing",
      "veering",
      "backing",
      "perhaps",
      "becoming",
      "then",
    ),
    fc.option(direction),
    force,
    fc.constantFrom("", "later", "soon", "imminent", "at times", "this evening", "tomorrow"),
  )
  .map(([how, from, strength, when]) => `${how} ${from?.[0] ?? ""} ${strength} ${when}`);
const forecast = fc
  .tuple(direction, force, fc.array(extra, { maxLength: 4 }))
  .map(([[from], strength, extras]) => [`${from} ${strength}`, ...extras].join(", "));
const contains = (row: WindRow, degrees: number): boolean => {
  if (row.directionFrom === null) return true;
  const off = Math.abs(((degrees - row.directionFrom + 540) % 360) - 180);
  return off <= row.spread + 1e-9;
};

test("law: rows follow one another without gaps for at least a day, as ranges", () => {
  fc.assert(
    fc.property(forecast, (words) => {
      const rows = rowsOf(words);
      equal(rows[0]?.from, ISSUED);
      rows.forEach((row, index) => {
        ok(row.from < row.until && row.least <= row.most, words);
        ok(row.spread > 0 && row.spread <= 180, words);
        ok(row.directionFrom === null || (row.directionFrom >= 0 && row.directionFrom < 360));
        equal(rows[index + 1]?.from ?? row.until, row.until, words);
      });
      ok((rows.at(-1)?.until ?? ISSUED) >= addSeconds(ISSUED, hours(24)));
    }),
  );
});

test("law: the wind that a forecast begins with is in its first row, whatever it may become", () => {
  fc.assert(
    fc.property(
      direction,
      force,
      fc.array(extra, { maxLength: 4 }),
      ([from, , degrees], strength, extras) => {
        const [row] = rowsOf([`${from} ${strength}`, ...extras].join(", "));
        const alone = speedsOfForces(strength, strength);
        ok(row !== undefined && alone !== null);
        ok(contains(row, degrees) && row.least <= alone.least && row.most >= alone.most);
      },
    ),
  );
});

test("law: what may be only at times never takes away what was said before", () => {
  fc.assert(
    fc.property(forecast, force, (words, strength) => {
      const [before, after] = [rowsOf(words), rowsOf(`${words}, occasionally ${strength}`)];
      for (const row of after) {
        for (const was of before.filter(
          ({ from, until }) => from < row.until && row.from < until,
        )) {
          ok(row.least <= was.least && row.most >= was.most, words);
          ok(was.directionFrom === null || contains(row, was.directionFrom), words);
        }
      }
    }),
  );
});

test("law: no letter or figure is lost: all are read, or listed as not read", () => {
  const word = fc.constantFrom(
    "Southwesterly",
    "4",
    "or",
    "5",
    ",",
    ".",
    "rain",
    "wibble",
    "later",
    "nord-est",
    "à",
    "230°",
    "12kn",
    "G28",
    "Mer",
    "occasionally",
    "force",
    "gales",
  );
  const signs = (text: string): string =>
    text
      .match(/[\p{L}\d]/gu)
      ?.toSorted()
      .join("") ?? "";
  let read = 0;
  fc.assert(
    fc.property(fc.array(word, { maxLength: 12 }), (words) => {
      const text = words.join(" ");
      const reading = readBulletin(text, ISSUED);
      if (!reading.ok) return;
      read += 1;
      const parts = [reading.area ?? "", ...reading.read, ...reading.notRead].join(" ");
      equal(signs(parts), signs(plainText(text)), text);
    }),
    { numRuns: 2000 },
  );
  ok(read > 100, `${read} read`);
});

test("law: any text gives a reading or a refusal, and the words are kept", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (words) => {
      const reading = readBulletin(words, ISSUED);
      equal(reading.words, words);
      ok(reading.ok || reading.why.startsWith("expected "));
    }),
    { numRuns: 1000 },
  );
});

test("law: a cover holds both sectors; backing and veering go round the other way", () => {
  const sector: fc.Arbitrary<Sector> = fc.record({
    start: fc.integer({ min: 0, max: 359 }),
    sweep: fc.integer({ min: 0, max: 120 }),
  });
  const holds = (whole: Sector | null, degrees: number): boolean =>
    whole === null || (((degrees - whole.start) % 360) + 360) % 360 <= whole.sweep;
  fc.assert(
    fc.property(sector, sector, (one, other) => {
      for (const whole of [
        coverOf(one, other),
        turnThrough(one, other, "veering"),
        turnThrough(one, other, "backing"),
      ]) {
        for (const each of [one, other]) {
          ok(holds(whole, each.start) && holds(whole, each.start + each.sweep));
          ok(holds(whole, middleOf(each).direction));
        }
      }
      deepEqual(turnThrough(one, other, "veering"), turnThrough(other, one, "backing"));
    }),
  );
});

test("the forces of Beaufort follow one another without gaps", () => {
  for (let lower = 0; lower < 12; lower += 1) {
    const [one, next] = [speedsOfForces(lower, lower), speedsOfForces(lower + 1, lower + 1)];
    ok(one !== null && next !== null);
    ok(Math.abs(next.least - one.most - 0.1) < 1e-9, `force ${lower}`);
  }
  equal(speedsOfForces(12, 13), null);
});
