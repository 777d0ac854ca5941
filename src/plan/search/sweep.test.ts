import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { knots, nauticalMiles, toNauticalMiles } from "#units";
import type { OwnSensor } from "./sweep-table.ts";
import { searchSpeed, sweepWidth, type Conditions, type UnitType } from "./sweep.ts";

const calm: Conditions = { light: "day", visibility: nauticalMiles(5), wind: knots(8) };
const night: Conditions = { ...calm, light: "night" };

function miles(
  type: UnitType,
  object: Parameters<typeof sweepWidth>[1],
  conditions: Conditions,
  sensors: readonly OwnSensor[] = [],
): number | null {
  const width = sweepWidth({ type, sensors }, object, conditions);
  return width === null ? null : Number(toNauticalMiles(width.metres).toFixed(3));
}

describe("sweep widths", () => {
  it("are the tables' by day in calm weather", () => {
    assert.equal(miles("helicopter", "person", calm), 0.1);
    assert.equal(miles("helicopter", "inflatable", calm), 2.9);
    assert.equal(miles("lifeboat", "person", calm), 0.3);
    assert.equal(miles("lifeboat", "inflatable", calm), 2.2);
    assert.equal(miles("cutter", "swamped inflatable", calm), 1.4);
    assert.equal(miles("aircraft", "inflatable", calm), 2.5);
  });

  it("are a tenth by night without a light: a person from a helicopter 0.01 NM (F29)", () => {
    assert.equal(miles("helicopter", "person", night), 0.01);
    for (const type of ["helicopter", "lifeboat", "cutter", "ship", "aircraft"] as const)
      for (const object of ["person", "inflatable", "swamped inflatable"] as const) {
        const [dark, light] = [miles(type, object, night)!, miles(type, object, calm)!];
        assert.ok(dark <= 0.11 * light, `${type} ${object}: ${dark} by night, ${light} by day`);
      }
  });

  it("shrink with wind: a half over 15 kn, a quarter over 25 kn", () => {
    assert.equal(miles("lifeboat", "inflatable", { ...calm, wind: knots(16) }), 1.1);
    assert.equal(miles("lifeboat", "inflatable", { ...calm, wind: knots(26) }), 0.55);
  });

  it("are between the columns for a visibility between them, and none in none", () => {
    const seen = (visibility: number): number =>
      miles("lifeboat", "inflatable", { ...calm, visibility: nauticalMiles(visibility) })!;
    assert.equal(seen(4), 1.85);
    assert.equal(seen(0), 0);
    assert.equal(seen(40), 4.5);
    assert.equal(seen(0.5), 0.4);
  });

  it("say when the visibility was not told, and take no clear night for granted", () => {
    const told = sweepWidth({ type: "cutter", sensors: [] }, "inflatable", {
      ...calm,
      visibility: null,
    });
    assert.equal(told?.isVisibilityAssumed, true);
    assert.equal(told?.metres, nauticalMiles(2.9));
  });

  it("are the unit's own where it has registered one, with its source", () => {
    const thermal: OwnSensor = {
      sensor: "thermal",
      light: "night",
      object: "person",
      sweepWidth: 400,
      source: "trial of May 2024",
    };
    const width = sweepWidth({ type: "helicopter", sensors: [thermal] }, "person", night);
    assert.equal(width?.metres, 400);
    assert.equal(width?.own?.source, "trial of May 2024");
    assert.equal(miles("helicopter", "inflatable", night, [thermal]), 0.29);
  });

  it("are never widened by a light that somebody may or may not carry (F33)", () => {
    const lit: OwnSensor = {
      sensor: "goggles",
      light: "night",
      object: "person with light",
      sweepWidth: 3_000,
      source: "table",
    };
    assert.equal(miles("helicopter", "person", night, [lit]), 0.01);
  });

  it("are not known for a drone without a figure of its own, nor for what goes by land", () => {
    assert.equal(miles("drone", "person", calm), null);
    assert.equal(miles("quad", "person", calm), null);
    assert.equal(searchSpeed("quad", knots(20)), null);
    assert.equal(searchSpeed("lifeboat", null), null);
    assert.equal(searchSpeed("lifeboat", knots(25)), knots(15));
  });
});
