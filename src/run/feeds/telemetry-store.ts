import { DatabaseSync, type StatementSync } from "node:sqlite";
import { METHODS } from "#log";
import type { TrackPoint } from "#intake";
import { storeErrorOf } from "../store/store-error.ts";

const HOUR_MS = 3_600_000;
/** Degrees to 7 decimals are 1 cm. */
const PARTS = 1e7;
/** Cells of an area query are tenths of a degree. */
const CELLS = 10;
/** More is not given at a time; who asks for a smaller area or time gets it all. */
export const POINTS_MOST = 50_000;

/**
 * Rows lie by hour, cell and vessel, so that what is too old goes as one stretch of the file, and
 * an area reads its own cells. `last` has the last kept position of each vessel.
 */
const TABLES = `
  CREATE TABLE IF NOT EXISTS vessel (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
  CREATE TABLE IF NOT EXISTS point (
    hour INTEGER NOT NULL,
    cell INTEGER NOT NULL,
    vessel INTEGER NOT NULL,
    at_ms INTEGER NOT NULL,
    lon INTEGER NOT NULL,
    lat INTEGER NOT NULL,
    radius REAL NOT NULL,
    method INTEGER NOT NULL,
    told INTEGER NOT NULL,
    speed REAL,
    course REAL,
    PRIMARY KEY (hour, cell, vessel, at_ms)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS last (
    vessel INTEGER PRIMARY KEY,
    at_ms INTEGER NOT NULL,
    lon INTEGER NOT NULL,
    lat INTEGER NOT NULL,
    radius REAL NOT NULL,
    method INTEGER NOT NULL,
    told INTEGER NOT NULL,
    speed REAL,
    course REAL
  ) STRICT;
`;

/** An area in degrees and a time in milliseconds since 1970, ends included. */
export type TelemetryQuery = {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
  readonly fromMs: number;
  readonly toMs: number;
};

type Row = Record<string, unknown>;

/**
 * Positions at sensor rate, in a file of their own, thinned before they come here. What is here may
 * be lost with the last second before a power cut, and is deleted with its age: it is no log.
 */
export class TelemetryStore {
  readonly #db: DatabaseSync;
  readonly #path: string;
  readonly #ids = new Map<string, number>();
  readonly #addVessel: StatementSync;
  readonly #findVessel: StatementSync;
  readonly #addPoint: StatementSync;
  readonly #setLast: StatementSync;

  /** Opens or makes the file at `path`; ":memory:" keeps none. Throws a StoreError. */
  constructor(path: string) {
    this.#path = path;
    this.#db = this.#tried(() => new DatabaseSync(path, { timeout: 2_000 }));
    this.#tried(() =>
      this.#db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; ${TABLES}`),
    );
    this.#addVessel = this.#db.prepare("INSERT INTO vessel (name) VALUES (?)");
    this.#findVessel = this.#db.prepare("SELECT id FROM vessel WHERE name = ?");
    this.#addPoint = this.#db.prepare(
      "INSERT OR REPLACE INTO point VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    );
    this.#setLast = this.#db.prepare(
      `INSERT INTO last VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (vessel) DO UPDATE SET at_ms = excluded.at_ms, lon = excluded.lon,
         lat = excluded.lat, radius = excluded.radius, method = excluded.method,
         told = excluded.told, speed = excluded.speed, course = excluded.course
       WHERE excluded.at_ms >= last.at_ms`,
    );
  }

  /** Keeps points, all of them or none. Throws a StoreError. */
  add(points: readonly TrackPoint[]): void {
    if (points.length === 0) return;
    this.#tried(() => {
      this.#db.exec("BEGIN");
      try {
        for (const point of points) this.#keep(point);
        this.#db.exec("COMMIT");
      } catch (error) {
        this.#db.exec("ROLLBACK");
        this.#ids.clear();
        throw error;
      }
    });
  }

  /** The last kept position of each vessel, by its name; oldest first. */
  lastPositions(): readonly TrackPoint[] {
    const sql = "SELECT * FROM last JOIN vessel ON vessel.id = last.vessel ORDER BY at_ms";
    return this.#tried(() => this.#db.prepare(sql).all().map(pointOf));
  }

  /** Points of an area and a time, by time; the oldest `POINTS_MOST` when there are more. */
  find({ west, south, east, north, fromMs, toMs }: TelemetryQuery): readonly TrackPoint[] {
    const sql = `SELECT point.*, vessel.name FROM point JOIN vessel ON vessel.id = point.vessel
      WHERE hour BETWEEN ? AND ? AND cell BETWEEN ? AND ? AND at_ms BETWEEN ? AND ?
        AND lon BETWEEN ? AND ? AND lat BETWEEN ? AND ?
      ORDER BY at_ms LIMIT ${POINTS_MOST}`;
    const hours = [hourOf(fromMs), hourOf(toMs)];
    const cells = [cellOf(west, south), cellOf(east, north)];
    const sides = [whole(west), whole(east), whole(south), whole(north)];
    return this.#tried(() =>
      this.#db
        .prepare(sql)
        .all(...hours, ...cells, fromMs, toMs, ...sides)
        .map(pointOf),
    );
  }

  /** Deletes points of hours before `beforeMs`, and vessels last seen before; how many points. */
  forget(beforeMs: number): number {
    return this.#tried(() => {
      const { changes } = this.#db
        .prepare("DELETE FROM point WHERE hour < ?")
        .run(hourOf(beforeMs));
      this.#db.prepare("DELETE FROM last WHERE at_ms < ?").run(beforeMs);
      return Number(changes);
    });
  }

  close(): void {
    this.#db.close();
  }

  #keep({ vessel, lon, lat, radius, method, atMs, isTimeTold, speed, course }: TrackPoint): void {
    const id = this.#idOf(vessel);
    const place = [whole(lon), whole(lat), radius, METHODS.indexOf(method), isTimeTold ? 1 : 0];
    const rest = [...place, speed, course];
    const at = Math.round(atMs);
    this.#addPoint.run(hourOf(at), cellOf(lon, lat), id, at, ...rest);
    this.#setLast.run(id, at, ...rest);
  }

  #idOf(name: string): number {
    const known = this.#ids.get(name);
    if (known !== undefined) return known;
    const found = this.#findVessel.get(name)?.["id"];
    const id =
      typeof found === "number" ? found : Number(this.#addVessel.run(name).lastInsertRowid);
    this.#ids.set(name, id);
    return id;
  }

  #tried<Thing>(act: () => Thing): Thing {
    try {
      return act();
    } catch (error) {
      throw storeErrorOf(error, this.#path);
    }
  }
}

function hourOf(ms: number): number {
  return Math.floor(ms / HOUR_MS);
}

function whole(degrees: number): number {
  return Math.round(degrees * PARTS);
}

/** Rows of cells from south to north, so that an area lies between two numbers. */
function cellOf(lon: number, lat: number): number {
  return Math.floor((lat + 90) * CELLS) * 10_000 + Math.floor((lon + 180) * CELLS);
}

function pointOf(row: Row): TrackPoint {
  const figure = (name: string): number => row[name] as number;
  return {
    vessel: row["name"] as string,
    lon: figure("lon") / PARTS,
    lat: figure("lat") / PARTS,
    radius: figure("radius"),
    method: METHODS[figure("method")] ?? "estimated",
    atMs: figure("at_ms"),
    isTimeTold: figure("told") === 1,
    speed: row["speed"] as number | null,
    course: row["course"] as number | null,
  };
}
