import type { Author } from "#log";
import { alarmsOf, type Alarm } from "#picture";
import { sayPage, sayPaged } from "#show";
import { epochMs, type Instant } from "#units";
import { PictureStopped, type Watch } from "../watch.ts";
import type { Outside, PagerList } from "./pager-list.ts";

/** Who writes down that somebody was told: the machine, which may note and nothing else. */
const PAGER: Author = { desk: "pager", role: "trainee" };
const TICK_MS = 5_000;
/** After a page that could not go out. */
const RETRY_MS = 30_000;
const MINUTE_MS = 60_000;

export type PagerOptions = {
  readonly list: PagerList;
  readonly watch: Watch;
  readonly centre: string;
  readonly now: () => Instant;
  readonly onFault: (error: unknown) => void;
};

/** What was told to one person: when next, and of what. */
type Told = { next: number; keys: ReadonlySet<string> };

/**
 * Tells somebody outside the room what must not wait for the room (F8, F23): alarms of
 * `pagesOutside`, at once when one begins, again while any stands, and until it was taken. Each
 * attempt is a note on the log.
 */
export class Pager {
  readonly #options: PagerOptions;
  readonly #told = new Map<Outside, Told>();
  readonly #timer: NodeJS.Timeout;
  #work: Promise<void> = Promise.resolve();

  constructor(options: PagerOptions) {
    this.#options = options;
    this.#timer = setInterval(() => void this.look(), TICK_MS);
  }

  /** Looks at the alarms now, and tells whom it must; resolves when they were told. */
  async look(): Promise<void> {
    this.#work = this.#work.then(() => this.#tellAll()).catch(this.#options.onFault);
    await this.#work;
  }

  /** Waits for the page that is going out, and stops. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#work;
  }

  async #tellAll(): Promise<void> {
    const { list, watch, now } = this.#options;
    const at = now();
    const alarms = alarmsOf(watch.picture, at).filter(({ pagesOutside }) => pagesOutside);
    await Promise.all(list.outside.map((outside) => this.#tell(outside, alarms, at)));
  }

  async #tell(outside: Outside, alarms: readonly Alarm[], at: Instant): Promise<void> {
    const told = this.#told.get(outside);
    const keys = new Set(alarms.map(keyOf));
    if (alarms.length === 0) {
      this.#told.delete(outside);
      return;
    }
    const isNew = alarms.some((alarm) => told?.keys.has(keyOf(alarm)) !== true);
    if (told !== undefined && !isNew && epochMs(at) < told.next) return;
    const { list, watch, centre } = this.#options;
    const { language, again } = list;
    const asked = { picture: watch.picture, now: at, centre, againMinutes: again, language };
    let why: string | null = null;
    try {
      await outside.send(sayPage(alarms, asked));
    } catch (error) {
      why = error instanceof Error ? error.message : String(error);
    }
    const wait = why === null ? again * MINUTE_MS : RETRY_MS;
    this.#told.set(outside, { next: epochMs(at) + wait, keys });
    await this.#note(alarms, outside.name, why);
  }

  async #note(alarms: readonly Alarm[], who: string, why: string | null): Promise<void> {
    const { watch, list } = this.#options;
    for (const alarm of alarms) {
      const words = sayPaged(alarm, who, why, list.language);
      try {
        await watch.order(PAGER, { order: "makeNote", boat: alarm.boat, words, happened: null });
      } catch (error) {
        // A picture that stopped takes no orders: the page has gone out all the same.
        if (!(error instanceof PictureStopped)) throw error;
      }
    }
  }
}

const keyOf = ({ kind, boat, unit }: Alarm): string => `${kind} ${boat ?? ""} ${unit ?? ""}`;
