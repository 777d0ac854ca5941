import type { Author, Entry } from "#log";
import { decide, type OrderOf } from "#orders";
import { messagesOf } from "#picture";
import type { Refused, Watch } from "../watch.ts";
import type { MailBook } from "./mail-book.ts";

type SendOrder = OrderOf<"sendMessage">;

export type SendAsked = {
  readonly by: Author;
  readonly order: SendOrder;
  /** Under which the officer saw it; null takes the next. */
  readonly number: number | null;
};

/** What came of a message: its entry and number, or why it did not go. */
export type SentAnswer =
  | { readonly ok: true; readonly number: number; readonly entries: readonly Entry[] }
  | { readonly ok: false; readonly reason: "number taken"; readonly next: number }
  | { readonly ok: false; readonly reason: "not mailed"; readonly why: string }
  | { readonly ok: false; readonly reason: "refused"; readonly refused: Refused };

/**
 * Sends messages one after the other, so that each has the number that its text bears. By mail it
 * goes first and onto the log when the mail server has taken it: the log never says that something
 * went out which did not. What may not be told is refused before anything goes.
 */
export class MessageDesk {
  readonly #watch: Watch;
  readonly #book: MailBook | null;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(watch: Watch, book: MailBook | null) {
    this.#watch = watch;
    this.#book = book;
  }

  get book(): MailBook | null {
    return this.#book;
  }

  /** Rejects as `Watch.order` does; then a mail may have gone that the log does not hold. */
  send(asked: SendAsked): Promise<SentAnswer> {
    const answer = this.#turn.then(() => this.#send(asked));
    this.#turn = answer.catch(() => undefined);
    return answer;
  }

  async #send({ by, order, number }: SendAsked): Promise<SentAnswer> {
    const { picture, now, log } = this.#watch;
    const { centre } = log;
    const next = messagesOf(picture, centre).length + 1;
    if (number !== null && number !== next) return { ok: false, reason: "number taken", next };
    const newId = (kind: string): string => this.#watch.newId(kind);
    const may = decide(picture, order, { now, by, centre, newId });
    if (may.ok && order.over === "mail") {
      const { to, text, language } = order;
      try {
        if (this.#book === null) throw new Error("no mail book was given to this watch");
        await this.#book.send({ to, number: next, text, language, at: now });
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        return { ok: false, reason: "not mailed", why };
      }
    }
    const answer = await this.#watch.order(by, order);
    if (!answer.ok) return { ok: false, reason: "refused", refused: answer };
    return { ok: true, number: next, entries: answer.entries };
  }
}
