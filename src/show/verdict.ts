import { sideBySide, type Checked, type CheckedRecord, type ClaimBook } from "#record";
import type { Holder, KeptClaim, Witness } from "#record";
import { say, sayNumber, type Language } from "./language.ts";
import { sayAtLeast, sayCells } from "./table.ts";

/** A verdict with its working, in one line. */
export function sayChecked(
  { verdict, because, held, witnesses }: Checked,
  language: Language,
): string {
  const parts = [say(language, `verdict.${verdict}`)];
  if (because !== null) parts.push(say(language, `because.${because}`));
  if (held !== null) {
    const { of, days, known, now, assumed, cells } = held;
    parts.push(
      say(language, "claim.held", {
        of: say(language, `site.${of}`),
        ...days,
        known: sayAtLeast(known, language),
        now: sayAtLeast(now, language),
        assumed: assumed === 0 ? "" : say(language, "claim.assumed", { days: assumed }),
        cells: sayCells(cells),
      }),
    );
  }
  return [...parts, ...witnesses.map((each) => sayWitness(each, language))].join("; ");
}

/** One source's figure, with what of it, and whether it had been said by then. */
function sayWitness(witness: Witness, language: Language): string {
  const { id, says, what, least, most, unit, wasKnown, agrees } = witness;
  const figure = (value: number): string => sayNumber(value, language);
  const amount =
    most === null
      ? say(language, "claim.least", { least: figure(least) })
      : least === most
        ? figure(least)
        : say(language, "said.range", { least: figure(least), most: figure(most) });
  const stage = what === "dead" || what === "missing" ? `claim.${what}` : `money.stage.${what}`;
  return say(language, agrees ? "claim.agrees" : "claim.differs", {
    id: id === says ? says : `${id}, ${says}`,
    what: say(language, stage as "claim.dead"),
    amount: `${amount} ${unit}`,
    known: wasKnown ? "" : say(language, "claim.later"),
  });
}

/** That a sentence claims a record, and who held it. */
export function sayCheckedRecord(
  { rule, period, verdict, held }: CheckedRecord,
  language: Language,
): string {
  const holder = (each: Holder | null): string =>
    each === null ? "–" : `${each.period} (${sayNumber(Math.round(each.value), language)})`;
  return say(language, "claim.record", {
    verdict: say(language, `verdict.${verdict}`),
    period,
    rule: say(language, `tally.record.${rule}`),
    known: holder(held.asKnown),
    now: holder(held.now),
    assumed: held.assumed === 0 ? "" : say(language, "claim.assumed", { days: held.assumed }),
  });
}

/** What a reader by hand came to, in the words of `data/claims`. */
const BY_HAND = [
  "supported",
  "supported-final",
  "supported-by-press",
  "supported-with-change",
  "supported-with-detail",
  "roughly-supported",
  "contradicted",
  "disputed",
  "out-of-date",
  "provisional-superseded",
  "altered-copy",
  "not-found",
  "general-knowledge",
  "unclear",
] as const;

/** A verdict that nobody here knows stands as it was written. */
export function sayHandVerdict(verdict: string, language: Language): string {
  const known = BY_HAND.find((each) => each === verdict);
  return known === undefined ? verdict : say(language, `site.hand.${known}`);
}

/** Kept claims side by side: those about one thing under one another, with what sources say. */
export function sayBook(book: ClaimBook, language: Language): readonly string[] {
  return sideBySide(book).flatMap((group) => [
    ...group.flatMap((claim) => sayKept(claim, book, language)),
    "",
  ]);
}

function sayKept(kept: KeptClaim, { sources }: ClaimBook, language: Language): readonly string[] {
  const { id, claim, by, when, found, handVerdict, sameAs, against } = kept;
  const titles = kept.sources.map((key) => sources[key]?.title ?? key).join("; ");
  return [
    say(language, "claim.told", { id, claim, by, when: when ?? "–" }),
    `  ${say(language, "claim.hand", { verdict: sayHandVerdict(handVerdict, language) })}`,
    ...(found === null ? [] : [`  ${say(language, "claim.found", { found })}`]),
    ...(titles === "" ? [] : [`  ${say(language, "claim.sources", { titles })}`]),
    ...(sameAs.length === 0
      ? []
      : [`  ${say(language, "claim.same", { ids: sameAs.join(", ") })}`]),
    ...(against.length === 0
      ? []
      : [`  ${say(language, "claim.against", { ids: against.join(", ") })}`]),
  ];
}
