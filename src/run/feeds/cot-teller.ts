import type { BoatId } from "#log";
import { boatOf, onBoard, plannedParts, reachOf, type Boat, type Picture } from "#picture";
import { plannedExchange, renderCot, type ExchangeDatum } from "#publish";
import { sayBoatName, sayMark, sayUnit, type Drifted, type Language } from "#show";
import { epochMs, seconds, type Instant } from "#units";
import { boatTaskOf } from "../boat-drift.ts";
import { Problem } from "../server/problem.ts";
import { SeaDesk } from "../server/sea-desk.ts";
import type { Watch } from "../watch.ts";

/** A boat's drift is worked out anew that often, and when anything is said of her. */
const DRIFT_AGAIN_MS = 5 * 60_000;
/** How long it is told of a boat that everybody aboard is accounted for. */
const ACCOUNTED_MS = 60 * 60_000;

export type CotTellerOptions = {
  readonly watch: Watch;
  /** Folder of the log, with the files of wind and current; null where there is none. */
  readonly data: string | null;
  readonly version: string;
  readonly language: Language;
};

type Known = { readonly mark: ExchangeDatum; readonly driftedMs: number; readonly heads: number };
type Closed = { readonly mark: ExchangeDatum; readonly sinceMs: number };

/**
 * What units with TAK clients are told, as CoT: where each boat may be by now, with the radius that
 * holds 95 %, and the legs of the searches that are planned and not reported. A boat stays marked
 * until everybody is accounted for, and that is said; nothing vanishes by its age.
 */
export class CotTeller {
  readonly #options: CotTellerOptions;
  readonly #sea = new SeaDesk();
  readonly #known = new Map<BoatId, Known>();
  readonly #closed = new Map<BoatId, Closed>();

  constructor(options: CotTellerOptions) {
    this.#options = options;
  }

  /** All events as of now, one to a line; "" when there is nothing to tell. */
  async text(): Promise<string> {
    const { watch, language } = this.#options;
    const { picture, now } = watch;
    const open = onBoard(picture);
    for (const boat of open) await this.#look(picture, boat, now);
    const data = open.flatMap(({ id }) => this.#known.get(id)?.mark ?? []);
    const plan = plannedExchange(plannedParts(picture), {
      at: now,
      data: [...data, ...this.#accounted(picture, now)],
      unit: (id) => sayUnit(id, picture),
      boat: (id) => {
        const boat = boatOf(picture, id);
        return boat === null ? id : sayBoatName(boat, language, picture);
      },
    });
    return plan.routes.length + plan.data.length === 0 ? "" : renderCot(plan);
  }

  /** Ends the thread in which drifts are run. */
  close(): Promise<void> {
    return this.#sea.close();
  }

  async #look(picture: Picture, boat: Boat, now: Instant): Promise<void> {
    const before = this.#known.get(boat.id);
    const heads = boat.history.length;
    const nowMs = epochMs(now);
    const isFresh = before?.heads === heads && nowMs - before.driftedMs < DRIFT_AGAIN_MS;
    if (isFresh) return;
    const drifted = await this.#drifted(picture, boat.id, now);
    const mark = this.#markOf(picture, boat, drifted, now);
    if (mark !== null) this.#known.set(boat.id, { mark, driftedMs: nowMs, heads });
  }

  /** Null where nothing can say it, or the thread cannot just now: the last position is told. */
  async #drifted(picture: Picture, id: BoatId, now: Instant): Promise<Drifted | null> {
    const asked = boatTaskOf(picture, id, now, seconds(0), this.#options);
    if (!asked.ok) return null;
    try {
      const answer = await this.#sea.ask({ kind: "where", task: asked.task });
      return answer.kind === "where" ? answer.drifted : null;
    } catch (error) {
      if (error instanceof Problem) return null;
      throw error;
    }
  }

  /** Null for a boat without any position: she is not put anywhere. */
  #markOf(
    picture: Picture,
    boat: Boat,
    drifted: Drifted | null,
    now: Instant,
  ): ExchangeDatum | null {
    const { language } = this.#options;
    const told = {
      id: boat.id,
      boat: sayBoatName(boat, language, picture),
      words: sayMark(picture, boat, now, language),
    };
    if (drifted !== null)
      return { ...told, place: drifted.datum, radius: drifted.radius95, at: drifted.at };
    const [fix] = boat.fixes;
    if (fix === undefined) return null;
    return { ...told, place: fix.position, radius: reachOf(fix, now), at: now };
  }

  /** Boats that were told and of which everybody is accounted for by now, for a while. */
  #accounted(picture: Picture, now: Instant): readonly ExchangeDatum[] {
    const nowMs = epochMs(now);
    for (const [id, { mark }] of this.#known) {
      const boat = boatOf(picture, id);
      if (boat?.onBoard === true && boat.id === id) continue;
      this.#known.delete(id);
      if (boat === null) continue;
      const words = sayMark(picture, boat, now, this.#options.language);
      this.#closed.set(id, { mark: { ...mark, words }, sinceMs: nowMs });
    }
    for (const [id, { sinceMs }] of this.#closed)
      if (nowMs - sinceMs > ACCOUNTED_MS || this.#known.has(id)) this.#closed.delete(id);
    return [...this.#closed.values()].map(({ mark }) => mark);
  }
}
