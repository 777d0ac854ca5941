import { deepEqual, equal, ok } from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { compareEntries, entryName, type Entry, type WeatherId } from "#log";
import { ASSUMED_WIND, fold, visibilityAt, weatherAt, windRows } from "#picture";
import { addSeconds, hours, instant, position } from "#units";
import { sealAll, type Step } from "../../test/laws/history.ts";

const OFF_CALAIS = position(1.75, 51.1);
const FAR = position(-4, 49);
const MINUTE = 60_000;
/** The histories begin at midnight. */
const at = (hour: string) => instant(`2021-11-24T${hour}Z`);

type More = Record<string, unknown>;
const wind = (least: number, most: number, more: More = {}) => ({
  wind: { from: 210, spread: 20, speed: { least, most }, ...more },
});

let count = 0;
function stated(minutes: number, told: More): Step {
  count += 1;
  const event = {
    kind: "WeatherStated",
    weather: `w${count}`,
    method: "observed",
    from: at("00:00"),
    words: "as said",
    source: "Sandettie",
    ...told,
  };
  return { centre: "dover", gapMs: minutes * MINUTE, event };
}

const pictureOf = (...steps: Step[]) => fold(sealAll(steps));
const windSpeed = (steps: Step[], hour: string, place = OFF_CALAIS) =>
  weatherAt(pictureOf(...steps), place, at(hour)).wind.value.most;

test("when nobody stated the wind, it is assumed and says so", () => {
  const weather = weatherAt(fold([]), OFF_CALAIS, at("02:00"));
  deepEqual(weather, {
    wind: {
      value: ASSUMED_WIND,
      method: "assumed",
      source: "nobody stated it",
      entry: null,
      age: 0,
      until: null,
    },
    sea: null,
    current: null,
    visibility: null,
  });
});

test("what was stated holds for its time and its place, with its age and its entry", () => {
  const place = {
    words: "off Calais",
    method: "sighted",
    readings: [{ lon: 1.75, lat: 51.1, radius: 20_000 }],
  };
  const steps = [
    stated(1, {
      ...wind(4, 6),
      sea: { least: 12, most: 12.5 },
      place,
      from: at("01:00"),
      until: at("05:00"),
    }),
  ];
  const picture = pictureOf(...steps);
  const { wind: known, sea } = weatherAt(picture, OFF_CALAIS, at("02:00"));
  deepEqual(known.value, { directionFrom: 210, spread: 20, least: 4, most: 6 });
  equal(known.entry, "dover:1");
  equal(known.age, 3600);
  equal(known.until, at("05:00"));
  equal(known.source, "Sandettie");
  deepEqual(sea?.value, { least: 12, most: 12.5 });
  for (const [where, when] of [
    [OFF_CALAIS, "00:59"],
    [OFF_CALAIS, "05:00"],
    [FAR, "02:00"],
  ] as const) {
    equal(weatherAt(picture, where, at(when)).wind.entry, null, when);
    equal(weatherAt(picture, where, at(when)).sea, null, when);
  }
  equal(weatherAt(picture, OFF_CALAIS, at("01:00")).wind.entry, "dover:1");
});

test("each part is taken from the statement that has it", () => {
  const picture = pictureOf(
    stated(1, { sea: { least: 11, most: 12 } }),
    stated(90, wind(4, 6)),
    stated(90, { current: { towards: 30, speed: { least: 1, most: 1.5 } } }),
  );
  const { wind: air, sea, current } = weatherAt(picture, OFF_CALAIS, at("04:00"));
  deepEqual([sea?.entry, air.entry, current?.entry], ["dover:1", "dover:2", "dover:3"]);
  deepEqual(current?.value, { directionTowards: 30, least: 1, most: 1.5 });
});

test("the newest word counts; of one hour's words the observed, then the forecast one", () => {
  const observed = stated(1, wind(1, 1));
  equal(windSpeed([observed, stated(30, { ...wind(2, 2), method: "forecast" })], "03:00"), 1);
  equal(windSpeed([observed, stated(61, { ...wind(2, 2), method: "forecast" })], "03:00"), 2);
  equal(windSpeed([observed, stated(5, wind(3, 3))], "03:00"), 3);
  const assumed = stated(1, { ...wind(9, 9), method: "assumed" });
  equal(windSpeed([stated(1, { ...wind(2, 2), method: "forecast" }), assumed], "03:00"), 2);
});

test("a statement without an end lapses, and then nobody has stated anything", () => {
  const picture = pictureOf(stated(1, { ...wind(4, 6), sea: { least: 11, most: 12 } }));
  const late = addSeconds(at("00:00"), hours(25));
  equal(weatherAt(picture, OFF_CALAIS, addSeconds(at("00:00"), hours(23))).wind.entry, "dover:1");
  equal(weatherAt(picture, OFF_CALAIS, late).wind.entry, null);
  equal(weatherAt(picture, OFF_CALAIS, late).sea?.entry, "dover:1");
});

test("rows of wind follow one another without gaps, and the assumed one is among them", () => {
  const picture = pictureOf(
    stated(1, { ...wind(4, 6), from: at("01:00"), until: at("04:00") }),
    stated(90, { ...wind(7, 9), method: "forecast", from: at("03:00"), until: at("06:00") }),
  );
  const rows = windRows(picture, OFF_CALAIS, at("00:30"), at("08:00"));
  deepEqual(
    rows.map(({ from, until, most, method, entry }) => [
      from.slice(11, 16),
      until.slice(11, 16),
      most,
      method,
      entry,
    ]),
    [
      ["00:30", "01:00", 8, "assumed", null],
      ["01:00", "03:00", 6, "observed", "dover:1"],
      ["03:00", "06:00", 9, "forecast", "dover:2"],
      ["06:00", "08:00", 8, "assumed", null],
    ],
  );
  equal(windRows(picture, OFF_CALAIS, at("02:00"), at("02:00")).length, 1);
});

test("a statement taken back is as if it had never been said", () => {
  const before = [stated(1, wind(4, 6))];
  const step = (weather: string): Step => ({
    centre: "dover",
    gapMs: MINUTE,
    event: {
      kind: "FactWithdrawn",
      fact: "dover:1",
      about: { kind: "weather", weather },
      why: "of another night",
    },
  });
  equal(windSpeed(before, "02:00"), 6);
  equal(windSpeed([...before, step(`w${count}`)], "02:00"), ASSUMED_WIND.most);
});

test("another statement under a name already given is shown and has no effect", () => {
  const picture = pictureOf(
    stated(1, { ...wind(4, 6), weather: "same" }),
    stated(1, { ...wind(20, 30), weather: "same" }),
  );
  equal(weatherAt(picture, OFF_CALAIS, at("02:00")).wind.value.most, 6);
  deepEqual(
    picture.clashes.map(({ name }) => name),
    ["weather same"],
  );
  ok(picture.weather.has("same" as WeatherId));
});

const anyStatement = fc.record({
  centre: fc.constantFrom("dover", "gris-nez"),
  gapMs: fc.integer({ min: 0, max: 90 * MINUTE }),
  event: fc.record({
    kind: fc.constant("WeatherStated"),
    weather: fc.uuid().map((id) => `w-${id}`),
    method: fc.constantFrom("observed", "forecast", "assumed"),
    from: fc.integer({ min: 0, max: 9 }).map((hour) => at(`0${hour}:00`)),
    until: fc.option(fc.integer({ min: 10, max: 19 }).map((hour) => at(`${hour}:00`))),
    wind: fc.option(
      fc.record({
        from: fc.option(fc.constant(210)),
        spread: fc.constant(10),
        speed: fc.integer({ min: 0, max: 20 }).map((least) => ({ least, most: least + 2 })),
      }),
    ),
    sea: fc.option(fc.constant({ least: 11, most: 12 })),
    words: fc.constant("as said"),
    source: fc.constant("Sandettie"),
  }),
});

test("law 10: weather is a function of the set of entries, and each row agrees with the moment", () => {
  const nights = fc.array(anyStatement, { maxLength: 8 });
  fc.assert(
    fc.property(nights, (steps) => {
      const entries = sealAll(steps).toSorted(compareEntries);
      const own = (entry: Entry): string => entryName(entry);
      equal(new Set(entries.map(own)).size, entries.length);
      const picture = fold(entries);
      const again = fold(JSON.parse(JSON.stringify(entries)) as Entry[]);
      const rows = windRows(picture, OFF_CALAIS, at("00:00"), at("23:00"));
      deepEqual(windRows(again, OFF_CALAIS, at("00:00"), at("23:00")), rows);
      equal(rows[0]?.from, at("00:00"));
      equal(rows.at(-1)?.until, at("23:00"));
      rows.forEach((row, index) => {
        equal(row.until, rows[index + 1]?.from ?? at("23:00"));
        const { wind: there } = weatherAt(picture, OFF_CALAIS, row.from);
        equal(there.entry, row.entry);
        ok(there.value.least <= there.value.most);
      });
    }),
    { numRuns: 150 },
  );
});

test("visibility holds for its time, and the least of it is what is reckoned with", () => {
  const fog = { from: at("01:00"), visibility: { least: 400, most: 1852 } };
  const picture = pictureOf(stated(1, fog));
  equal(visibilityAt(picture, OFF_CALAIS, at("02:00")), 400);
  equal(visibilityAt(picture, OFF_CALAIS, at("08:00")), null, "after six hours nobody knows");
  equal(visibilityAt(picture, OFF_CALAIS, at("00:30")), null);
  equal(visibilityAt(pictureOf(stated(1, wind(3, 6))), OFF_CALAIS, at("02:00")), null);
});
