import {
  bodyText,
  faultAfter,
  faultIn,
  LINE_LENGTH_MAX,
  type Centre,
  type Entry,
  type Fault,
  type Hash,
  type Head,
} from "#log";
import type { Receipt, Refusal } from "./event-log.ts";
import { sha256 } from "./rows.ts";

/** Entries taken into one commit. */
const TAKEN_MAX = 1_000;

/** What the log has already. */
export type Here = {
  /** The centre of which nothing new is taken; null to take all. */
  readonly own: Centre | null;
  readonly head: (centre: Centre) => Head | null;
  readonly hashAt: (centre: Centre, seq: number) => Hash | null;
};

/** An entry with the text that goes into its row. */
export type Sealed = { readonly entry: Entry; readonly body: string };

/** Sorts what comes in into what continues a chain, what is known, and what is refused. */
export type Receiving = {
  readonly take: (entry: Entry) => void;
  readonly isFull: () => boolean;
  /** What was taken since the last call, to be stored now. */
  readonly handOver: () => readonly Sealed[];
  /** `stored` counts what was handed over. */
  readonly receipt: () => Receipt;
};

export function openReceiving(here: Here): Receiving {
  const refused = new Map<string, Refusal>();
  const newHeads = new Map<Centre, Head>();
  let taken: Sealed[] = [];
  let stored = 0;
  let known = 0;

  function take(entry: Entry): void {
    const before = refused.get(entry.centre);
    if (before !== undefined) {
      refused.set(entry.centre, { ...before, alsoLeft: before.alsoLeft + 1 });
      return;
    }
    const head = newHeads.get(entry.centre) ?? here.head(entry.centre);
    const isOld = entry.seq <= (head?.seq ?? 0);
    const hash = isOld ? hashAt(entry) : null;
    if (hash !== null && hash === entry.hash) {
      known += 1;
      return;
    }
    const refusal = hash === null ? refusalOf(entry, head, here.own) : fork(entry, hash);
    if (refusal !== null) {
      refused.set(entry.centre, refusal);
      return;
    }
    taken.push({ entry, body: bodyText(entry) });
    newHeads.set(entry.centre, entry);
  }

  function hashAt(entry: Entry): Hash | null {
    const waiting = taken.find(({ entry: { centre, seq } }) => {
      return centre === entry.centre && seq === entry.seq;
    });
    return waiting?.entry.hash ?? here.hashAt(entry.centre, entry.seq);
  }

  function handOver(): readonly Sealed[] {
    const handed = taken;
    taken = [];
    stored += handed.length;
    return handed;
  }

  return {
    take,
    isFull: () => taken.length >= TAKEN_MAX,
    handOver,
    receipt: () => ({ stored, known, refused: [...refused.values()] }),
  };
}

function refusalOf(entry: Entry, head: Head | null, own: Centre | null): Refusal | null {
  const malformed = faultIn(entry);
  if (malformed !== null) return refusal(entry, "malformed", malformed);
  if (entry.centre === own) {
    const sentence =
      `${own}:${entry.seq} is of our own centre and not in this log, which ends at ` +
      `${own}:${head?.seq ?? 0}. This log may be an old copy: restore it before it is written to`;
    return refusal(entry, "own", sentence);
  }
  const fault = faultAfter(head, entry, sha256);
  if (fault !== null) return refusal(entry, codeOf(fault), fault.sentence);
  const length = bodyText(entry).length;
  if (length <= LINE_LENGTH_MAX) return null;
  const sentence = `expected at most ${LINE_LENGTH_MAX} characters; came ${length}`;
  return refusal(entry, "malformed", sentence);
}

function codeOf(fault: Fault): Refusal["code"] {
  if (fault.kind === "missing" || fault.kind === "unlinked") return fault.kind;
  return fault.kind === "clock fell" ? fault.kind : "altered";
}

function fork(entry: Entry, hash: Hash): Refusal {
  const sentence =
    `${entry.centre}:${entry.seq} is here with other words: expected hash ${hash}, ` +
    `came ${entry.hash}. Somebody has written this chain twice`;
  return refusal(entry, "fork", sentence);
}

function refusal(entry: Entry, code: Refusal["code"], sentence: string): Refusal {
  return { centre: entry.centre, seq: entry.seq, code, sentence, alsoLeft: 0 };
}
