import type { Edges } from "./gates.ts";
import { STATE_STRIDE } from "./gauss.ts";

type Tracks = {
  readonly count: number;
  readonly states: Float64Array;
  readonly existence: Float64Array;
  readonly model: { readonly sensor: { readonly detectionProbability: number } };
};

/** Tracks below this existence, and explanations below this share, take no part. */
const LIKELY = 0.3;
const PART = 0.01;
/** Rounds of exchange and mixing. */
const ROUNDS = 3;

/** An explanation's Gaussian in part: where it stands in its column, and how much of it. */
type Piece = { readonly column: Float64Array; readonly at: number; mass: number };

/**
 * Keeps tracks of boats that sail together from running into one: among tracks that share
 * detections, explanations are exchanged so that each track's Gaussian becomes as tight as it can
 * while every explanation keeps its share and every track its existence. That is the variational
 * multi-Bernoulli of Williams (2015, "An efficient, variational approximation of the best fitting
 * multi-Bernoulli filter"), its transport problem solved exactly for two tracks at a time. Returns
 * the new states of the tracks that took part.
 */
export function separateConvoys(
  tracks: Tracks,
  edges: Edges,
  updated: Float64Array,
): Map<number, Float64Array> {
  const pairs = convoyPairs(tracks, edges);
  const pieces = new Map<number, Piece[]>();
  for (const [one, other] of pairs) {
    for (const track of [one, other])
      if (!pieces.has(track)) pieces.set(track, piecesOf(tracks, edges, updated, track));
  }
  const mixed = new Map<number, Float64Array>();
  for (const [track, mine] of pieces) mixed.set(track, mixPieces(mine));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [one, other] of pairs) {
      exchange(pieces, mixed, one, other);
    }
    for (const [track, mine] of pieces) mixed.set(track, mixPieces(mine));
  }
  return mixed;
}

function convoyPairs(tracks: Tracks, edges: Edges): (readonly [number, number])[] {
  const holders = new Map<number, number[]>();
  for (let track = 0; track < tracks.count; track += 1) {
    if (tracks.existence[track]! < LIKELY) continue;
    for (let edge = edges.first[track]!; edge < edges.first[track + 1]!; edge += 1) {
      if (edges.share[edge]! < PART) continue;
      const list = holders.get(edges.detection[edge]!);
      if (list === undefined) holders.set(edges.detection[edge]!, [track]);
      else list.push(track);
    }
  }
  const found = new Map<string, readonly [number, number]>();
  for (const list of holders.values())
    for (let one = 0; one < list.length; one += 1)
      for (let other = one + 1; other < list.length; other += 1)
        found.set(`${list[one]},${list[other]}`, [list[one]!, list[other]!]);
  return [...found.values()].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
}

function piecesOf(tracks: Tracks, edges: Edges, updated: Float64Array, track: number): Piece[] {
  const missedProbability = 1 - tracks.model.sensor.detectionProbability;
  const r = tracks.existence[track]!;
  const alive = (r * missedProbability) / (1 - r + r * missedProbability);
  const old = tracks.states.slice(track * STATE_STRIDE, (track + 1) * STATE_STRIDE);
  const pieces: Piece[] = [{ column: old, at: 0, mass: edges.missed[track]! * alive }];
  for (let edge = edges.first[track]!; edge < edges.first[track + 1]!; edge += 1)
    pieces.push({ column: updated, at: edge * STATE_STRIDE, mass: edges.share[edge]! });
  return pieces;
}

function mixPieces(pieces: readonly Piece[]): Float64Array {
  const mixed = new Float64Array(STATE_STRIDE);
  let mass = 0;
  for (const piece of pieces) mass += piece.mass;
  for (const { column, at, mass: part } of pieces)
    for (let term = 0; term < 4; term += 1)
      mixed[term] = mixed[term]! + (part / mass) * column[at + term]!;
  for (const { column, at, mass: part } of pieces) {
    let term = 4;
    for (let row = 0; row < 4; row += 1) {
      const d = column[at + row]! - mixed[row]!;
      for (let col = row; col < 4; col += 1) {
        const spread = column[at + term]! + d * (column[at + col]! - mixed[col]!);
        mixed[term] = mixed[term]! + (part / mass) * spread;
        term += 1;
      }
    }
  }
  return mixed;
}

function exchange(
  pieces: Map<number, Piece[]>,
  mixed: ReadonlyMap<number, Float64Array>,
  one: number,
  other: number,
): void {
  const mine = pieces.get(one)!;
  const theirs = pieces.get(other)!;
  const costOne = crossEntropy(mixed.get(one)!);
  const costOther = crossEntropy(mixed.get(other)!);
  let room = mine.reduce((sum, piece) => sum + piece.mass, 0);
  const pool = [...mine, ...theirs].map((piece) => ({
    piece,
    better: costOne(piece) - costOther(piece),
  }));
  pool.sort((a, b) => a.better - b.better);
  const [first, second]: [Piece[], Piece[]] = [[], []];
  for (const { piece } of pool) {
    const part = Math.min(piece.mass, room);
    room -= part;
    if (part > 0) first.push({ ...piece, mass: part });
    if (piece.mass - part > 1e-12) second.push({ ...piece, mass: piece.mass - part });
  }
  pieces.set(one, first);
  pieces.set(other, second);
}

/** −E[log N] of a piece under the Gaussian, less constants of the piece alone. */
function crossEntropy(state: Float64Array): (piece: Piece) => number {
  const { inverse, logDeterminant } = invert(state);
  return ({ column, at }) => {
    let sum = logDeterminant;
    let term = 4;
    for (let row = 0; row < 4; row += 1) {
      const d = column[at + row]! - state[row]!;
      for (let col = row; col < 4; col += 1) {
        const spread = column[at + term]! + d * (column[at + col]! - state[col]!);
        sum += (row === col ? 1 : 2) * inverse[row * 4 + col]! * spread;
        term += 1;
      }
    }
    return sum / 2;
  };
}

/** Inverse and log-determinant of a state's covariance by Gauss and Jordan; it is positive. */
function invert(state: Float64Array) {
  const full = new Float64Array(32);
  let term = 4;
  for (let row = 0; row < 4; row += 1) {
    full[row * 8 + 4 + row] = 1;
    for (let col = row; col < 4; col += 1) {
      full[row * 8 + col] = state[term]!;
      full[col * 8 + row] = state[term]!;
      term += 1;
    }
  }
  let logDeterminant = 0;
  for (let pivot = 0; pivot < 4; pivot += 1) {
    const value = full[pivot * 8 + pivot]!;
    logDeterminant += Math.log(value);
    for (let col = 0; col < 8; col += 1) full[pivot * 8 + col] = full[pivot * 8 + col]! / value;
    for (let row = 0; row < 4; row += 1) {
      if (row === pivot) continue;
      const factor = full[row * 8 + pivot]!;
      for (let col = 0; col < 8; col += 1)
        full[row * 8 + col] = full[row * 8 + col]! - factor * full[pivot * 8 + col]!;
    }
  }
  const inverse = new Float64Array(16);
  for (let row = 0; row < 4; row += 1)
    for (let col = 0; col < 4; col += 1) inverse[row * 4 + col] = full[row * 8 + 4 + col]!;
  return { inverse, logDeterminant };
}
