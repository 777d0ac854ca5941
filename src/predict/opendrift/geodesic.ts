/** WGS84. */
const A = 6_378_137;
const F = 1 / 298.257_223_563;
const B = A * (1 - F);
const E2 = F * (2 - F);
const RAD = Math.PI / 180;

/** A place in degrees that is moved in place, so that a run allocates none. */
export type Pin = { lon: number; lat: number };

/** Beyond this the second order is no longer good to a millimetre a move; metres. */
const LOCAL_MAX = 1500;

/**
 * Moves a place along the geodesic that leaves it towards so many metres east and north: the first
 * two orders of its expansion in the distance where they are good to a millimetre, Vincenty's
 * solution elsewhere. Source: differential equations of the geodesic, Rapp 1991, Geometric Geodesy
 * part I; Vincenty 1975, Survey Review 23, 88-93.
 */
export function movePin(pin: Pin, east: number, north: number): void {
  const reach = Math.abs(east) + Math.abs(north);
  if (reach === 0) return;
  const phi = pin.lat * RAD;
  const s = Math.sin(phi);
  const c = Math.cos(phi);
  if (reach * (1 + Math.abs(s) / c) > LOCAL_MAX) {
    moveFar(pin, Math.atan2(east, north), Math.hypot(east, north));
    return;
  }
  const w = 1 - E2 * s * s;
  const n = A / Math.sqrt(w);
  const m = (n * (1 - E2)) / w;
  const t = s / c;
  const bend = (east * east * t) / (2 * n) + (3 * E2 * s * c * north * north) / (2 * w * m);
  pin.lat += (north - bend) / m / RAD;
  pin.lon = wrapped(pin.lon + (east * (1 + (north * t) / n)) / (n * c) / RAD);
}

function wrapped(lon: number): number {
  if (lon > 180) return lon - 360;
  return lon < -180 ? lon + 360 : lon;
}

/** Vincenty's direct solution: azimuth in radians, distance in metres. */
export function moveFar(pin: Pin, azimuth: number, distance: number): void {
  const sinA1 = Math.sin(azimuth);
  const cosA1 = Math.cos(azimuth);
  const u1 = Math.atan((1 - F) * Math.tan(pin.lat * RAD));
  const sinU = Math.sin(u1);
  const cosU = Math.cos(u1);
  const sigma1 = Math.atan2(Math.tan(u1), cosA1);
  const sinAlpha = cosU * sinA1;
  const cos2 = 1 - sinAlpha * sinAlpha;
  const { first, second } = series(cos2);
  const flat = distance / (B * first);
  let sigma = flat;
  let before = Number.POSITIVE_INFINITY;
  for (let turn = 0; turn < 20 && Math.abs(sigma - before) > 1e-15; turn += 1) {
    before = sigma;
    sigma = flat + swing(second, sigma, Math.cos(2 * sigma1 + sigma));
  }
  const sinS = Math.sin(sigma);
  const cosS = Math.cos(sigma);
  const across = sinU * sinS - cosU * cosS * cosA1;
  const sinPhi = sinU * cosS + cosU * sinS * cosA1;
  const lambda = Math.atan2(sinS * sinA1, cosU * cosS - sinU * sinS * cosA1);
  const turned = lambda - longitudeTerm(cos2, sinAlpha, sigma, Math.cos(2 * sigma1 + sigma));
  pin.lat = Math.atan2(sinPhi, (1 - F) * Math.hypot(sinAlpha, across)) / RAD;
  pin.lon = wrapped(pin.lon + turned / RAD);
}

/** Vincenty's A and B, here first and second. */
function series(cos2: number): { readonly first: number; readonly second: number } {
  const k = (cos2 * (A * A - B * B)) / (B * B);
  return {
    first: 1 + (k / 16_384) * (4096 + k * (-768 + k * (320 - 175 * k))),
    second: (k / 1024) * (256 + k * (-128 + k * (74 - 47 * k))),
  };
}

function swing(second: number, sigma: number, mid: number): number {
  const sinS = Math.sin(sigma);
  const cosS = Math.cos(sigma);
  const inner =
    cosS * (2 * mid * mid - 1) - (second / 6) * mid * (4 * sinS * sinS - 3) * (4 * mid * mid - 3);
  return second * sinS * (mid + (second / 4) * inner);
}

function longitudeTerm(cos2: number, sinAlpha: number, sigma: number, mid: number): number {
  const c = (F / 16) * cos2 * (4 + F * (4 - 3 * cos2));
  const sinS = Math.sin(sigma);
  const inner = mid + c * Math.cos(sigma) * (2 * mid * mid - 1);
  return (1 - c) * F * sinAlpha * (sigma + c * sinS * inner);
}

/** The way from one place to another on the ellipsoid: metres, and azimuth in radians. */
export type Leg = { readonly distance: number; readonly azimuth: number };

/**
 * Vincenty's inverse solution. It does not converge for places nearly opposite on the globe and
 * throws there.
 */
export function legBetween(fromLon: number, fromLat: number, toLon: number, toLat: number): Leg {
  const dLon = wrapped(toLon - fromLon) * RAD;
  const u1 = Math.atan((1 - F) * Math.tan(fromLat * RAD));
  const u2 = Math.atan((1 - F) * Math.tan(toLat * RAD));
  const [s1, c1, s2, c2] = [Math.sin(u1), Math.cos(u1), Math.sin(u2), Math.cos(u2)];
  let lambda = dLon;
  for (let turn = 0; turn < 100; turn += 1) {
    const sinL = Math.sin(lambda);
    const cosL = Math.cos(lambda);
    const northward = c1 * s2 - s1 * c2 * cosL;
    const sinS = Math.hypot(c2 * sinL, northward);
    if (sinS === 0) return { distance: 0, azimuth: 0 };
    const cosS = s1 * s2 + c1 * c2 * cosL;
    const sigma = Math.atan2(sinS, cosS);
    const sinAlpha = (c1 * c2 * sinL) / sinS;
    const cos2 = 1 - sinAlpha * sinAlpha;
    const mid = cos2 === 0 ? 0 : cosS - (2 * s1 * s2) / cos2;
    const next = dLon + longitudeTerm(cos2, sinAlpha, sigma, mid);
    if (Math.abs(next - lambda) < 1e-14) {
      const { first, second } = series(cos2);
      const distance = B * first * (sigma - swing(second, sigma, mid));
      return { distance, azimuth: Math.atan2(c2 * sinL, northward) };
    }
    lambda = next;
  }
  throw new Error(`no geodesic found from ${fromLon}, ${fromLat} to ${toLon}, ${toLat}`);
}
