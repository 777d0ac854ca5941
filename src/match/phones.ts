import type { Phones } from "./model.ts";

/**
 * Phones aboard one boat as a Chinese restaurant with discount (Pitman and Yor 1997): a phone that
 * called m times of n is heard again with (m - d) / (n + a), a new one with (a + d u) / (n + a),
 * and a new one is any of `world`. Relays carry no identity and are left out by the caller.
 */
export function logPhones(calls: readonly number[], phones: Phones): number {
  if (calls.length === 0) return 0;
  const { concentration, discount, world } = phones;
  const seen = new Map<number, number>();
  let log = 0;
  for (let index = 0; index < calls.length; index += 1) {
    const caller = calls[index]!;
    const before = seen.get(caller) ?? 0;
    log -= Math.log(index + concentration);
    log +=
      before > 0
        ? Math.log(before - discount)
        : Math.log((concentration + discount * seen.size) / world);
    seen.set(caller, before + 1);
  }
  return log;
}
