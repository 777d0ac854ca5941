import { equal, ok, throws } from "node:assert/strict";
import { test } from "node:test";
import { epochMs, instant, toKnots, metresPerSecond } from "#units";
import { readForecast, readWind } from "./read-wind.ts";

const GRID = { west: 0, south: 50, stepLon: 0.1, stepLat: 0.1, columns: 1, rows: 1 };
const AT = instant("2021-11-24T03:00Z");

function knotsOf(flow: ReturnType<typeof readForecast>, at = AT) {
  const out = new Float32Array(4);
  flow.sampleInto(GRID, epochMs(at), out, 2);
  return { east: toKnots(metresPerSecond(out[2]!)), north: toKnots(metresPerSecond(out[3]!)) };
}

test("wind words are a direction from, and knots or a range of them", () => {
  const cases: readonly (readonly [string, number, number, string])[] = [
    ["270/12kn", 12, 0, "from 270° at 12 kn"],
    ["180°/8-15 kn", 0, 11.5, "from 180° at 8 to 15 kn"],
    [" 000/7.5kts ", 0, -7.5, "from 000° at 7.5 kn"],
    ["variable/3kn", 0, 0, "variable at 3 kn"],
    ["VRB/0-3kt", 0, 0, "variable at 0 to 3 kn"],
  ];
  for (const [words, east, north, said] of cases) {
    const flow = readWind(words)!;
    equal(flow.source, `wind as given: ${said}`);
    ok(Math.abs(knotsOf(flow).east - east) < 1e-5, words);
    ok(Math.abs(knotsOf(flow).north - north) < 1e-5, words);
  }
});

test("what is no wind is the name of a file, perhaps", () => {
  for (const words of ["wind.nc", "230/12", "230 12kn", "SW 4", "", "-230/12kn"])
    equal(readWind(words), null, words);
});

test("a wind that cannot be is refused with what came", () => {
  for (const words of ["361/12kn", "230/15-8kn", "230/250kn"])
    throws(() => readWind(words), new RegExp(`0 to 360° and knots .* came "${words}"`));
});

test("a forecast is read from its words, and holds as long as it says", () => {
  const flow = readForecast("southwesterly 4 or 5, veering westerly 6 later", AT);
  const wind = knotsOf(flow);
  ok(wind.east > 5 && wind.north > 5, JSON.stringify(wind));
  equal(flow.coverage.from, AT);
  ok(flow.source.includes("veering westerly"));
  throws(
    () => readForecast("lovely weather", AT),
    /as words: expected .*no such file|no such file, and/,
  );
});
