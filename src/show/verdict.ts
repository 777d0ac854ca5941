import { sideBySide, type Checked, type ClaimBook, type KeptClaim } from "#record";
import { say, type Language } from "./language.ts";
import { sayAtLeast, sayCells } from "./table.ts";

/** A verdict with its working, in one line. */
export function sayChecked({ verdict, because, held }: Checked, language: Language): string {
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
  return parts.join("; ");
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
    `  ${say(language, "claim.hand", { verdict: handVerdict })}`,
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
