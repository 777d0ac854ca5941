import { assert } from "#units";
import { outlinesAt } from "./contour.ts";
import { densityOf, metresAt, type Density } from "./density.ts";
import type { CloudFrame } from "./forecast.ts";
import { layOut } from "./local-plane.ts";
import { polygonsOf, squareMetresOf, type Polygon, type Ring } from "./rings.ts";
import { levelHolding } from "./weighted-level.ts";

/** The least area that holds a share of the weight of a cloud. */
export type Area = {
  readonly share: number;
  readonly squareKilometres: number;
  readonly squareMiles: number;
  /**
   * Valid by RFC 7946: outer rings counter-clockwise, holes clockwise, cut at the 180th meridian.
   * Never empty. It knows no coast: beside a shore it reaches over land.
   */
  readonly geometry: {
    readonly type: "MultiPolygon";
    readonly coordinates: readonly Polygon[];
  };
};

/** How far from the share wanted the weight within may be before the density itself is asked. */
const SHARE_OFF = 0.01;
/** With fewer particles than this, one of them is more than that. */
const EFFECTIVE_LEAST = 1 / SHARE_OFF;
/** Particles whose density is so near to the outline's, as a share of the highest, lie on it. */
const ON_THE_LINE = 1e-6;
const CLEAR_OF_LINE = 0.95;
const SQUARE_METRES_A_MILE = 1852 * 1852;

/**
 * The area that holds `share` (0 to 1, both excluded) of a cloud's weight, those ashore included:
 * where its density is highest (Hyndman 1996). See `areasOf`.
 */
export function areaOf(frame: CloudFrame, share: number): Area {
  return areasOf(frame, [share])[0]!;
}

/**
 * One area for each share, each within those of greater shares. The outline lies where the weight
 * of the particles within is the share, to 1 %; where it cannot, as there are few particles or many
 * in one place, where the smooth density holds it, and then the particles within hold no less.
 */
export function areasOf(frame: CloudFrame, shares: readonly number[]): readonly Area[] {
  for (const share of shares)
    assert(share > 0 && share < 1, `expected a share between 0 and 1; came ${share}`);
  assert(frame.lon.length > 0, "expected a cloud of at least one particle; came none");
  const density = densityOf(frame, layOut(frame));
  let outer = Infinity;
  const levels = new Map<number, number>();
  for (const share of shares.toSorted((one, other) => one - other)) {
    outer = Math.min(outer, levelFor(frame, density, share));
    levels.set(share, outer);
  }
  return shares.map((share) => areaAt(density, levels.get(share)!, share));
}

function levelFor({ weight, effective }: CloudFrame, density: Density, share: number): number {
  const { atParticles, patches } = density;
  const level = levelHolding(atParticles, weight, share);
  const most = atParticles.reduce((highest, value) => Math.max(highest, value), 0);
  let total = 0;
  let within = 0;
  let onIt = 0;
  for (let i = 0; i < atParticles.length; i += 1) {
    total += weight[i]!;
    if (atParticles[i]! >= level) within += weight[i]!;
    if (Math.abs(atParticles[i]! - level) < most * ON_THE_LINE) onIt += weight[i]!;
  }
  // Many in one place are not left on the line, in or out by a centimetre: they are in.
  const clear = onIt > SHARE_OFF * total ? level * CLEAR_OF_LINE : level;
  if (effective >= EFFECTIVE_LEAST && within <= (share + SHARE_OFF) * total) return clear;
  const nodes = Float64Array.from(patches.flatMap(({ values }) => [...values]));
  const masses = Float64Array.from(
    patches.flatMap(({ values, step }) => [...values].map((value) => value * step * step)),
  );
  return Math.min(clear, levelHolding(nodes, masses, share));
}

function areaAt({ plane, axes, patches }: Density, level: number, share: number): Area {
  const rings = patches.flatMap((patch) =>
    outlinesAt(patch, level).map((outline): Ring =>
      outline.map(([column, row]) => {
        const { x, y } = metresAt(axes, patch, column, row);
        return [plane.lon + x * plane.lonPerMetre, plane.lat + y * plane.latPerMetre];
      }),
    ),
  );
  const coordinates = polygonsOf(rings);
  const squareMetres = coordinates.reduce((sum, polygon) => sum + squareMetresOf(polygon), 0);
  return {
    share,
    squareKilometres: squareMetres / 1e6,
    squareMiles: squareMetres / SQUARE_METRES_A_MILE,
    geometry: { type: "MultiPolygon", coordinates },
  };
}
