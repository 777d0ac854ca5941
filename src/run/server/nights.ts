import { openNight, type Night } from "../night.ts";

/** The nights that were named at the start, in that order. */
export class Nights {
  readonly #nights = new Map<string, Night>();

  constructor(nights: readonly Night[]) {
    for (const night of nights) this.#nights.set(night.name, night);
  }

  get names(): readonly string[] {
    return [...this.#nights.keys()];
  }

  find(name: string): Night | null {
    return this.#nights.get(name) ?? null;
  }
}

/**
 * Reads the night files, in that order. Throws one sentence when a file is not there or holds no
 * night.
 */
export function openNights(files: readonly string[]): Nights {
  return new Nights(files.map((file) => openNight(file)));
}
