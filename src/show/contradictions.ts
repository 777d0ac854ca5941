import type { ContradictionKind } from "#log";
import type { Claim, Conflict } from "#picture";
import { nauticalMiles, type Count } from "#units";
import { listOf, say, type Language } from "./language.ts";
import { sayBoat, type Telling } from "./names.ts";
import { sayCount, sayDistance, sayPeople } from "./quantities.ts";
import { sayTerm } from "./terms.ts";

/** What a contradiction says on both sides, in the log's words or numbers. */
type Sides = {
  readonly kind: ContradictionKind;
  readonly reported: string;
  readonly found: string;
};

/** One contradiction: "condition: reported sinking, found dry". */
export function sayContradiction({ kind, reported, found }: Sides, language: Language): string {
  return say(language, `against.${kind}`, {
    reported: sayStated(kind, reported, language),
    found: sayStated(kind, found, language),
  });
}

const RANGE = /^(\d+)(?:\.\.(\d+|\?))?$/;
const APART = /^(\d+(?:\.\d+)?) NM, (\d+) min$/;

/**
 * What was stated, in the language where it is a term or a number; a caller's words stay as they
 * were.
 */
function sayStated(kind: ContradictionKind, text: string, language: Language): string {
  if (kind === "condition") return sayEach("condition", text, language);
  if (kind === "craft") return sayTerm("craft", text, language);
  const [, least, most = least] = RANGE.exec(text) ?? [];
  if (kind === "people" && least !== undefined) {
    const count: Count = { least: Number(least), most: most === "?" ? null : Number(most) };
    return sayCount(count, language);
  }
  const [, miles, minutes] = APART.exec(text) ?? [];
  if (miles !== undefined && minutes !== undefined) {
    const distance = sayDistance(nauticalMiles(Number(miles)), language);
    return say(language, "against.apart", { distance, minutes });
  }
  return sayTerm("found", text, language);
}

function sayEach(group: string, terms: string, language: Language): string {
  return terms
    .split(", ")
    .map((term) => sayTerm(group, term, language))
    .join(", ");
}

/** Two things that cannot both be so. */
export function sayConflict(conflict: Conflict, telling: Telling): string {
  const { language } = telling;
  switch (conflict.kind) {
    case "same and distinct":
      return say(language, "conflict.said.same and distinct", {
        one: sayBoat(conflict.edge.one, telling),
        other: sayBoat(conflict.edge.other, telling),
      });
    case "unexplained contradiction": {
      const { contradiction: kind, reported, found } = conflict;
      return say(language, "conflict.said.unexplained contradiction", {
        contradiction: sayContradiction({ kind, reported, found }, language),
      });
    }
    case "more accounted than claimed": {
      const beyond = { least: conflict.people, most: conflict.people };
      return say(language, "conflict.said.more accounted than claimed", {
        people: sayPeople(beyond, language),
      });
    }
    case "numbers differ":
      return say(language, "conflict.said.numbers differ", {
        claims: sayClaims(conflict.claims, language),
      });
  }
}

function sayClaims(claims: readonly Claim[], language: Language): string {
  const numbers = [...new Set(claims.map(({ total }) => sayCount(total, language)))];
  return listOf(numbers, language);
}
