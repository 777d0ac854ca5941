import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { detectionOf } from "./detection.ts";

// IAMSAR volume II, figure N-10: what an officer reads off it, to the width of the line.
const FIGURE = [
  { coverage: 0.5, exponential: 0.39, inverseCube: 0.47 },
  { coverage: 1, exponential: 0.63, inverseCube: 0.79 },
  { coverage: 1.5, exponential: 0.78, inverseCube: 0.94 },
  { coverage: 2, exponential: 0.86, inverseCube: 0.99 },
];

describe("the probability of detection", () => {
  for (const { coverage, exponential, inverseCube } of FIGURE)
    it(`is as the manual's figure has it at a coverage of ${coverage}`, () => {
      assert.ok(Math.abs(detectionOf(coverage, "exponential") - exponential) < 0.006);
      assert.ok(Math.abs(detectionOf(coverage, "inverse cube") - inverseCube) < 0.006);
    });

  it("is none without coverage, and never quite one", () => {
    assert.equal(detectionOf(0, "exponential"), 0);
    assert.equal(detectionOf(0, "inverse cube"), 0);
    assert.ok(detectionOf(20, "exponential") < 1);
  });

  it("is 79 % by the inverse cube at a coverage of one, as the inquiry's note has it", () => {
    assert.equal(Math.round(100 * detectionOf(1, "inverse cube")), 79);
  });
});
