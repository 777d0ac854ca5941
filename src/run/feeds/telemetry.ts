import { TrackThinner, type TrackPoint } from "#intake";
import { TelemetryStore, type TelemetryQuery } from "./telemetry-store.ts";

const HOUR_MS = 3_600_000;
/** Vessels whose latest position is held; the one longest silent is forgotten first. */
const VESSELS_MOST = 50_000;

export type TelemetryOptions = {
  readonly store: TelemetryStore;
  readonly keepDays: number;
  /** Told of a disk that would not: positions are then lost, the watch is not. */
  readonly onFault: (error: unknown) => void;
};

/**
 * Where everything was that feeds hear of: the latest position of each vessel at once, its track
 * thinned and in a file. Between two `flush` a later position takes the place of an earlier one.
 */
export class Telemetry {
  readonly #store: TelemetryStore;
  readonly #keepMs: number;
  readonly #onFault: (error: unknown) => void;
  readonly #thinner = new TrackThinner();
  readonly #latest = new Map<string, TrackPoint>();
  readonly #fresh = new Map<string, TrackPoint>();
  #forgottenAt = 0;
  #isFailing = false;

  constructor({ store, keepDays, onFault }: TelemetryOptions) {
    this.#store = store;
    this.#keepMs = keepDays * 24 * HOUR_MS;
    this.#onFault = onFault;
    for (const point of store.lastPositions()) this.#remember(point);
  }

  get vessels(): number {
    return this.#latest.size;
  }

  /** Whether the disk takes positions. */
  get isFailing(): boolean {
    return this.#isFailing;
  }

  /** Takes a position. Whether it stood in for one that was not flushed yet. */
  add(point: TrackPoint): boolean {
    const known = this.#latest.get(point.vessel);
    if (known !== undefined && known.atMs > point.atMs) return false;
    this.#remember(point);
    const coalesces = this.#fresh.has(point.vessel);
    this.#fresh.set(point.vessel, point);
    return coalesces;
  }

  /** The latest position of a vessel, with its moment; null when it was not heard. */
  latest(vessel: string): TrackPoint | null {
    return this.#latest.get(vessel) ?? null;
  }

  /** The latest position of every vessel that was heard. */
  all(): Iterable<TrackPoint> {
    return this.#latest.values();
  }

  /** Stored points of an area and time. Throws a StoreError. */
  find(query: TelemetryQuery): readonly TrackPoint[] {
    return this.#store.find(query);
  }

  /** Stores what came since the last time, and once an hour forgets what is too old. */
  flush(nowMs: number): void {
    const points = [...this.#fresh.values()].filter((point) => this.#thinner.keeps(point));
    this.#fresh.clear();
    try {
      this.#store.add(points);
      if (nowMs - this.#forgottenAt >= HOUR_MS) {
        this.#forgottenAt = nowMs;
        this.#store.forget(nowMs - this.#keepMs);
      }
      this.#isFailing = false;
    } catch (error) {
      // Said once, not every second.
      if (!this.#isFailing) this.#onFault(error);
      this.#isFailing = true;
    }
  }

  close(): void {
    this.#store.close();
  }

  #remember(point: TrackPoint): void {
    this.#latest.delete(point.vessel);
    this.#latest.set(point.vessel, point);
    if (this.#latest.size <= VESSELS_MOST) return;
    const [oldest] = this.#latest.keys();
    if (oldest !== undefined) this.#latest.delete(oldest);
  }
}
