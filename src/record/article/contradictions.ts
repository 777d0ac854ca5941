import type { Claim } from "../claims/quantities.ts";
import { unitOfSign } from "../claims/units.ts";
import { isSameThing, pairClaims } from "./altered.ts";
import { matchTerms, type Compared } from "./compare.ts";
import type { Twin } from "./pairs.ts";

/** Two claims of one article that cannot both hold: their ranges do not meet. */
export type Contradiction = {
  readonly a: Claim;
  readonly b: Claim;
  /** "twin": the sentences say the same thing; "same thing": they count the same thing. */
  readonly why: "twin" | "same thing";
};

/** Claims that exclude each other, between twins and between sentences about the same thing. */
export function findContradictions(
  sentences: readonly Compared[],
  claims: readonly Claim[],
  twins: readonly Twin[],
): readonly Contradiction[] {
  const of = ({ sentence }: Compared): readonly Claim[] =>
    claims.filter((claim) => claim.sentence === sentence.n);
  const between = twins.flatMap(({ a, b }) =>
    pairClaims(of(a), of(b))
      .filter(([one, other]) => isApart(one, other) && !isOfOtherYear(one, other))
      .map(([one, other]) => ({ a: one, b: other, why: "twin" }) as const),
  );
  const isTwin = (one: Claim, other: Claim): boolean =>
    twins.some(({ a, b }) => a.sentence.n === one.sentence && b.sentence.n === other.sentence);
  const same = claims.flatMap((one, at) =>
    claims
      .slice(at + 1)
      .filter((other) => other.sentence !== one.sentence && !isTwin(one, other))
      .filter((other) => isSameQuestion(one, other) && isApart(one, other))
      .filter((other) =>
        isSameSubject(sentences[one.sentence - 1]!, sentences[other.sentence - 1]!),
      )
      .map((other) => ({ a: one, b: other, why: "same thing" }) as const),
  );
  return [...between, ...same];
}

/** Figures of two years that are both named do not exclude each other. */
function isOfOtherYear({ period: one }: Claim, { period: other }: Claim): boolean {
  const yearIn = (period: string | null): string | undefined =>
    /\b(?:19|20)\d\d\b/.exec(period ?? "")?.[0];
  const [year, otherYear] = [yearIn(one), yearIn(other)];
  return year !== undefined && otherYear !== undefined && year !== otherYear;
}

function isSameQuestion(one: Claim, other: Claim): boolean {
  if (one.of === null || other.of === null || one.unit !== other.unit) return false;
  if (isVague(one) || isVague(other)) return false;
  const plain = (text: string | null): string => (text ?? "").toLowerCase();
  return (
    isSameThing(one.of, other.of) &&
    plain(one.period) === plain(other.period) &&
    (one.place === null || other.place === null || plain(one.place) === plain(other.place))
  );
}

/** "Several" and "thousands" exclude nothing. */
const isVague = ({ rounding }: Claim): boolean => rounding === "few" || rounding === "many";

/** Words in common, the counted thing among them, before two sentences are held to one subject. */
const SUBJECT = 3;

const isSameSubject = (a: Compared, b: Compared): boolean =>
  matchTerms(a, b).filter(({ likeness }) => likeness >= 0.8).length >= SUBJECT;

/** Whether two claims leave no number that both allow, in the unit of either. */
function isApart(one: Claim, other: Claim): boolean {
  const [a, b] = [rangeInBase(one), rangeInBase(other)];
  if (a === null || b === null || a.measure !== b.measure) return false;
  return a.least > b.most || b.least > a.most;
}

function rangeInBase({ quantity, unit }: Claim): {
  readonly least: number;
  readonly most: number;
  readonly measure: string;
} | null {
  const known = unit === null ? { size: 1, measure: "count" } : unitOfSign(unit);
  if (known === null) return null;
  const { size, measure } = known;
  return { least: quantity.least * size, most: (quantity.most ?? Infinity) * size, measure };
}
