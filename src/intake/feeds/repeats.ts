import { distanceMetres, type Position } from "#units";
import type { Telling } from "../telling.ts";

/**
 * After so long without a word a device that speaks again speaks anew. Ours: an AIS-SART sends
 * every minute, a tracker every ten.
 */
const QUIET_MS = 3_600_000;
/** A repeat is told again after so long when it moved so far, in metres. Ours. */
const AGAIN_MS = 600_000;
const MOVED_M = 500;
/** Subjects that are remembered; the one longest silent is forgotten first, and then is new. */
const SUBJECTS_MOST = 50_000;

type Told = {
  /** When it was last told on, and last heard at all. */
  readonly toldMs: number;
  readonly heardMs: number;
  readonly content: string;
  readonly place: Position | null;
};

/** What of a subject is to be judged. */
export type Said = Pick<Telling, "alert" | "exercise" | "people" | "conditions" | "place"> & {
  readonly subject: string;
  /** What else it says but where and when. */
  readonly content: string;
  /** Whether its reports stand together, so that a later place of it is of use. */
  readonly isFollowed: boolean;
};

/**
 * Knows repeats: a distress that is sent every minute is one report. The first of a subject is no
 * repeat, nor is one with another alert, other people, conditions or content, nor the first
 * position after none, nor, of one that is followed, one that moved.
 */
export class Repeats {
  readonly #told = new Map<string, Told>();

  /** Whether what was said at `nowMs` repeats what is known. */
  isRepeat(said: Said, nowMs: number): boolean {
    const known = this.#told.get(said.subject);
    const content = contentOf(said);
    const place = said.place?.readings[0] ?? null;
    const repeats = known !== undefined && !isNews(known, { ...said, content, place }, nowMs);
    this.#remember(said.subject, {
      toldMs: repeats ? known.toldMs : nowMs,
      heardMs: nowMs,
      content,
      place: repeats ? known.place : place,
    });
    return repeats;
  }

  #remember(subject: string, told: Told): void {
    this.#told.delete(subject);
    this.#told.set(subject, told);
    if (this.#told.size <= SUBJECTS_MOST) return;
    const [oldest] = this.#told.keys();
    if (oldest !== undefined) this.#told.delete(oldest);
  }
}

type Now = {
  readonly content: string;
  readonly place: Position | null;
  readonly isFollowed: boolean;
};

function isNews(known: Told, { content, place, isFollowed }: Now, nowMs: number): boolean {
  if (content !== known.content || nowMs - known.heardMs >= QUIET_MS) return true;
  // A clock that was set back ends no silence; it may not begin one either.
  if (nowMs < known.heardMs) return true;
  if (place === null) return false;
  if (known.place === null) return true;
  const isLater = nowMs - known.toldMs >= AGAIN_MS;
  return isFollowed && isLater && distanceMetres(known.place, place) > MOVED_M;
}

function contentOf({ alert, exercise, people, conditions, content }: Said): string {
  return JSON.stringify([alert, exercise, people, [...conditions].sort(), content]);
}
