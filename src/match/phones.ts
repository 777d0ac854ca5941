import type { Phones } from "./model.ts";

/**
 * Phones aboard one boat as a Chinese restaurant with discount (Pitman and Yor 1997): a phone that
 * called m times of n is heard again with (m - d) / (n + a), a new one with (a + d u) / (n + a),
 * and a new one is any of `world`. Relays carry no identity and are left out by the caller.
 */
export function logPhones(calls: readonly number[], phones: Phones): number {
  if (calls.length === 0) return 0;
  const { concentration, discount, world } = phones;
  let phonesHeard = 0;
  let log = 0;
  for (let index = 0; index < calls.length; index += 1) {
    const caller = calls[index]!;
    let before = 0;
    for (let earlier = 0; earlier < index; earlier += 1) if (calls[earlier] === caller) before += 1;
    const heard = before > 0 ? before - discount : (concentration + discount * phonesHeard) / world;
    if (before === 0) phonesHeard += 1;
    log += Math.log(heard / (index + concentration));
  }
  return log;
}
