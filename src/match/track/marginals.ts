import type { Edges } from "./gates.ts";

/** Largest change of a message at which belief propagation stops, and the most rounds. */
const SETTLED = 1e-5;
const ROUNDS = 60;

/**
 * Fills in who caused what: marginals by belief propagation between tracks and detections (Williams
 * and Lau 2014, "Approximate evaluation of marginal association probabilities with belief
 * propagation"; it converges for any weights).
 */
export function weighEdges(edges: Edges, tracks: number): void {
  const { first, detection, weight, share, missed, unexplained, count } = edges;
  const toTrack = new Float64Array(count).fill(1);
  const toDetection = new Float64Array(count);
  const heard = new Float64Array(edges.detections);
  for (let round = 0; round < ROUNDS; round += 1) {
    heard.fill(1);
    for (let track = 0; track < tracks; track += 1) {
      let sum = 1;
      const to = first[track + 1]!;
      for (let edge = first[track]!; edge < to; edge += 1) sum += weight[edge]! * toTrack[edge]!;
      for (let edge = first[track]!; edge < to; edge += 1) {
        const message = weight[edge]! / Math.max(1, sum - weight[edge]! * toTrack[edge]!);
        toDetection[edge] = message;
        heard[detection[edge]!] = heard[detection[edge]!]! + message;
      }
    }
    let change = 0;
    for (let edge = 0; edge < count; edge += 1) {
      const message = 1 / Math.max(1, heard[detection[edge]!]! - toDetection[edge]!);
      change = Math.max(change, Math.abs(message - toTrack[edge]!));
      toTrack[edge] = message;
    }
    if (change < SETTLED) break;
  }
  for (let track = 0; track < tracks; track += 1) {
    let sum = 1;
    const to = first[track + 1]!;
    for (let edge = first[track]!; edge < to; edge += 1) sum += weight[edge]! * toTrack[edge]!;
    missed[track] = 1 / sum;
    for (let edge = first[track]!; edge < to; edge += 1)
      share[edge] = (weight[edge]! * toTrack[edge]!) / sum;
  }
  for (let index = 0; index < edges.detections; index += 1) unexplained[index] = 1 / heard[index]!;
}
