import { deepEqual, equal, ok } from "node:assert/strict";
import { test } from "node:test";
import { clearTable, find, keep, makeTable } from "./table.ts";

test("what is kept is found again, through growth, until all is cleared", () => {
  const table = makeTable();
  const size = 5000;
  // Few low bits, so that many fall on one slot.
  const nameOf = (index: number): [number, number] => [(index * 0x10001) | 0, -(index % 7)];
  for (let index = 0; index < size; index += 1) keep(table, ...nameOf(index), index / 3);
  equal(table.count, size);
  for (let index = 0; index < size; index += 1) equal(find(table, ...nameOf(index)), index / 3);
  for (let index = size; index < 2 * size; index += 1)
    ok(Number.isNaN(find(table, ...nameOf(index))), `${index} was never kept`);
  keep(table, ...nameOf(3), -Infinity);
  equal(find(table, ...nameOf(3)), -Infinity);
  equal(table.count, size);
  keep(table, 0, 0, 7);
  equal(find(table, 0, 0), 7);
  clearTable(table);
  ok(Number.isNaN(find(table, ...nameOf(3))));
  deepEqual(table, makeTable());
});
