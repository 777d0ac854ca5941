/** What a sensor sees and how well. Lengths in metres, times in seconds, angles in radians. */
export type SensorModel = {
  /** Chance that a boat in view is detected in one scan. */
  readonly detectionProbability: number;
  /** False detections expected in one scan. */
  readonly clutterPerScan: number;
  /** False detections per m² (`cart`) or per rad·m (`polar`) in one scan. */
  readonly clutterDensity: number;
  /** Standard deviations: of x and y, or of bearing and range from the origin. */
  readonly noise:
    | { readonly kind: "cart"; readonly sigma: number }
    | { readonly kind: "polar"; readonly sigmaBearing: number; readonly sigmaRange: number };
};

/** How boats move, come and go, and when a track is shown. */
export type MotionModel = {
  /** Spectral density of white-noise acceleration per axis, m²/s³ (Bar-Shalom 2001, 6.2.2). */
  readonly accelerationDensity: number;
  /** Standard deviation of a boat's velocity per axis when nothing is known of it, m/s. */
  readonly sigmaVelocity: number;
  /** Mean time that a boat stays in view, seconds. */
  readonly meanStay: number;
  /** Boats expected to come into view in one scan, before any was seen: a Gamma prior's mean. */
  readonly birthsPerScan: number;
  /** How many scans that prior is worth. */
  readonly birthScans: number;
  /** A track is shown from this existence on. */
  readonly show: number;
  /** A shown track is hidden below this existence. */
  readonly hide: number;
  /** A track is given up below this existence. */
  readonly forget: number;
};

export type TrackModel = { readonly sensor: SensorModel; readonly motion: MotionModel };

/** What is taken where a scenario says nothing; docs/models/tracking.md gives the reasons. */
export const DEFAULT_MOTION: MotionModel = {
  accelerationDensity: 0.005,
  sigmaVelocity: 4,
  meanStay: 3600,
  birthsPerScan: 0.2,
  birthScans: 20,
  show: 0.98,
  hide: 0.3,
  forget: 0.0003,
};
