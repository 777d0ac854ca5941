import assert from "node:assert/strict";
import { test } from "node:test";
import { counterRandom, normalQuantile, threefry } from "#units";

test("Threefry-2x32-20 gives the answers published with Random123", () => {
  const table: readonly (readonly [number, number, number, number, number, number])[] = [
    [0, 0, 0, 0, 0x6b200159, 0x99ba4efe],
    [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, 0x1cb996fc, 0xbb002be7],
    [0x13198a2e, 0x03707344, 0x243f6a88, 0x85a308d3, 0xc4923a9c, 0x483df7a0],
  ];
  const out = new Uint32Array(2);
  for (const [key0, key1, counter0, counter1, first, second] of table) {
    threefry(key0, key1, counter0, counter1, out);
    assert.deepEqual([...out], [first, second]);
  }
});

test("the normal quantile is that of the tables, in the middle and far out", () => {
  const table = [
    [0.5, 0],
    [0.975, 1.959963985],
    [0.025, -1.959963985],
    [0.8413447461, 1],
    [0.9999, 3.719016485],
    [1e-10, -6.361340902],
    [1e-20, -9.262340089],
  ] as const;
  for (const [p, z] of table) assert.ok(Math.abs(normalQuantile(p) - z) < 3e-7 * (1 + Math.abs(z)));
});

test("normals of one seed have mean 0, deviation 1 and no memory of their neighbours", () => {
  const random = counterRandom(2021);
  const pair = new Float64Array(2);
  const n = 20_000;
  let sum = 0;
  let squares = 0;
  let products = 0;
  let before = 0;
  for (let item = 0; item < n; item += 1) {
    random.normals(3, item, 7, pair);
    for (const z of pair) {
      sum += z;
      squares += z * z;
      products += z * before;
      before = z;
    }
  }
  const bound = 4 / Math.sqrt(2 * n);
  assert.ok(Math.abs(sum / (2 * n)) < bound);
  assert.ok(Math.abs(squares / (2 * n) - 1) < bound * Math.SQRT2);
  assert.ok(Math.abs(products / (2 * n)) < bound);
});

test("a number depends on seed, stream, item and count, and not on what was asked before", () => {
  const asked = counterRandom(1).uniform(2, 3, 4);
  const other = counterRandom(1);
  other.uniform(9, 9, 9);
  assert.equal(other.uniform(2, 3, 4), asked);
  const moved = [counterRandom(2).uniform(2, 3, 4), other.uniform(3, 3, 4)];
  moved.push(other.uniform(2, 4, 4), other.uniform(2, 3, 5));
  for (const one of moved) assert.notEqual(one, asked);
});
