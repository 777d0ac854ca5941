import { deepEqual, equal, match, ok } from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { readNight, type NightLine } from "#intake";
import { isInstant } from "#units";

const HEADER = JSON.stringify({
  night: "2021-11-23",
  title: "a night",
  from: "2021-11-23T22:00Z",
  to: "2021-11-24T14:00Z",
  timeBasis: "UTC",
  offsets: ["+00:00", "+01:00"],
  centres: [
    { id: "dover", name: "MRCC Dover" },
    { id: "gris-nez", name: "CROSS Gris-Nez" },
  ],
});

const REPORT = { kind: "ReportReceived", report: "r1", channel: "phone", words: "help" };

function entry(event: object, more: object = {}): string {
  const logged = { at: "2021-11-24T00:51Z", centre: "gris-nez", by: "watch/officer" };
  return JSON.stringify({ ...logged, event: { from: "unknown", ...REPORT, ...event }, ...more });
}

function read(...lines: readonly string[]) {
  return readNight([HEADER, ...lines].join("\n"));
}

function eventIn(line: NightLine | undefined) {
  ok(line?.kind === "entry" && line.event.kind === "ReportReceived");
  return line.event;
}

function happenedOf(happened: unknown) {
  const { lines, problems } = read(entry({ happened }));
  deepEqual(problems, []);
  return eventIn(lines[0]).happened;
}

function whyNot(line: string): string {
  const { lines, problems } = read(line);
  equal(lines.length, 0);
  equal(problems.length, 1);
  equal(problems[0]?.line, 2);
  equal(problems[0]?.text, line);
  return problems[0].why;
}

test("comments and blank lines are for the reader", () => {
  const { header, lines, problems } = readNight(
    `# a night\n\n  # more\n${HEADER}\n\n${entry({})}\n`,
  );
  equal(header?.night, "2021-11-23");
  equal(lines.length, 1);
  equal(lines[0]?.line, 6);
  deepEqual(problems, []);
});

test("a time with its zone is told, in one spelling", () => {
  deepEqual(happenedOf("2021-11-24T01:51+01:00"), {
    kind: "told",
    at: "2021-11-24T00:51:00.000Z",
    earliest: null,
    latest: null,
  });
});

test("an uncertain time keeps its bounds", () => {
  const bounds = {
    at: "2021-11-24T01:26Z",
    earliest: "2021-11-24T01:26Z",
    latest: "2021-11-24T03:33Z",
  };
  deepEqual(happenedOf(bounds), {
    kind: "told",
    at: "2021-11-24T01:26:00.000Z",
    earliest: "2021-11-24T01:26:00.000Z",
    latest: "2021-11-24T03:33:00.000Z",
  });
});

test("a time without a zone has a reading for each zone, and none is chosen", () => {
  for (const words of ["01:51", "1.51", "1.51 am", "2021-11-24T01:51", "2021-11-24 01:51"]) {
    deepEqual(happenedOf(words), {
      kind: "ambiguous",
      words,
      readings: ["2021-11-24T00:51:00.000Z", "2021-11-24T01:51:00.000Z"],
    });
  }
});

test("an evening hour is of the evening, a morning hour of the morning", () => {
  const readings = (words: string): readonly string[] => {
    const happened = happenedOf(words);
    ok(happened?.kind === "ambiguous");
    return happened.readings;
  };
  deepEqual(readings("11.30 pm"), ["2021-11-23T22:30:00.000Z", "2021-11-23T23:30:00.000Z"]);
  deepEqual(readings("12 am"), ["2021-11-23T23:00:00.000Z", "2021-11-24T00:00:00.000Z"]);
  deepEqual(readings("22:30"), ["2021-11-23T22:30:00.000Z"], "21:30Z is before the night");
});

test("words that are no time are kept, and have no reading", () => {
  for (const words of ["about dusk", "25:10", "13 pm", "7", "2.75"]) {
    deepEqual(happenedOf(words), { kind: "ambiguous", words, readings: [] });
  }
});

test("when nobody said, nobody said", () => equal(happenedOf(null), null));

test("a logged time without a zone makes a bad line, and the rest loads", () => {
  const bad = entry({}, { at: "2021-11-24T00:51" });
  match(whyNot(bad), /^at: expected a date and time with its zone.*came "2021-11-24T00:51"$/);
  equal(read(bad, entry({})).lines.length, 1);
});

test("people as a number, a range, or at least", () => {
  const people = (claim: unknown) => eventIn(read(entry({ people: claim })).lines[0]).people;
  deepEqual(people(33), { least: 33, most: 33 });
  deepEqual(people("30..40"), { least: 30, most: 40 });
  deepEqual(people("30+"), { least: 30, most: null });
  deepEqual(people({ least: 1, most: null }), { least: 1, most: null });
  match(whyNot(entry({ people: "40..30" })), /^people: expected .*came "40\.\.30"$/);
  match(whyNot(entry({ people: "about thirty" })), /^people: expected/);
});

test("a place in words has no reading", () => {
  deepEqual(eventIn(read(entry({ place: "off the buoy" })).lines[0]).place, {
    words: "off the buoy",
    method: "spoken",
    fixedAt: null,
    readings: [],
  });
});

test("a bad line is listed with its number and its words, and says what was expected", () => {
  match(whyNot("{"), /^expected JSON; /);
  match(whyNot(entry({ words: "\ud800" })), /^expected whole characters/);
  match(whyNot("[1]"), /^expected an object; came \[1\]$/);
  match(whyNot('{"at": "2021-11-24T00:51Z"}'), /^expected event, attempt or hindsight/);
  match(
    whyNot(entry({}, { centre: "brest" })),
    /^centre: expected one of the header's, dover, gris-nez/,
  );
  match(whyNot(entry({}, { by: "officer" })), /^by: expected desk\/role/);
  match(whyNot(entry({}, { by: "sar/captain" })), /^by: expected desk\/role/);
  match(whyNot(entry({}, { at: "2021-11-25T00:00Z" })), /^at: expected .* the night's hours/);
  match(whyNot(entry({}, { confidence: "sure" })), /^confidence: expected high, medium, low/);
  match(whyNot(entry({ channel: "pigeon" })), /^event: channel: /);
  match(whyNot(entry({ kind: "BoatClosed" })), /^event: kind: /);
});

test("a member that nothing would read makes a bad line, since it would be lost", () => {
  match(whyNot(entry({ peple: 33 })), /^event: a ReportReceived has no peple; it would be lost$/);
  match(whyNot(entry({ from: { who: "unknown", phone: 1 } })), /has no from\.phone/);
  match(whyNot(entry({}, { sources: [] })), /came sources besides$/);
});

test("an attempt keeps its order as it was written, short forms written out", () => {
  const attempt = { order: "boundPeople", boat: "r1", people: "30..40", evidence: "counted" };
  const line = JSON.stringify({
    at: "2021-11-24T00:51Z",
    centre: "dover",
    by: "watch/trainee",
    attempt,
    words: "somebody counted",
  });
  const { lines } = read(line);
  ok(lines[0]?.kind === "attempt");
  deepEqual(lines[0].order, { ...attempt, people: { least: 30, most: 40 } });
  match(whyNot(line.replace('"words"', '"note"')), /^expected words; came nothing$/);
});

test("hindsight has no centre and no time of logging", () => {
  const { lines } = read(JSON.stringify({ hindsight: "27 died", happened: "3 am" }));
  ok(lines[0]?.kind === "hindsight");
  equal(lines[0].words, "27 died");
  match(
    whyNot(JSON.stringify({ hindsight: "27 died", at: "2021-11-24T03:00Z" })),
    /came at besides$/,
  );
});

test("a night can hold the weather, its hours in any zone", () => {
  const stated = {
    kind: "WeatherStated",
    weather: "sandettie-1",
    method: "observed",
    from: "2021-11-24T02:00+01:00",
    until: "2021-11-24T06:00Z",
    wind: { from: 30, speed: { least: 1, most: 3 } },
    words: "light airs",
    source: "Sandettie light vessel",
  };
  const line = { at: "2021-11-24T01:30Z", centre: "dover", by: "watch/officer", event: stated };
  const { lines, problems } = read(JSON.stringify(line));
  deepEqual(problems, []);
  const [first] = lines;
  ok(first?.kind === "entry" && first.event.kind === "WeatherStated");
  equal(first.event.from, "2021-11-24T01:00:00.000Z");
  equal(first.event.until, "2021-11-24T06:00:00.000Z");
});

test("without a header the lines are still read, and the header's fault is listed", () => {
  const { header, lines, problems } = readNight(`{"night": 1}\n${entry({ happened: "01:51" })}`);
  equal(header, null);
  equal(problems[0]?.line, 1);
  deepEqual(eventIn(lines[0]).happened, { kind: "ambiguous", words: "01:51", readings: [] });
  equal(readNight("").problems.length, 1);
});

test("law: whatever the text, every line that says anything is read or listed", () => {
  const line = fc.oneof(
    fc.string(),
    fc.json().map((json) => json.replaceAll(/[\r\n]/g, " ")),
    fc.constant(entry({})),
    fc.string().map((happened) => entry({ happened })),
    fc.string().map((at) => entry({}, { at })),
  );
  fc.assert(
    fc.property(fc.array(line), (given) => {
      const text = given.join("\n");
      const { lines, problems } = readNight(`${HEADER}\n${text}`);
      const said = text
        .split(/\r?\n/)
        .filter((each) => each.trim() !== "" && !each.trimStart().startsWith("#"));
      equal(lines.length + problems.length, said.length);
      for (const each of lines) {
        if (each.kind !== "entry" || each.event.kind !== "ReportReceived") continue;
        const { happened } = each.event;
        ok(happened?.kind !== "told" || isInstant(happened.at));
      }
    }),
  );
});
