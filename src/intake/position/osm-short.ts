/**
 * The alphabet of OpenStreetMap's short links, six bits a letter (OpenStreetMap wiki, "Shortlink").
 */
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_~";
/** Older links write "@" for "~". */
const OLD = /@/g;
const HALF = 2 ** 31;

/**
 * The middle of the view that a short link (osm.org/go/…) shows, and the side of the cell that its
 * letters name, in degrees of longitude: bits of longitude and latitude by turns. Null when a
 * letter is none of them.
 */
export function osmShortPlace(
  code: string,
): { readonly lon: number; readonly lat: number; readonly cell: number } | null {
  const letters = code.replace(OLD, "~").replace(/[-=]+$/, "");
  if (letters.length === 0 || letters.length > 10) return null;
  let [east, north, bit] = [0, 0, HALF];
  for (const letter of letters) {
    const bits = LETTERS.indexOf(letter);
    if (bits < 0) return null;
    for (let pair = 4; pair >= 0; pair -= 2) {
      const two = (bits >> pair) & 3;
      if ((two & 2) !== 0) east += bit;
      if ((two & 1) !== 0) north += bit;
      bit /= 2;
    }
  }
  const cell = (2 * bit * 360) / 2 ** 32;
  return { lon: (east * 360) / 2 ** 32 - 180, lat: (north * 180) / 2 ** 32 - 90, cell };
}
