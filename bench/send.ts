import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { BoatId, Centre, UnitId } from "#log";
import { readOrder } from "#orders";
import { crewsOf, type Crew, type Helper, type Needy } from "#plan";
import {
  addSeconds,
  hours,
  instant,
  knots,
  metres,
  nauticalMiles,
  seconds,
  seededRandom,
  type Instant,
} from "#units";
import { openSeaChart } from "../src/run/sea-chart.ts";
import { openSeaWays } from "../src/run/sea-way.ts";
import { answerSend } from "../src/run/send/answer-send.ts";
import { sendTaskOf } from "../src/run/send/send-task.ts";
import { solveCrews } from "../src/run/send/solve-crews.ts";
import { openLog } from "../src/run/store/sqlite-log.ts";
import { Watch } from "../src/run/watch.ts";
import { spread } from "./spread.ts";

const BOATS = 20;
const UNITS = 12;
const ROUNDS = 7;
/** Seconds in which a choice of units is to be made. */
const GOAL = 1;
const ROOT = fileURLToPath(new URL("..", import.meta.url));

function helpersOf(seed: number): { boats: readonly Needy[]; helpers: readonly Helper[] } {
  const random = seededRandom(seed);
  const boats = Array.from({ length: BOATS }, (_, at): Needy => {
    const fall = 0.7 + 0.29 * random();
    return {
      boat: `boat-${at}` as BoatId,
      people: { least: 5, likely: 10 + 40 * random(), most: 60 },
      exists: 0.5 + 0.5 * random(),
      alive: Array.from({ length: 13 }, (_hour, hour) => fall ** hour),
      radius95: nauticalMiles(0.5 + 4 * random()),
    };
  });
  const helpers = Array.from({ length: UNITS }, (_, at): Helper => ({
    unit: `unit-${at}` as UnitId,
    places: { least: 5, likely: 5 + 50 * random(), most: 60 },
    standing: null,
    errands: new Map(
      boats.map(({ boat }) => [
        boat,
        {
          arrives: seconds(600 + 9_000 * random()),
          stays: hours(2),
          width: metres(100 + 900 * random()),
          speed: knots(15),
        },
      ]),
    ),
  }));
  return { boats, helpers };
}

/** The usual rule: of all crews the best, then the best of those left, until none is. */
function greedily(crews: readonly Crew[]): readonly Crew[] {
  const taken: Crew[] = [];
  for (const crew of crews.toSorted((one, other) => other.score - one.score)) {
    const isFree = taken.every(
      ({ boat, units }) => boat !== crew.boat && !units.some((unit) => crew.units.includes(unit)),
    );
    if (isFree) taken.push(crew);
  }
  return taken;
}

const worthOf = (crews: readonly Crew[]): number =>
  crews.reduce((sum, { score }) => sum + score, 0);

/** Choosing whom to send: exactly, against taking the best first; and the whole answer. */
export async function bench(): Promise<void> {
  const [exact, greedy, gains]: [number[], number[], number[]] = [[], [], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    const { boats, helpers } = helpersOf(round);
    const crews = crewsOf(boats, helpers);
    const [chosen, took] = await timed(() => solveCrews(crews));
    const [first, tookGreedy] = await timed(() => Promise.resolve(greedily(crews)));
    exact.push(took);
    greedy.push(tookGreedy);
    gains.push(worthOf(chosen) / worthOf(first));
  }
  console.log(`  send, ${BOATS} boats × ${UNITS} units, exactly: ${spread(exact)} s; goal ${GOAL}`);
  console.log(
    `  the best first: ${spread(greedy)} s; exact finds ${spread(gains)} times its lives`,
  );
  await whole();
}

/**
 * Everything from the picture to the proposal on a board of so many boats and units, first and
 * again within the quarter of an hour, when the drifts are remembered.
 */
async function whole(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "vigie-bench-"));
  const now = instant("2026-11-21T05:00:00Z");
  const path = join(folder, "log.sqlite");
  const log = openLog({ mode: "write", path, centre: "dover" as Centre, now: () => now });
  const watch = new Watch({ log, now: () => now });
  try {
    await fill(watch);
    const seaWay = openSeaWays(openSeaChart(ROOT));
    const told = { data: null, version: "bench", language: "en", telemetry: null, seaWay } as const;
    const answer = (at: Instant): Promise<unknown> => {
      const task = sendTaskOf({ picture: watch.picture, now: at, ...told });
      assert.deepEqual([task.boats.length, task.units.length], [BOATS, UNITS]);
      return answerSend(task);
    };
    const [, first] = await timed(() => answer(now));
    const again: number[] = [];
    for (let round = 1; round <= ROUNDS; round += 1) {
      const [, took] = await timed(() => answer(addSeconds(now, seconds(60 * round))));
      again.push(took);
    }
    console.log(
      `  from the picture to the proposal, first: ${first.toFixed(1)} s, drifts among it`,
    );
    console.log(`  again within a quarter of an hour: ${spread(again)} s; goal ${GOAL}`);
  } finally {
    await watch.close();
    await log.close();
    rmSync(folder, { recursive: true });
  }
}

/** Boats half way across, and units that somebody has placed. */
async function fill(watch: Watch): Promise<void> {
  const random = seededRandom(1);
  const by = { desk: "bench", role: "officer" } as const;
  const pin = (): object => ({
    words: "pin",
    method: "pin",
    readings: [{ lon: 1.4 + 0.3 * random(), lat: 51 + 0.15 * random(), radius: 200 }],
  });
  const give = async (value: object): Promise<void> => {
    const read = readOrder(value);
    assert(read.ok, JSON.stringify(read));
    const { order } = read;
    const answer =
      order.order === "receiveReport" ? watch.report(by, order) : watch.order(by, order);
    assert((await answer).ok);
  };
  const told = { order: "receiveReport", channel: "phone", from: { who: "person aboard" } };
  for (let at = 0; at < BOATS; at += 1) {
    const people = { least: 20 + at, most: 30 + at };
    await give({ ...told, report: `boat-${at}`, words: "sinking", people, place: pin() });
  }
  for (let at = 0; at < UNITS; at += 1) {
    const unit = { unit: `unit-${at}`, name: `Unit ${at}`, type: "lifeboat", agency: "bench" };
    await give({ order: "registerUnit", ...unit, speed: 12, places: 30, endurance: 36_000 });
    await give({ order: "stateUnit", unit: unit.unit, place: pin(), words: "by radio" });
  }
}

async function timed<Value>(run: () => Promise<Value>): Promise<readonly [Value, number]> {
  const before = performance.now();
  const value = await run();
  return [value, (performance.now() - before) / 1000];
}
