import { deepEqual, equal, ok } from "node:assert/strict";
import { test } from "node:test";
import type { BoatId, UnitId } from "#log";
import {
  crewsOf,
  crewSize,
  findShare,
  livesWorth,
  type Errand,
  type Helper,
  type Needy,
} from "#plan";
import { hours, knots, metres, minutes, nauticalMiles, seededRandom, seconds } from "#units";
import { solveCrews } from "../../src/run/send/solve-crews.ts";

const FALLING = Array.from({ length: 13 }, (_, hour) => 0.8 ** hour);

function needy(boat: string, told: Partial<Needy> = {}): Needy {
  return {
    boat: boat as BoatId,
    people: { least: 30, likely: 30, most: 30 },
    exists: 1,
    alive: FALLING,
    radius95: nauticalMiles(1),
    ...told,
  };
}

function errand(told: Partial<Errand> = {}): Errand {
  return {
    arrives: minutes(30),
    stays: hours(2),
    width: nauticalMiles(1),
    speed: knots(15),
    ...told,
  };
}

function helper(
  unit: string,
  errands: Readonly<Record<string, Partial<Errand>>>,
  told: Partial<Omit<Helper, "errands">> = {},
): Helper {
  return {
    unit: unit as UnitId,
    places: { least: 40, likely: 40, most: 40 },
    standing: null,
    errands: new Map(
      Object.entries(errands).map(([boat, more]) => [boat as BoatId, errand(more)] as const),
    ),
    ...told,
  };
}

async function sent(boats: readonly Needy[], helpers: readonly Helper[]) {
  const crews = await solveCrews(crewsOf(boats, helpers));
  return Object.fromEntries(
    crews.map(({ boat, units }) => [boat as string, [...units].toSorted()]),
  );
}

test("the nearer of two equal units goes to the boat that cannot wait, not to the one that can", async () => {
  const sinking = needy("sinking", { alive: FALLING.map((one, hour) => one * 0.6 ** hour) });
  const steady = needy("steady", { alive: FALLING.map((_, hour) => 1 - hour / 100) });
  const near = { sinking: { arrives: minutes(20) }, steady: { arrives: minutes(20) } };
  deepEqual(await sent([sinking, steady], [helper("one", near)]), { sinking: ["one"] });
});

test("a boat of sixty gets a second unit before a boat of two gets a first of forty places", async () => {
  const many = needy("many", { people: { least: 60, likely: 60, most: 60 } });
  const few = needy("few", { people: { least: 2, likely: 2, most: 2 } });
  const both = { many: {}, few: {} };
  const found = await sent([many, few], [helper("one", both), helper("two", both)]);
  deepEqual(found, { many: ["one", "two"] });
});

test("a boat that may be another one under another name counts for less", async () => {
  const sure = needy("sure");
  const doubtful = needy("doubtful", { exists: 0.4 });
  const both = { sure: {}, doubtful: {} };
  deepEqual(await sent([sure, doubtful], [helper("one", both)]), { sure: ["one"] });
});

test("what is not known is a range: places untold are neither none nor plenty", () => {
  const unknown = helper("one", { boat: {} }, { places: { least: 0, likely: 15, most: 60 } });
  const boat = needy("boat");
  const worth = (["least", "likely", "most"] as const).map((bound) =>
    livesWorth(boat, [unknown], bound),
  );
  equal(worth[0], 0);
  ok(worth[1]! > 0 && worth[1]! < worth[2]!);
});

test("an order is not changed for little, and is for much", async () => {
  const standing = { boat: "one" as BoatId, onScene: false };
  const unit = (gain: number) =>
    helper("unit", { one: {}, other: { arrives: seconds(1_800 - gain) } }, { standing });
  const boats = [needy("one"), needy("other")];
  deepEqual(await sent(boats, [unit(60)]), { one: ["unit"] }, "a minute sooner elsewhere");
  const worse = needy("one", { people: { least: 2, likely: 2, most: 2 } });
  deepEqual(await sent([worse, needy("other")], [unit(60)]), { other: ["unit"] });
});

test("a unit on scene is taken off it for nothing", async () => {
  const few = needy("few", { people: { least: 1, likely: 1, most: 1 } });
  const standing = { boat: "few" as BoatId, onScene: true };
  const unit = helper("unit", { few: {}, many: {} }, { standing });
  deepEqual(await sent([few, needy("many")], [unit]), { few: ["unit"] });
});

test("a precise position is found, a vague one hardly: Koopman's formula at its ends", () => {
  ok(findShare(errand(), metres(300)) > 0.999);
  const vague = findShare(errand({ width: metres(20) }), nauticalMiles(10));
  ok(vague > 0 && vague < 0.02, String(vague));
  // H = 1: W v T = π σ² with σ = 1,000 m.
  const one = errand({ width: metres(100), speed: knots(10), stays: hours(10) });
  const swept = 100 * knots(10) * 3_600;
  const radius = metres(Math.sqrt(swept / Math.PI) * Math.sqrt(-2 * Math.log(0.05)));
  ok(Math.abs(findShare(one, radius) - (1 - 2 / Math.E)) < 1e-9);
});

test("one more unit never makes it worse, on any board", () => {
  for (let seed = 1; seed <= 200; seed += 1) {
    const random = seededRandom(seed);
    const boat = needy("boat", {
      people: { least: 1, likely: 1 + Math.floor(60 * random()), most: 60 },
      alive: FALLING.map((_, hour) => (0.4 + 0.59 * random()) ** hour).toSorted((a, b) => b - a),
      radius95: metres(500 + 15_000 * random()),
    });
    const units = ["u", "v", "w", "x"].map((name) => {
      const places = Math.floor(60 * random());
      const told = { arrives: seconds(15_000 * random()), width: metres(3_000 * random()) };
      return helper(name, { boat: told }, { places: { least: 0, likely: places, most: 60 } });
    });
    const all = livesWorth(boat, units);
    ok(all <= boat.people.likely);
    for (const unit of units) {
      const fewer = livesWorth(
        boat,
        units.filter((each) => each !== unit),
      );
      ok(fewer <= all + 1e-9, `seed ${seed}: ${fewer} without ${unit.unit}, ${all} with`);
    }
  }
});

test("the solver's choice is the best of all choices, on every small board", async () => {
  for (let seed = 1; seed <= 25; seed += 1) {
    const random = seededRandom(seed);
    const boats = ["a", "b", "c"].slice(0, 2 + (seed % 2)).map((name) => {
      const people = 1 + Math.floor(60 * random());
      const fall = 0.5 + 0.49 * random();
      return needy(name, {
        people: { least: 1, likely: people, most: 60 },
        exists: 0.3 + 0.7 * random(),
        alive: FALLING.map((_, hour) => fall ** hour),
        radius95: metres(500 + 9_000 * random()),
      });
    });
    const helpers = ["u", "v", "w", "x"].map((name) => {
      const errands = Object.fromEntries(
        boats.map(({ boat }) => [
          boat as string,
          { arrives: seconds(600 + 9_000 * random()), width: metres(50 + 2_000 * random()) },
        ]),
      );
      const likely = Math.floor(50 * random());
      return helper(name, errands, { places: { least: 0, likely, most: 60 } });
    });
    const crews = await solveCrews(crewsOf(boats, helpers));
    const found = crews.reduce((sum, { worth }) => sum + worth, 0);
    const ways = (boats.length + 1) ** helpers.length;
    let best = 0;
    for (let way = 0; way < ways; way += 1) {
      const at = (unit: number): number =>
        Math.floor(way / (boats.length + 1) ** unit) % (boats.length + 1);
      const groups = boats.map((_, boat) => helpers.filter((_helper, unit) => at(unit) === boat));
      if (groups.some((group) => group.length > 3)) continue;
      best = Math.max(
        best,
        groups.reduce((sum, group, boat) => sum + livesWorth(boats[boat]!, group), 0),
      );
    }
    ok(
      Math.abs(found - best) < 1e-6,
      `seed ${seed}: ${found} by the solver, ${best} by trying all`,
    );
  }
});

test("with very many boats and units fewer units for one boat are weighed, never none", () => {
  const board = (boats: number, units: number): number => {
    const names = Array.from({ length: boats }, (_, at) => `boat-${at}`);
    const errands = Object.fromEntries(names.map((name) => [name, {}]));
    const helpers = Array.from({ length: units }, (_, at) => helper(`unit-${at}`, errands));
    return crewSize(
      names.map((name) => needy(name)),
      helpers,
    );
  };
  deepEqual(
    [board(20, 12), board(20, 19), board(40, 20), board(90, 20), board(90, 40), board(0, 0)],
    [3, 2, 2, 2, 1, 3],
  );
});
