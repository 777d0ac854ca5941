import { metres, position, type Metres, type Position } from "#units";

export const SHORES = ["france", "england"] as const;
export type ShoreId = (typeof SHORES)[number];

/** A named part of a shore; kilometres from the shore's first station. */
export type Stretch = {
  readonly id: string;
  readonly name: string;
  readonly from: number;
  readonly to: number;
};

export type StripShore = {
  readonly id: ShoreId;
  readonly lengthKm: number;
  readonly line: readonly Position[];
  /** Kilometres along the line at each of its points. */
  readonly along: readonly number[];
  readonly stretches: readonly Stretch[];
};

/** The shores that are watched, as lines with stations in kilometres; data/coast/ORIGIN.md. */
export type Strip = { readonly shores: Readonly<Record<ShoreId, StripShore>> };

/** A place on the strip, and how far off it lies that was asked for. */
export type OnStrip = { readonly shore: ShoreId; readonly km: number; readonly off: Metres };

const METRES_PER_DEGREE = 111_195;

type RawShore = {
  readonly id: string;
  readonly lengthKm: number;
  readonly line: readonly (readonly [number, number])[];
  readonly stretches: readonly Stretch[];
};

/** Opens data/coast/strip.json. Throws an Error in one sentence when it is no strip. */
export function openStrip(value: unknown): Strip {
  const shores = (value as { readonly shores?: readonly RawShore[] } | null)?.shores;
  const open = (id: ShoreId): StripShore => {
    const shore = Array.isArray(shores)
      ? (shores as readonly RawShore[]).find((each) => each.id === id)
      : undefined;
    if (shore === undefined || shore.line.length < 2)
      throw new Error(`The strip: expected a shore "${id}" with its line; came none.`);
    const line = shore.line.map(([lon, lat]) => position(lon, lat));
    return { id, lengthKm: shore.lengthKm, line, along: alongOf(line), stretches: shore.stretches };
  };
  return { shores: { france: open("france"), england: open("england") } };
}

function alongOf(line: readonly Position[]): readonly number[] {
  let sum = 0;
  return line.map((point, at) => {
    const before = line[at - 1];
    if (before !== undefined) sum += flatMetres(before, point) / 1000;
    return sum;
  });
}

/** On a plane at the middle latitude: within 0.1 % over the few kilometres between points. */
function flatMetres(one: Position, other: Position): number {
  const scale = Math.cos((((one.lat + other.lat) / 2) * Math.PI) / 180);
  return METRES_PER_DEGREE * Math.hypot((other.lon - one.lon) * scale, other.lat - one.lat);
}

/** Where a station is; the ends of the shore for what lies beyond them. */
export function findStation({ shores }: Strip, shore: ShoreId, km: number): Position {
  const { line, along } = shores[shore];
  const after = along.findIndex((each) => each >= km);
  const [from, to] = [line[after - 1], line[after]];
  if (from === undefined || to === undefined) return after === 0 ? line[0]! : line.at(-1)!;
  const share = (km - along[after - 1]!) / (along[after]! - along[after - 1]!);
  const between = (one: number, other: number): number => one + share * (other - one);
  return position(between(from.lon, to.lon), between(from.lat, to.lat));
}

/** The nearest station to a place, of one shore or of both. */
export function findOnStrip(
  { shores }: Strip,
  place: Position,
  of: readonly ShoreId[] = SHORES,
): OnStrip {
  let best: OnStrip = { shore: of[0] ?? "france", km: 0, off: metres(Infinity) };
  for (const id of of) {
    const { line, along } = shores[id];
    for (let at = 1; at < line.length; at += 1) {
      const [from, to] = [line[at - 1]!, line[at]!];
      const { off, share } = onto(place, from, to);
      if (off >= best.off) continue;
      const km = along[at - 1]! + share * (along[at]! - along[at - 1]!);
      best = { shore: id, km, off: metres(off) };
    }
  }
  return best;
}

function onto(point: Position, from: Position, to: Position): { off: number; share: number } {
  const scale = Math.cos((point.lat * Math.PI) / 180);
  const [x, y] = [(to.lon - from.lon) * scale, to.lat - from.lat];
  const [px, py] = [(point.lon - from.lon) * scale, point.lat - from.lat];
  const length = x * x + y * y;
  const share = length === 0 ? 0 : Math.min(1, Math.max(0, (px * x + py * y) / length));
  return { off: METRES_PER_DEGREE * Math.hypot(px - share * x, py - share * y), share };
}

/** The stretch of a station; the last one at the very end. */
export function findStretch({ shores }: Strip, shore: ShoreId, km: number): Stretch | null {
  const { stretches } = shores[shore];
  const found = stretches.find(({ from, to }) => km >= from && km < to);
  const last = stretches.at(-1);
  return found ?? (last !== undefined && km === last.to ? last : null);
}
