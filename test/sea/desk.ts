import { createHash } from "node:crypto";
import { GENESIS, seal, type Centre, type Entry, type Hash, type Role } from "#log";
import { decide, readOrder, refusedEvent, type OrderInput } from "#orders";
import { emptyPicture, foldInto, type Picture } from "#picture";
import { addSeconds, assert, seconds, type Instant, type Seconds } from "#units";

const sha256 = (text: string): Hash => createHash("sha256").update(text).digest("hex") as Hash;
const ONE_MILLISECOND = seconds(0.001);

/** A centre's clock ran ahead for a while, as long as it was not set right. */
export type Jump = {
  readonly centre: string;
  readonly from: Instant;
  readonly until: Instant;
  readonly ahead: Seconds;
};

/** The desks of both centres: orders in the order in which they were given, entries out. */
export type Desks = {
  readonly entries: readonly Entry[];
  readonly picture: Picture;
  /** Puts an order to `decide` and logs what it gives, or that it was refused; answers which. */
  readonly order: (at: Instant, centre: string, given: OrderInput, role?: Role) => boolean;
};

export function openDesks(jumps: readonly Jump[]): Desks {
  const entries: Entry[] = [];
  const picture = emptyPicture();
  const heads = new Map<Centre, Entry>();
  let names = 0;
  const stamp = (at: Instant, centre: Centre): Instant => {
    const jump = jumps.find((each) => each.centre === centre && each.from <= at && at < each.until);
    const clock = jump === undefined ? at : addSeconds(at, jump.ahead);
    const last = entries.at(-1);
    if (last === undefined || clock > last.loggedAt) return clock;
    // A hybrid clock: never before what this centre had read.
    return last.centre === centre ? last.loggedAt : addSeconds(last.loggedAt, ONE_MILLISECOND);
  };
  return {
    entries,
    picture,
    order: (at, name, given, role = "officer") => {
      const centre = name as Centre;
      const by = { desk: "sar-1", role };
      const reading = readOrder(given);
      assert(reading.ok, reading.ok ? "" : JSON.stringify([given, reading.faults]));
      const now = stamp(at, centre);
      const newId = (kind: string): string => `${kind}-${(names += 1)}`;
      const decision = decide(picture, reading.order, { now, by, centre, newId });
      const events = decision.ok
        ? decision.events
        : [refusedEvent(reading.order, decision.refusals, "as ordered")];
      for (const event of events) {
        const head = heads.get(centre);
        const link = {
          centre,
          seq: (head?.seq ?? 0) + 1,
          loggedAt: stamp(at, centre),
          previous: head?.hash ?? GENESIS,
        };
        const entry = seal({ by, event }, link, sha256);
        heads.set(centre, entry);
        entries.push(entry);
        foldInto(picture, entry);
      }
      return decision.ok;
    },
  };
}
