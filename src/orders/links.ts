import { entryName, ownBoat, type BoatId, type VigieEvent } from "#log";
import {
  boatOf,
  contradictionsBetween,
  reportOf,
  sumOf,
  type Contradiction,
  type Picture,
} from "#picture";
import { boatFaults, reportFaults, signatureFaults } from "./checks.ts";
import { unlessRefused, type Context, type Decision, type Refusal } from "./decision.ts";
import type { OrderOf } from "./order.ts";

/** The machine's chance of one boat from which one desk may link what was met or rescued. Ours. */
const SURE = 0.95;

type Joining = OrderOf<"linkReport" | "declareSame">;
type Answer = Joining["contradictions"][number];
type Settled = Extract<VigieEvent, { kind: "ReportLinked" }>["contradictions"];

/**
 * Says that a report speaks of a boat. What speaks against it blocks the link until every point is
 * answered and another desk has signed; a point answered with "we do not know" leaves the people of
 * both sides counted apart. What was met or rescued is linked by two, unless the machine is as good
 * as sure that it is the same boat: whoever is joined with it may be looked for no more (law 4).
 */
export function decideLink(
  picture: Picture,
  order: OrderOf<"linkReport">,
  context: Context,
): Decision {
  const { report, boat, why, estimate, second } = order;
  const own = ownBoat(report);
  const refusals = [
    ...reportFaults(picture, report),
    ...boatFaults(picture, boat),
    ...joinFaults(picture, [own, boat], order, context),
  ];
  const linked = reportOf(picture, report)?.linkedTo.includes(boat) === true;
  if (linked || areOne(picture, own, boat)) refusals.push({ reason: "already so" });
  return unlessRefused(refusals, () => {
    const contradictions = settled(contradictionsBetween(picture, own, boat), order.contradictions);
    const link = { report, boat, why, contradictions, estimate, second };
    return [{ kind: "ReportLinked", basis: "officer", ...link }];
  });
}

/**
 * Takes a link back. It puts people and reports apart again, which can only add to what is owed.
 */
export function decideUnlink(picture: Picture, order: OrderOf<"unlinkReport">): Decision {
  const { order: _, ...told } = order;
  const refusals = [...reportFaults(picture, order.report), ...boatFaults(picture, order.boat)];
  const linked = reportOf(picture, order.report)?.linkedTo.includes(order.boat);
  if (linked === false) refusals.push({ reason: "already so" });
  return unlessRefused(refusals, () => [{ kind: "ReportUnlinked", ...told }]);
}

/** Says that two boats are one, under the same conditions as a link. */
export function decideSame(
  picture: Picture,
  order: OrderOf<"declareSame">,
  context: Context,
): Decision {
  const { one, other, why, estimate, second } = order;
  const refusals = [
    ...boatFaults(picture, one, other),
    ...joinFaults(picture, [one, other], order, context),
  ];
  if (one === other) refusals.push({ reason: "the same boat twice", boat: one });
  else if (areOne(picture, one, other)) refusals.push({ reason: "already so" });
  return unlessRefused(refusals, () => {
    const found = contradictionsBetween(picture, one, other);
    const contradictions = settled(found, order.contradictions);
    const same = { one, other, why, contradictions, estimate, second };
    return [{ kind: "BoatsDeclaredSame", ...same }];
  });
}

/** Says that two boats are two. What joined them stays in the log, held and shown. */
export function decideDistinct(picture: Picture, order: OrderOf<"declareDistinct">): Decision {
  const { one, other, why } = order;
  const refusals: Refusal[] = boatFaults(picture, one, other);
  if (one === other) refusals.push({ reason: "the same boat twice", boat: one });
  const declared = (picture.apart.get(one) ?? []).some(
    (apart) => apart.one === other || apart.other === other,
  );
  if (declared) refusals.push({ reason: "already so" });
  return unlessRefused(refusals, () => [{ kind: "BoatsDeclaredDistinct", one, other, why }]);
}

function areOne(picture: Picture, one: BoatId, other: BoatId): boolean {
  const [first, second] = [boatOf(picture, one), boatOf(picture, other)];
  return first !== null && first.id === second?.id;
}

/** Whether a unit has met the boat, or anybody of it is on an account. */
function isMet(picture: Picture, id: BoatId): boolean {
  const boat = boatOf(picture, id);
  if (boat === null) return false;
  const met = boat.reports.some(
    ({ event, shownFalse }) => event.channel === "encounter" && shownFalse === null,
  );
  return met || sumOf(boat.accounts) > 0;
}

/**
 * What blocks the joining of two boats: everything that speaks against it and has not been signed
 * over.
 */
function joinFaults(
  picture: Picture,
  [one, other]: readonly [BoatId, BoatId],
  { contradictions: answers, estimate, second }: Joining,
  context: Context,
): Refusal[] {
  const found = contradictionsBetween(picture, one, other);
  const open = found.filter((each) => answerTo(each, found, answers) === null);
  const refusals: Refusal[] = found
    .filter(({ kind }) => kind === "declared distinct")
    .flatMap(({ found: why, grounds: [entry] }) =>
      entry === undefined ? [] : [{ reason: "declared distinct", fact: entryName(entry), why }],
    );
  const p = estimate?.p ?? null;
  const unsure = [one, other].some((boat) => isMet(picture, boat)) && !(p !== null && p >= SURE);
  const unsigned = signatureFaults(second, context, { needed: unsure || found.length > 0 });
  if (found.length > 0 && (open.length > 0 || unsigned.length > 0)) {
    refusals.push({ reason: "contradictions", contradictions: found });
  }
  if (unsure && unsigned.length > 0) {
    refusals.push({ reason: "not surely the same boat", p, least: SURE });
  }
  // Whoever signed nothing yet is given the list once; whoever signed is told what was left out.
  if (second !== null) {
    refusals.push(
      ...open.map(({ kind: contradiction, reported, found: seen }) => ({
        reason: "contradiction not answered" as const,
        contradiction,
        reported,
        found: seen,
      })),
    );
  }
  return [...refusals, ...unsigned];
}

/**
 * The officers' answer to this contradiction; by its kind alone where there is only one of the
 * kind.
 */
function answerTo(
  contradiction: Contradiction,
  all: readonly Contradiction[],
  answers: readonly Answer[],
): Answer | null {
  const ofKind = answers.filter(({ kind }) => kind === contradiction.kind);
  const exact = ofKind.find(
    ({ reported, found }) => reported === contradiction.reported && found === contradiction.found,
  );
  if (exact !== undefined) return exact;
  const alone = all.filter(({ kind }) => kind === contradiction.kind).length === 1;
  return alone ? (ofKind[0] ?? null) : null;
}

/**
 * What stood against the link and what was said to it; and what only the officers saw, with their
 * answer.
 */
function settled(found: readonly Contradiction[], answers: readonly Answer[]): Settled {
  const used = new Set<Answer>();
  const listed = found.map((each) => {
    const answer = answerTo(each, found, answers);
    if (answer !== null) used.add(answer);
    const { kind, reported, found: seen } = each;
    return { kind, reported, found: seen, explanation: answer?.explanation ?? null };
  });
  const seenByDesk = answers
    .filter((answer) => !used.has(answer))
    .map(
      ({ kind, reported = "said by the desk", found: seen = "said by the desk", explanation }) => ({
        kind,
        reported,
        found: seen,
        explanation,
      }),
    );
  return [...listed, ...seenByDesk];
}
