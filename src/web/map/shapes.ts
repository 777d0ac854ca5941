import type { Phase } from "#log";
import type { Paint } from "./paint.ts";

const SIZE = 48;

/**
 * Corners of each phase's shape on a square of side 1: a triangle, a diamond, a hexagon that reads
 * as round.
 */
const CORNERS: Readonly<Record<Phase, readonly (readonly [number, number])[]>> = {
  distress: [
    [0.5, 0.14],
    [0.88, 0.82],
    [0.12, 0.82],
  ],
  alert: [
    [0.5, 0.12],
    [0.88, 0.5],
    [0.5, 0.88],
    [0.12, 0.5],
  ],
  uncertainty: [
    [0.5, 0.14],
    [0.81, 0.32],
    [0.81, 0.68],
    [0.5, 0.86],
    [0.19, 0.68],
    [0.19, 0.32],
  ],
};

/**
 * A phase's mark for the map: shape and fill say the phase, a heavy rim says chosen. Null without a
 * canvas.
 */
export function drawShape(phase: Phase, paint: Paint, chosen: boolean): ImageData | null {
  const canvas = document.createElement("canvas");
  canvas.width = SIZE;
  canvas.height = SIZE;
  const pen = canvas.getContext("2d");
  if (pen === null) return null;
  pen.beginPath();
  CORNERS[phase].forEach(([x, y], corner) => {
    if (corner === 0) pen.moveTo(x * SIZE, y * SIZE);
    else pen.lineTo(x * SIZE, y * SIZE);
  });
  pen.closePath();
  pen.fillStyle = paint[phase];
  if (phase !== "uncertainty") pen.fill();
  pen.lineJoin = "round";
  pen.lineWidth = chosen ? 5 : 3;
  pen.strokeStyle = chosen ? paint.chosen : phase === "uncertainty" ? paint[phase] : paint.halo;
  pen.stroke();
  return pen.getImageData(0, 0, SIZE, SIZE);
}
