import { deepEqual, equal, match, ok } from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test, type TestContext } from "node:test";
import type { Centre } from "#log";
import { readOrder } from "#orders";
import type { DriftAnswer } from "#publish";
import { instant } from "#units";
import { openLog } from "../../src/run/store/sqlite-log.ts";
import { Watch } from "../../src/run/watch.ts";
import { folderFor, jsonOf, vigie } from "./desk.ts";

const now = () => instant("2026-01-01T11:30Z");
const by = { desk: "sar-1", role: "officer" } as const;
const FIELD = ["time,lat,lon,current_u (m/s),current_v (m/s)"];
for (const time of ["2026-01-01T09:00Z", "2026-01-02T18:00Z"])
  for (const lat of [50, 51, 52])
    for (const lon of [0.5, 1.5, 2.5]) FIELD.push(`${time},${lat},${lon},0,1`);

async function watchWith(t: TestContext, orders: readonly unknown[]): Promise<string> {
  const folder = folderFor(t);
  const path = join(folder, "log.sqlite");
  const log = openLog({ mode: "write", path, centre: "dover" as Centre, now });
  const watch = new Watch({ log, now });
  for (const each of orders) {
    const reading = readOrder(each);
    ok(reading.ok, JSON.stringify(reading));
    const answer = await watch.order(by, reading.order);
    ok(answer.ok, JSON.stringify(answer));
  }
  await watch.close();
  await log.close();
  return folder;
}

const report = (name: string, more: Readonly<Record<string, unknown>>) => ({
  order: "receiveReport",
  report: name,
  channel: "phone",
  from: { who: "person aboard" },
  words: "engine stopped",
  people: { least: 30, most: 30 },
  ...more,
});
const PLACE = {
  words: "pin",
  method: "pin",
  fixedAt: "2026-01-01T11:00:00.000Z",
  readings: [{ lon: 1.6, lat: 51.1, radius: 500 }],
};

test("vigie drift --boat begins at the boat's position, and says that nobody stated the wind", async (t) => {
  const data = await watchWith(t, [report("r1", { place: PLACE })]);
  const asked = await vigie("drift", "--boat", "r1", "--hours=3", "--data", data);
  equal(asked.code, 0, asked.err.join("\n"));
  const text = asked.out.join("\n");
  match(
    text,
    /^Drift from 51°06\.0′ N 001°36\.0′ E \(95 % within 0\.27 NM\), 1 Jan 2026, 11:00 UTC/,
  );
  match(text, /Assumed: The wind .* is assumed \(nobody stated it\), where no file knows it\./);
  match(text, /Field: .*tidal.*: \d+ %/i);
});

test("a boat is asked for by the number of its report, or by the name that an agency gave", async (t) => {
  const made = "report-0123456789abcdef0123";
  const name = {
    order: "nameBoat",
    boat: made,
    name: "Kilo 3",
    agency: "CROSS",
    night: "2025-12-31",
  };
  const data = await watchWith(t, [report(made, { place: PLACE }), report("r2", {}), name]);
  const asked = async (boat: string) => {
    const { code, out, err } = await vigie("drift", "--boat", boat, "--hours=3", "--data", data);
    return { code, said: (code === 0 ? out : err).join("\n") };
  };
  const byNumber = await asked("dover:1");
  equal(byNumber.code, 0, byNumber.said);
  deepEqual(await asked("KILO 3"), byNumber);
  deepEqual(await asked(made), byNumber);
  deepEqual(await asked("dover:9"), { code: 3, said: "No boat is called dover:9." });
});

test("a file that came in carries the boat; altered or gone it is left out by name", async (t) => {
  const data = await watchWith(t, [report("r1", { place: PLACE })]);
  const file = join(data, "current.csv");
  writeFileSync(file, FIELD.join("\n"));
  const answerOf = async () => {
    const asked = await vigie("drift", "--boat=r1", "--hours=3", "--data", data, "--json");
    equal(asked.code, 0, asked.err.join("\n"));
    return jsonOf(asked) as unknown as DriftAnswer;
  };
  const before = await answerOf();
  equal((await vigie("field", "add", file, "--data", data)).code, 0);
  const after = await answerOf();
  ok(after.about.currents[0]!.share > 0.99, JSON.stringify(after.about.currents));
  match(after.about.currents[0]!.source, /current\.csv/);
  const { lat } = after.moments.at(-1)!.datum;
  // 1 m/s to the north for 4 h: 0.129°.
  ok(Math.abs(lat - 51.1 - 0.129) < 0.05, `${lat}`);
  ok(before.moments.at(-1)!.datum.lat < lat);
  const listed = jsonOf(await vigie("field", "list", "--data", data, "--json"));
  const [{ path }] = listed["fields"] as [{ readonly path: string }];
  writeFileSync(path, "other");
  const altered = await vigie("drift", "--boat=r1", "--hours=3", "--data", data);
  match(
    altered.out.join("\n"),
    /Assumed: The file of current dover:2 could not be used: .*altered/,
  );
});

test("a boat nobody knows, and one without a position, are refused with the reason", async (t) => {
  const data = await watchWith(t, [report("r1", {})]);
  const unknown = await vigie("drift", "--boat=r9", "--data", data);
  deepEqual([unknown.code, unknown.err], [3, ["No boat is called r9."]]);
  const nowhere = await vigie("drift", "--boat=r1", "--data", data);
  equal(nowhere.code, 1);
  match(nowhere.err.join(), /No report of r1 gives a position/);
  equal((await vigie("drift", "--boat=", "--data", data)).code, 2);
  equal((await vigie("drift", "--boat=r1", "--hours=80", "--data", data)).code, 2);
});
