import {
  DEFAULT_MOTION,
  placeDetections,
  scoreTracks,
  startTracker,
  trackReports,
  trackScan,
  type Scan,
  type SensorModel,
  type Standing,
} from "#match";
import { seededRandom, type Random } from "#units";

const SCANS = 200;
const INTERVAL = 10;
/** m²/s³, of the boats and of both trackers. */
const ACCELERATION = 0.005;
const HALF_WIDTH = 20_000;
const HEIGHT = 30_000;
const CUT_OFF = 200;
/** Seeds that no setting was chosen on. */
const SEEDS = [7101, 7102, 7103];

/** Boats, false detections a scan, noise; Stone Soup's CPU seconds on its own file of that kind. */
const SEAS = [
  { name: "cart8", boats: 8, clutter: 100, polar: false, stoneSoup: null },
  { name: "cart20", boats: 20, clutter: 100, polar: false, stoneSoup: 14.8 },
  { name: "cart100", boats: 100, clutter: 100, polar: false, stoneSoup: 48.4 },
  { name: "polar20", boats: 20, clutter: 100, polar: true, stoneSoup: 113 },
] as const;
type Sea = (typeof SEAS)[number];

/**
 * The tracker against a nearest-neighbour one (greedy, shown from four hits on) on
 * seeded seas of our own: CPU seconds (of the tracking alone; only the very first line is cold), OSPA and switches.
 */
export async function bench(): Promise<void> {
  for (const sea of SEAS) {
    const published =
      sea.stoneSoup === null ? "" : `; Stone Soup on its own file ${sea.stoneSoup} s`;
    console.log(`  ${sea.name}${published}`);
    for (const seed of SEEDS) {
      const { scans, truth, sensor } = makeSea(sea, seed);
      const motion = { ...DEFAULT_MOTION, accelerationDensity: ACCELERATION };
      const ours = measure(truth, () => followWith(scans, { sensor, motion }));
      const plain = measure(truth, () => followNearest(scans));
      console.log(
        `    seed ${seed}: ${ours.said} | nearest neighbour ${plain.said} | ` +
          `CPU ${(ours.cpu / plain.cpu).toFixed(1)}x the baseline's`,
      );
    }
  }
}

function measure(truth: readonly Standing[], work: () => readonly Standing[]) {
  const before = process.cpuUsage();
  const standing = work();
  const { user, system } = process.cpuUsage(before);
  const cpu = (user + system) / 1e6;
  const { ospa, identitySwitches } = scoreTracks(truth, standing, CUT_OFF);
  const said = `${cpu.toFixed(3)} s, OSPA ${ospa.toFixed(1)} m, ${identitySwitches} switches`;
  return { cpu, said };
}

function followWith(
  scans: readonly Scan[],
  model: Parameters<typeof startTracker>[0],
): readonly Standing[] {
  const tracker = startTracker(model);
  return scans.map((scan) => {
    trackScan(tracker, scan);
    const reports = trackReports(tracker);
    const places = Float64Array.from(reports.flatMap(({ x, y }) => [x, y]));
    return { ids: reports.map(({ track }) => track), places };
  });
}

const normal = (random: Random): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

type Boat = { x: number; y: number; vx: number; vy: number; from: number; to: number };

/** Half of the boats go alone, half in convoys of four within some 180 m and 0.1 m/s. */
function makeBoats(count: number, random: Random): readonly Boat[] {
  const boats: Boat[] = [];
  while (boats.length < count) {
    const speed = random() < 0.7 ? 1 + 3 * random() : 5 + 7 * random();
    const course = 2 * Math.PI * random();
    const x = HALF_WIDTH * (1.6 * random() - 0.8);
    const y = 2000 + HEIGHT * (0.1 + 0.8 * random());
    const from = Math.floor(40 * random());
    const to = SCANS - Math.floor(40 * random());
    const size = Math.min(count - boats.length, random() < 0.2 ? 4 : 1);
    for (let index = 0; index < size; index += 1) {
      const near = (spread: number): number => (size === 1 ? 0 : spread * normal(random));
      boats.push({
        x: x + near(90),
        y: y + near(90),
        vx: speed * Math.cos(course) + near(0.1),
        vy: speed * Math.sin(course) + near(0.1),
        from,
        to,
      });
    }
  }
  return boats;
}

function makeSea(sea: Sea, seed: number) {
  const random = seededRandom(seed);
  const area = sea.polar ? Math.PI * 32_000 : 2 * HALF_WIDTH * HEIGHT;
  const sensor: SensorModel = {
    detectionProbability: 0.9,
    clutterPerScan: sea.clutter,
    clutterDensity: sea.clutter / area,
    noise: sea.polar
      ? { kind: "polar", sigmaBearing: (0.3 * Math.PI) / 180, sigmaRange: 30 }
      : { kind: "cart", sigma: 60 },
  };
  const boats = makeBoats(sea.boats, random);
  const scans: Scan[] = [];
  const truth: Standing[] = [];
  for (let scan = 0; scan < SCANS; scan += 1) {
    const there = boats.flatMap((boat, id) =>
      scan >= boat.from && scan < boat.to ? [{ boat, id }] : [],
    );
    const raw = there.flatMap(({ boat }) => (random() < 0.9 ? see(boat, sea, random) : []));
    for (let left = poisson(sea.clutter, random); left > 0; left -= 1)
      raw.push(...falseOne(sea, random));
    const detections = placeDetections(Float64Array.from(raw), sensor);
    scans.push({ scan, time: INTERVAL * scan, looked: true, detections });
    truth.push({
      ids: there.map(({ id }) => id),
      places: Float64Array.from(there.flatMap(({ boat }) => [boat.x, boat.y])),
    });
    for (const { boat } of there) sail(boat, random);
  }
  return { scans, truth, sensor };
}

function sail(boat: Boat, random: Random): void {
  const kick = Math.sqrt(ACCELERATION * INTERVAL);
  const [ax, ay] = [kick * normal(random), kick * normal(random)];
  boat.x += INTERVAL * (boat.vx + ax / 2);
  boat.y += INTERVAL * (boat.vy + ay / 2);
  boat.vx += ax;
  boat.vy += ay;
}

function see({ x, y }: Boat, { polar }: Sea, random: Random): number[] {
  if (!polar) return [x + 60 * normal(random), y + 60 * normal(random)];
  const bearing = Math.atan2(y, x) + ((0.3 * Math.PI) / 180) * normal(random);
  return [bearing, Math.max(1, Math.hypot(x, y) + 30 * normal(random))];
}

const falseOne = ({ polar }: Sea, random: Random): number[] =>
  polar
    ? [Math.PI * random(), 1 + 32_000 * random()]
    : [HALF_WIDTH * (2 * random() - 1), 2000 + HEIGHT * random()];

function poisson(mean: number, random: Random): number {
  let count = 0;
  for (let left = -Math.log(1 - random()); left < mean; left -= Math.log(1 - random())) count += 1;
  return count;
}

type Followed = {
  id: number;
  x: number;
  y: number;
  vx: number;
  vy: number;
  hits: number;
  missed: number;
};

/**
 * The baseline: each track moves on, takes the nearest detection within its gate, the nearest pairs
 * first, and is corrected with fixed gains, chosen by hand (a filter of the same motion would settle near
 * 0.25 and 0.033, and be slower to turn from the standstill that a track begins with).
 */
function followNearest(scans: readonly Scan[]): readonly Standing[] {
  const [alpha, beta, gate] = [0.35, 0.075, 300];
  let tracks: Followed[] = [];
  let next = 1;
  return scans.map(({ detections }) => {
    for (const track of tracks) {
      track.x += INTERVAL * track.vx;
      track.y += INTERVAL * track.vy;
    }
    const seen = Array.from({ length: detections.length / 6 }, (_, index) => index);
    const pairs = tracks.flatMap((track) =>
      seen.flatMap((index) => {
        const dx = detections[6 * index]! - track.x;
        const dy = detections[6 * index + 1]! - track.y;
        const far = Math.hypot(dx, dy);
        return far < gate ? [{ track, index, dx, dy, far }] : [];
      }),
    );
    const taken = new Set<number>();
    const found = new Set<Followed>();
    for (const { track, index, dx, dy } of pairs.sort((one, other) => one.far - other.far)) {
      if (taken.has(index) || found.has(track)) continue;
      taken.add(index);
      found.add(track);
      track.x += alpha * dx;
      track.y += alpha * dy;
      track.vx += (beta / INTERVAL) * dx;
      track.vy += (beta / INTERVAL) * dy;
    }
    for (const track of tracks) {
      if (found.has(track)) track.hits += 1;
      track.missed = found.has(track) ? 0 : track.missed + 1;
    }
    tracks = tracks.filter(({ hits, missed }) => missed < (hits < 4 ? 1 : 5));
    for (const index of seen.filter((each) => !taken.has(each))) {
      const [x, y] = [detections[6 * index]!, detections[6 * index + 1]!];
      tracks.push({ id: next, x, y, vx: 0, vy: 0, hits: 1, missed: 0 });
      next += 1;
    }
    const shown = tracks.filter(({ hits }) => hits >= 4);
    return {
      ids: shown.map(({ id }) => id),
      places: Float64Array.from(shown.flatMap(({ x, y }) => [x, y])),
    };
  });
}
