import type { Entry } from "#log";

/** A night as the browser gets it: what is known about it, and its sealed entries to fold. */
export type ServedNight = {
  /** As in the address: "2021-11-23". */
  readonly name: string;
  readonly meta: { readonly name: string; readonly title: string };
  readonly entries: readonly Entry[];
};

/** The nights that were named at the start, in that order. */
export class Nights {
  readonly #nights: ReadonlyMap<string, ServedNight>;

  constructor(nights: readonly ServedNight[]) {
    this.#nights = new Map(nights.map((night) => [night.name, night]));
  }

  get names(): readonly string[] {
    return [...this.#nights.keys()];
  }

  find(name: string): ServedNight | null {
    return this.#nights.get(name) ?? null;
  }
}
