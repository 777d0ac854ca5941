import type { Author, BoatId } from "#log";
import { callerHistory } from "#picture";
import { renderLocateGone, renderLocatePage } from "#publish";
import { sayCentre, type LocateLanguage } from "#show";
import { LocateLinks, type LocateLink } from "../locate-links.ts";
import type { Watch } from "../watch.ts";
import { LOCATE_PAGE, pageHeaders, readPageScript } from "./page-script.ts";

/** Who speaks when a phone sends by a link: it records what was said, and may do nothing else. */
export const LINK_DESK: Author = { desk: "position link", role: "trainee" };

/** So many messages at once from one link, and then one in so many milliseconds. */
const AT_ONCE = 20;
const ONE_IN_MS = 5_000;
/** The same contact by the same link is written down once in so many milliseconds. */
const CONTACT_ONCE_IN_MS = 600_000;
/** Links whose use is remembered for these limits; the oldest are forgotten first. */
const REMEMBERED_MAX = 10_000;

export type LocateDeskOptions = {
  /** The project's folder. */
  readonly root: string;
  /** Of the links' file, or ":memory:". */
  readonly path: string;
  readonly centre: string;
  readonly publicOrigin: string | null;
  readonly onFault: (error: unknown) => void;
};

/** A file of links that cannot be read keeps no watch from starting: new ones are in memory. */
function openLinks(path: string, onFault: (error: unknown) => void): LocateLinks {
  try {
    return new LocateLinks(path);
  } catch (error) {
    onFault(error);
    return new LocateLinks(":memory:");
  }
}

/** The links, the page behind them, and the limits on what one link may do. */
export class LocateDesk {
  readonly links: LocateLinks;
  /** Under which address phones reach this server; null when nobody said. */
  readonly publicOrigin: string | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly #script: string;
  readonly #centre: string;
  readonly #used = new Map<string, number>();

  constructor({ root, path, centre, publicOrigin, onFault }: LocateDeskOptions) {
    this.#script = readPageScript(root, LOCATE_PAGE.source);
    this.headers = pageHeaders(this.#script, LOCATE_PAGE.style);
    this.#centre = sayCentre(centre, "en");
    this.publicOrigin = publicOrigin;
    this.links = openLinks(path, onFault);
  }

  get centre(): string {
    return this.#centre;
  }

  page(language: LocateLanguage): string {
    return renderLocatePage({ centre: this.#centre, language, script: this.#script });
  }

  readonly gone = renderLocateGone();

  /**
   * Seconds that this link has to wait before it may send again; 0 when it may now, which is
   * counted. A leaky bucket: `AT_ONCE` messages, then one in `ONE_IN_MS`.
   */
  waitOf({ hash }: LocateLink, nowMs: number): number {
    const full = Math.max(this.#used.get(hash) ?? 0, nowMs) + ONE_IN_MS;
    const over = full - nowMs - AT_ONCE * ONE_IN_MS;
    if (over > 0) return Math.ceil(over / 1_000);
    this.#remember(hash, full);
    return 0;
  }

  /** Whether this contact is to be written down now: not each of a link's minutes is. */
  isNewContact({ hash }: LocateLink, what: string, nowMs: number): boolean {
    const name = `${what} ${hash}`;
    if (nowMs < (this.#used.get(name) ?? 0)) return false;
    this.#remember(name, nowMs + CONTACT_ONCE_IN_MS);
    return true;
  }

  close(): void {
    this.links.close();
  }

  #remember(name: string, until: number): void {
    this.#used.delete(name);
    this.#used.set(name, until);
    for (const [oldest] of this.#used) {
      if (this.#used.size <= REMEMBERED_MAX) break;
      this.#used.delete(oldest);
    }
  }
}

/** The boat that a contact by this link is put to: its caller's, or the one it was made for. */
export function boatOfLink({ caller, boat }: LocateLink, watch: Watch): BoatId | null {
  return callerHistory(watch.picture, caller, watch.now).boat?.id ?? boat;
}
