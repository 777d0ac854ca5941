/**
 * Stops the work at hand when something that cannot be is so: a programmer's error, never the
 * world's. Kept on in production. `run` decides what a failed assertion stops; it never stops the
 * log.
 */
export function assert(holds: boolean, sentence: string): asserts holds {
  if (!holds) throw new Error(`Assertion failed: ${sentence}`);
}

/** The end of a closed switch: the compiler proves that it is not reached. */
export function unreachable(value: never): never {
  throw new Error(`Unreachable value: ${JSON.stringify(value)}`);
}
