import type { EventOf } from "#log";

export type WatcherType = EventOf<"UnitRegistered">["type"];
export type Light = "day" | "night";
/** Whom or what a lookout on the shore must find, that help may come. */
export type Sought = "person" | "boat";

/**
 * The critical dimension of what is looked for, metres: the root of height times width (Holst,
 * Electro-Optical Imaging System Performance). A person 1.7 m by 0.5 m; an inflatable
 * with people aboard, end on, 2 m by 1.5 m.
 */
const CRITICAL_METRES: Readonly<Record<Sought, number>> = {
  person: Math.sqrt(1.7 * 0.5),
  boat: Math.sqrt(2 * 1.5),
};

/** Johnson (1958): one cycle across the critical dimension detects in half of all looks. */
const CYCLES_HALF = 1;
/** Who watches must find it in nine looks of ten. */
const SURE = 0.9;

/**
 * The share of looks that detect with `cycles` across it: the transfer probability function of the
 * Johnson criteria (Ratches 1976; Holst): x^E / (1 + x^E), x = cycles / N50, E = 2.7 + 0.7 x.
 */
export function detectionShare(cycles: number): number {
  const x = cycles / CYCLES_HALF;
  const power = x ** (2.7 + 0.7 * x);
  return Number.isFinite(power) ? power / (1 + power) : 1;
}

/** Cycles across it at which `SURE` of the looks detect; by halving, to a thousandth. */
const CYCLES_SURE = ((): number => {
  let [low, high] = [0, 10];
  while (high - low > 0.001) {
    const middle = (low + high) / 2;
    if (detectionShare(middle) < SURE) low = middle;
    else high = middle;
  }
  return high;
})();

/** What somebody looks with: the angle of one resolved element, milliradians; how high it is. */
type Instrument = { readonly day: number; readonly night: number; readonly eyeMetres: number };

/** Of one minute of arc (20/20), the usual measure of a good eye by day. */
const EYE_DAY = 0.29;
/** A dark-adapted eye resolves about a tenth of that by starlight. */
const EYE_NIGHT = 2.9;
/** 0.7 cycles a milliradian: third-generation goggles by starlight (1.3 by moonlight). */
const GOGGLES = 1 / (2 * 0.7);
/** 17 µm pixels behind 100 mm; behind a lens of a mast's camera, 15 µm and 275 mm. */
const THERMAL_SMALL = 0.17;
const THERMAL_MAST = 0.055;
/** 12 µm behind 19 mm; a gimbal of an aircraft. */
const THERMAL_DRONE = 0.63;
const GIMBAL = 0.06;

/**
 * Of each type, where nobody tells better: pixels and lenses are those of common kit, heights ours.
 * Types that watch no coast of themselves have a crew's eyes.
 */
const EYES: Instrument = { day: EYE_DAY, night: EYE_NIGHT, eyeMetres: 3 };
const INSTRUMENTS: Readonly<Partial<Record<WatcherType, Instrument>>> = {
  "foot patrol": EYES,
  "patrol vehicle": EYES,
  "four-wheel drive": EYES,
  quad: EYES,
  "rigid-hulled boat": { ...EYES, eyeMetres: 2.5 },
  "night-vision post": { day: EYE_DAY, night: GOGGLES, eyeMetres: 5 },
  "vehicle thermal camera": { day: THERMAL_SMALL, night: THERMAL_SMALL, eyeMetres: 4 },
  "fixed thermal camera": { day: THERMAL_MAST, night: THERMAL_MAST, eyeMetres: 20 },
  drone: { day: THERMAL_DRONE, night: THERMAL_DRONE, eyeMetres: 100 },
  aircraft: { day: GIMBAL, night: GIMBAL, eyeMetres: 500 },
  helicopter: { day: GIMBAL, night: GIMBAL, eyeMetres: 300 },
};

/** Speed along a stretch where nobody told one, metres a second; null: it stays where it is. */
const PATROL_SPEED: Readonly<Partial<Record<WatcherType, number | null>>> = {
  "foot patrol": 1.1,
  "patrol vehicle": 8,
  "four-wheel drive": 6,
  quad: 6,
  "rigid-hulled boat": 8,
  drone: 12,
  aircraft: 70,
  helicopter: 40,
  "night-vision post": null,
  "vehicle thermal camera": null,
  "fixed thermal camera": null,
};

export function patrolSpeed(type: WatcherType | null, told: number | null): number | null {
  if (type === null) return told;
  const usual = PATROL_SPEED[type];
  // What does not move has no speed, whatever its vehicle could do.
  return usual === null ? null : (told ?? usual ?? null);
}

/** Metres to the horizon from a height, with usual refraction: 3.57 km times its root. */
const HORIZON = 3_570;
/** How high what is sought stands: a person ashore, a low inflatable with people sitting in it. */
const TOP_METRES: Readonly<Record<Sought, number>> = { person: 1.7, boat: 1 };

/**
 * How far nine of ten looks find it, metres: the resolution of the instrument by the Johnson
 * criterion, no farther than the horizon and than the meteorological visibility (metres; null: not
 * told, taken for clear). Heat is seen a little farther than light in thin fog; not counted, so
 * no stretch is called watched for it.
 */
export function detectionRange(
  type: WatcherType | null,
  sought: Sought,
  light: Light,
  visibility: number | null,
): number {
  const instrument = (type === null ? undefined : INSTRUMENTS[type]) ?? EYES;
  const resolved = CRITICAL_METRES[sought] / (2 * CYCLES_SURE * instrument[light] * 1e-3);
  const horizon = HORIZON * (Math.sqrt(instrument.eyeMetres) + Math.sqrt(TOP_METRES[sought]));
  return Math.min(resolved, horizon, visibility ?? Infinity);
}
