import type { Author, FeedId } from "#log";
import { sayFeedReason, type FeedReason, type Language } from "#show";
import { StoreError } from "../store/store-error.ts";
import { PictureStopped, type Watch } from "../watch.ts";

/** Who says that a feed is lost: the machine that watches it. */
const FEED_WATCH: Author = { desk: "feeds", role: "officer" };

/**
 * Puts on the log what a feed's state is, once for each change, whatever happened meanwhile: a
 * feed that was lost when the watch stopped is lost until it is heard again.
 */
export class FeedAlarm {
  readonly #watch: Watch;
  readonly #language: Language;
  readonly #onFault: (error: unknown) => void;
  /** What is on the log of each feed, true for lost; nothing there is as good as heard. */
  readonly #lost = new Map<FeedId, boolean>();
  readonly #writing = new Map<FeedId, Promise<void>>();

  constructor(watch: Watch, language: Language, onFault: (error: unknown) => void) {
    this.#watch = watch;
    this.#language = language;
    this.#onFault = onFault;
    for (const [feed, { entry }] of watch.picture.feeds)
      this.#lost.set(feed, entry.event.kind === "FeedLost");
  }

  isLost(feed: FeedId): boolean {
    return this.#lost.get(feed) ?? false;
  }

  /** What is wrong with a feed now, null for nothing. It is on the log soon after. */
  state(feed: FeedId, wrong: FeedReason | null): void {
    if (this.isLost(feed) === (wrong !== null) || this.#writing.has(feed)) return;
    const writing = this.#write(feed, wrong)
      // The next look at the feed tries again.
      .catch((error: unknown) => this.#onFault(error))
      .finally(() => this.#writing.delete(feed));
    this.#writing.set(feed, writing);
  }

  async close(): Promise<void> {
    await Promise.all(this.#writing.values());
  }

  async #write(feed: FeedId, wrong: FeedReason | null): Promise<void> {
    const why = sayFeedReason(wrong ?? { kind: "heard" }, this.#language);
    const isLost = wrong !== null;
    try {
      await this.#watch.order(FEED_WATCH, { order: isLost ? "loseFeed" : "regainFeed", feed, why });
    } catch (error) {
      if (error instanceof StoreError || !(error instanceof PictureStopped)) throw error;
      const kind = isLost ? "FeedLost" : "FeedRegained";
      await this.#watch.log.append([{ by: FEED_WATCH, event: { kind, feed, why } }]);
    }
    this.#lost.set(feed, isLost);
  }
}
