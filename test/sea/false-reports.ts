import { isLand } from "#chart";
import { addSeconds, epochMs, instantFromMs, minutes, position } from "#units";
import type { Instant, Position } from "#units";
import { chart, COLOURS, type SeaBoat } from "./boats.ts";
import { diceFor, type Dice } from "./dice.ts";
import { STRESSES, type Stress } from "./presets.ts";
import type { SeaReport } from "./reports.ts";
import * as tell from "./telling.ts";

/** Reports about no boat for every boat that is at sea, on average; and those of any night. */
const FOR_EACH_BOAT = 0.75;
const ALWAYS = 1;
const STRAIT = { west: 0.9, east: 2.3, south: 50.4, north: 51.2 };

/** Fishing and leisure craft, waves on a radar, hoaxes, and the news of another night. */
export function falseReports(boats: readonly SeaBoat[], seed: number, stress: Stress): SeaReport[] {
  const dice = diceFor(seed, "about no boat");
  const first = epochMs(boats[0]!.launchedAt);
  const last = epochMs(boats.at(-1)!.launchedAt) + 8 * 3_600_000;
  return Array.from({ length: dice.poisson(ALWAYS + FOR_EACH_BOAT * boats.length) }, () => {
    const at = instantFromMs(Math.round(dice.between(first, last)));
    const made = dice.weighted([
      [radarClutter, 4],
      [sightedCraft, 3],
      [oldNews, 2],
      [hoax, 1],
    ]);
    return { ...made(dice, at, stress), boat: null, pass: null };
  });
}

type Made = Omit<SeaReport, "boat" | "pass">;

function somewhere(dice: Dice): Position {
  for (;;) {
    const { west, east, south, north } = STRAIT;
    const at = position(dice.between(west, east), dice.between(south, north));
    if (!isLand(chart, at)) return at;
  }
}

function radarClutter(dice: Dice, at: Instant, stress: Stress): Made {
  return {
    at: tell.laterBy(dice, at, 2),
    centre: dice.pick(["dover", "gris-nez"]),
    told: {
      channel: "sensor",
      from: { who: "sensor", name: "coast radar" },
      words: "Radar: a small craft without a name.",
      happened: { kind: "told", at },
      place: tell.tellPlace(dice, STRESSES[stress], somewhere(dice), "radar", 150, "by radar"),
    },
  };
}

function sightedCraft(dice: Dice, at: Instant, stress: Stress): Made {
  const errors = STRESSES[stress];
  const people = dice.chance(0.3) ? { least: 2, most: 12 } : null;
  return {
    at: tell.laterBy(dice, at, 10),
    centre: dice.pick(["dover", "gris-nez"]),
    told: {
      channel: "vhf",
      from: { who: "vessel", name: "a ferry" },
      words: "A small craft on our port side, perhaps in trouble.",
      happened: tell.tellTime(dice, errors, at),
      people,
      place: tell.tellPlace(dice, errors, somewhere(dice), "sighted", 1000, "off our bow"),
      craft: { type: null, colour: dice.chance(0.4) ? dice.pick(COLOURS) : null },
    },
  };
}

/** A message that has gone from phone to phone since yesterday. */
function oldNews(dice: Dice, at: Instant, stress: Stress): Made {
  const errors = STRESSES[stress];
  const people = Math.round(dice.between(15, 70));
  return {
    at: addSeconds(at, minutes(dice.between(1, 60))),
    centre: dice.pick(["dover", "gris-nez"]),
    told: {
      channel: "message",
      from: { who: "relative", caller: `caller-ashore-${Math.floor(dice.between(0, 1e6))}` },
      words: "My brother is at sea and does not answer.",
      happened: { kind: "told", at },
      people: dice.chance(0.5) ? { least: people, most: people } : null,
      place: dice.chance(0.4)
        ? tell.tellPlace(dice, errors, somewhere(dice), "spoken", 5000, "in the strait")
        : null,
      language: dice.pick(["ckb", "ps", "ar", "fa"]),
    },
  };
}

function hoax(dice: Dice, at: Instant, stress: Stress): Made {
  const people = Math.round(dice.between(10, 90));
  return {
    at: tell.laterBy(dice, at, 1),
    centre: dice.pick(["dover", "gris-nez"]),
    told: {
      channel: "phone",
      from: {
        who: "person aboard",
        caller: `caller-hoax-${Math.floor(dice.between(0, 1e6))}`,
      },
      words: "We are sinking.",
      happened: { kind: "told", at },
      people: { least: people, most: people },
      place: tell.tellPlace(dice, STRESSES[stress], somewhere(dice), "spoken", 3000, "as told"),
      conditions: ["sinking", "in distress"],
      language: "en",
    },
  };
}
