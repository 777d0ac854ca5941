import { deepEqual, equal, ok } from "node:assert/strict";
import { test } from "node:test";
import { entryName, type Author, type Centre, type EventOf } from "#log";
import { decide, readOrder, type Decision } from "#orders";
import { fold, onBoard, weatherAt, type Picture } from "#picture";
import { instant, instantFromMs, position } from "#units";
import { sealAll } from "../../test/laws/history.ts";

const now = instant("2021-11-24T02:00Z");
const officer: Author = { desk: "sar-1", role: "officer" };
const WIND = { from: 210, spread: 20, speed: { least: 3, most: 6 } };
const STATED = {
  order: "stateWeather",
  method: "observed",
  from: instantFromMs(Date.UTC(2021, 10, 24, 1)),
  wind: WIND,
  words: "south-west 3",
  source: "Sandettie",
};

function given(order: object, by: Author = officer, picture: Picture = fold([])): Decision {
  const reading = readOrder(order);
  ok(reading.ok, JSON.stringify(reading));
  const centre = "dover" as Centre;
  return decide(picture, reading.order, { now, by, centre, newId: (kind) => `${kind}-1` });
}

const reasons = (decision: Decision): readonly string[] =>
  decision.ok ? [] : decision.refusals.map(({ reason }) => reason);

test("weather is stated as a fact, with a name from the machine", () => {
  const decision = given({ ...STATED, sea: { least: 12, most: 13 } });
  ok(decision.ok);
  const [event] = decision.events as [EventOf<"WeatherStated">];
  equal(event.weather, "weather-1");
  deepEqual([event.wind, event.sea, event.until], [WIND, { least: 12, most: 13 }, null]);
});

test("whoever keeps the desk may state it; an observer may not", () => {
  const by = (role: Author["role"]): Author => ({ desk: "sar-1", role });
  deepEqual(reasons(given(STATED, by("trainee"))), []);
  deepEqual(reasons(given(STATED, by("observer"))), ["role may not"]);
});

test("what cannot be is refused, with every reason", () => {
  const wind = (most: number) => ({ ...WIND, speed: { least: 3, most } });
  const sea = (least: number, most: number) => ({ least, most });
  const cases: readonly (readonly [object, readonly string[]])[] = [
    [{ wind: null }, ["no weather stated"]],
    [{ wind: wind(76) }, ["wind cannot be"]],
    [{ wind: wind(75) }, []],
    [{ sea: sea(-4, 3) }, ["sea cannot be"]],
    [{ sea: sea(-3, 40) }, []],
    [{ sea: sea(3, 41) }, ["sea cannot be"]],
    [{ current: { towards: 30, speed: { least: 1, most: 7 } } }, ["current cannot be"]],
    [{ until: STATED.from }, ["ends before it begins"]],
    [{ from: "2021-11-24T03:00:00.000Z" }, ["time in the future"]],
    [{ from: "2021-11-24T03:00:00.000Z", method: "forecast" }, []],
    [
      { place: { words: "off the buoy", method: "spoken", readings: [] } },
      ["place has several readings"],
    ],
    [
      { wind: wind(90), sea: sea(-9, 90), until: STATED.from },
      ["wind cannot be", "sea cannot be", "sea cannot be", "ends before it begins"],
    ],
  ];
  for (const [more, expected] of cases) deepEqual(reasons(given({ ...STATED, ...more })), expected);
});

test("what is no range and no direction is no order", () => {
  const faulty = (more: object) => {
    const reading = readOrder({ ...STATED, ...more });
    return reading.ok ? [] : reading.faults.map(({ path }) => path);
  };
  deepEqual(faulty({ wind: { ...WIND, speed: { least: 6, most: 3 } } }), ["wind.speed.most"]);
  deepEqual(faulty({ wind: { ...WIND, from: 361 } }), ["wind.from"]);
  deepEqual(faulty({ source: "" }), ["source"]);
});

test("stated weather is taken back like any fact, once, and moves nobody off the board", () => {
  const event = (more: object) => ({ centre: "dover", gapMs: 60_000, event: more });
  const report = {
    kind: "ReportReceived",
    report: "r1",
    channel: "phone",
    from: { who: "unknown" },
    words: "thirty of us in the water",
  };
  const { order: _, ...told } = STATED;
  const steps = [
    event(report),
    event({ kind: "WeatherStated", ...told, weather: "w1", from: "2021-11-24T00:00:00.000Z" }),
  ];
  const entries = sealAll(steps);
  const picture = fold(entries);
  equal(onBoard(picture).length, 1);
  const fact = entryName(entries[1]!);
  const about = { kind: "weather", weather: "w1" };
  const order = { order: "withdrawFact", fact, about, why: "another night's bulletin" };
  const decision = given(order, officer, picture);
  ok(decision.ok);
  const after = fold(sealAll([...steps, ...decision.events.map(event)]));
  const place = position(1.5, 51);
  equal(weatherAt(picture, place, now).wind.entry, fact);
  equal(weatherAt(after, place, now).wind.entry, null);
  equal(onBoard(after).length, 1);
  deepEqual(reasons(given(order, officer, after)), ["already so"]);
  const wrong = { ...order, about: { kind: "weather", weather: "w2" } };
  deepEqual(reasons(given(wrong, officer, picture)), ["no such fact"]);
});

test("a field file is put on the log by its sum; one that covers nothing is refused", () => {
  const coverage = { west: -1, south: 50, east: 3, north: 52, from: null, until: null };
  const field = {
    order: "receiveField",
    sha256: "ab".repeat(32),
    quantity: "wind",
    coverage,
    source: "Arome",
  };
  const decision = given(field);
  ok(decision.ok);
  const [event] = decision.events as [EventOf<"FieldReceived">];
  deepEqual([event.field, event.words], ["field-1", null]);
  const nowhere = { ...field, coverage: { ...coverage, north: 49 } };
  deepEqual(reasons(given(nowhere)), ["field covers nothing"]);
});
