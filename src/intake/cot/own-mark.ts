/** What a mark of ours says; degrees. */
type Mark = {
  readonly uid: string;
  readonly lon: number;
  readonly lat: number;
  readonly remarks: string;
};

const OFFSET = 0x811c9dc5;
const PRIME = 0x01000193;

/**
 * A sum over what a mark of ours says (FNV-1a, 32 bits), sent with it: another watch on the same
 * TAK server knows by it that the mark is no new sighting. Where somebody has moved it or written
 * into it the sum does not hold, and it is read as a sighting.
 */
export function markSum({ uid, lon, lat, remarks }: Mark): string {
  const text = [uid, micro(lat), micro(lon), remarks].join("\n");
  let sum = OFFSET;
  for (let at = 0; at < text.length; at += 1)
    sum = Math.imul(sum ^ text.charCodeAt(at), PRIME) >>> 0;
  return sum.toString(16).padStart(8, "0");
}

/** Millionths of a degree: as many figures as are sent. */
const micro = (degrees: number): number => Math.round(degrees * 1e6);
