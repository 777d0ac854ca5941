import { deepEqual, ok, throws } from "node:assert/strict";
import { test } from "node:test";
import { rememberedFlow, uniformFlow, type SampleGrid } from "#chart";
import { metresPerSecond } from "#units";
import { openStreams } from "../run/sea-fields.ts";

const streams = openStreams(new URL("../..", import.meta.url).pathname);
const AT = Date.parse("2021-11-24T03:00Z");

/** A box of nodes whose south-west one is so many steps from the flow's own first. */
function box(column: number, row: number): SampleGrid {
  const { lon, lat, stepLon, stepLat } = streams.lattice!;
  const [west, south] = [lon + column * stepLon, lat + row * stepLat];
  return { west, south, stepLon, stepLat, columns: 25, rows: 17 };
}

test("what is remembered is what the flow says, on its nodes, off them and beyond its edges", () => {
  const remembered = rememberedFlow(streams);
  const boxes = [box(80, 96), box(-8, -8), box(200, 190), box(80.5, 96), box(500, 96)];
  for (const grid of boxes) {
    for (const quarters of [0, 1, 0, 200, 1]) {
      const size = 4 * grid.columns * grid.rows;
      const [one, other] = [new Float32Array(size), new Float32Array(size)];
      streams.sampleInto(grid, AT + quarters * 900_000, one, 0);
      remembered.sampleInto(grid, AT + quarters * 900_000, other, 0);
      deepEqual([...other].map(Number.isNaN), [...one].map(Number.isNaN));
      const off = one.map((value, at) => Math.abs(value - other[at]!));
      // Nodes are added up in another order: the last bits of a coordinate differ.
      ok(off.every((each) => !(each > 1e-5)));
    }
  }
});

test("a flow without nodes of its own has nothing to remember", () => {
  const still = uniformFlow({
    quantity: "current",
    source: "still water",
    east: metresPerSecond(0),
    north: metresPerSecond(0),
    error: streams.errorAt({ lon: 1.5, lat: 51 }),
  });
  throws(() => rememberedFlow(still), /expected a flow with nodes of its own; came still water/);
});
