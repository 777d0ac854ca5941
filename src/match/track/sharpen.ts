import type { Edges } from "./gates.ts";
import { weighEdges } from "./marginals.ts";

type Tracks = {
  readonly count: number;
  readonly existence: Float64Array;
  readonly model: { readonly sensor: { readonly detectionProbability: number } };
};

/** Tracks below this existence, and explanations below this share, make no convoy. */
const LIKELY = 0.2;
const PART = 0.02;
/** Power to which the weights are raised: 1 is the plain marginal, large is the best matching. */
const POWER = 2;

/**
 * Lets tracks that share detections decide harder whose detection is whose: their shares are
 * marginals of the weights raised to a power, while each track's existence stays that of the plain
 * marginals. Plain marginals let the tracks of a convoy run into one (docs/models/tracking.md).
 */
export function sharpenConvoys(tracks: Tracks, edges: Edges): void {
  const users = new Int32Array(edges.detections);
  for (let track = 0; track < tracks.count; track += 1) {
    if (tracks.existence[track]! < LIKELY) continue;
    for (let edge = edges.first[track]!; edge < edges.first[track + 1]!; edge += 1) {
      const detection = edges.detection[edge]!;
      if (edges.share[edge]! > PART) users[detection] = users[detection]! + 1;
    }
  }
  if (users.every((count) => count < 2)) return;
  const sharp: Edges = {
    ...edges,
    weight: edges.weight.slice(),
    share: edges.share.slice(),
    missed: edges.missed.slice(),
    unexplained: edges.unexplained.slice(),
  };
  for (let track = 0; track < tracks.count; track += 1) {
    if (tracks.existence[track]! < LIKELY) continue;
    for (let edge = edges.first[track]!; edge < edges.first[track + 1]!; edge += 1)
      sharp.weight[edge] = sharp.weight[edge]! ** POWER;
  }
  weighEdges(sharp, tracks.count);
  for (let track = 0; track < tracks.count; track += 1)
    if (tracks.existence[track]! >= LIKELY && isInConvoy(edges, users, track))
      takeShares(tracks, edges, sharp, track);
}

function isInConvoy(edges: Edges, users: Int32Array, track: number): boolean {
  for (let edge = edges.first[track]!; edge < edges.first[track + 1]!; edge += 1)
    if (edges.share[edge]! > PART && users[edges.detection[edge]!]! > 1) return true;
  return false;
}

function takeShares(tracks: Tracks, edges: Edges, sharp: Edges, track: number): void {
  const r = tracks.existence[track]!;
  const missed = 1 - tracks.model.sensor.detectionProbability;
  const alive = (r * missed) / (1 - r + r * missed);
  let plain = edges.missed[track]! * alive;
  let mass = sharp.missed[track]! * alive;
  for (let edge = edges.first[track]!; edge < edges.first[track + 1]!; edge += 1) {
    plain += edges.share[edge]!;
    mass += sharp.share[edge]!;
  }
  for (let edge = edges.first[track]!; edge < edges.first[track + 1]!; edge += 1)
    edges.share[edge] = (sharp.share[edge]! * plain) / mass;
  edges.missed[track] = (sharp.missed[track]! * plain) / mass;
}
