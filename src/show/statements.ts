import type { EventOf, Place, Signature } from "#log";
import { sayContradiction } from "./contradictions.ts";
import { say, series, type Language } from "./language.ts";
import { sayChance, sayPeople } from "./quantities.ts";
import { sayAuthority, sayCondition, sayMethod, sayRole, sayTerm } from "./terms.ts";

type Report = EventOf<"ReportReceived">;
/** What a report says, or what an amendment changes of it. Null and missing are not spoken of. */
type Statement = {
  readonly people?: Report["people"] | undefined;
  readonly place?: Report["place"] | undefined;
  readonly conditions?: Report["conditions"] | undefined;
  readonly craft?: Report["craft"] | undefined;
  readonly flotation?: Report["flotation"] | undefined;
};

/** What is stated of people, condition, place and craft, each by itself. */
export function detailsOf(statement: Statement, language: Language): readonly string[] {
  const { people, place, conditions, craft, flotation } = statement;
  const details: string[] = [];
  if (people != null) details.push(sayPeople(people, language));
  if (conditions !== undefined && conditions.length > 0) {
    details.push(conditions.map((each) => sayCondition(each, language)).join(", "));
  }
  if (place != null) details.push(sayPlace(place, language));
  if (craft != null) details.push(...sayCraft(craft, language));
  if (flotation != null) details.push(sayFlotation(flotation, language));
  return details;
}

/** A place in its words, with how it was known and how many readings it has; none is chosen. */
export function sayPlace({ words, method, readings }: Place, language: Language): string {
  if (readings.length === 0) return say(language, "said.place.none", { words });
  const how = sayMethod(method, language);
  if (readings.length === 1) return say(language, "said.place", { words, method: how });
  return say(language, "said.place.several", { words, method: how, number: readings.length });
}

function sayCraft({ type, colour, length }: NonNullable<Report["craft"]>, language: Language) {
  const parts = [
    type === null ? null : sayTerm("craft", type, language),
    colour,
    length === null ? null : `${length} m`,
  ];
  return parts.filter((part) => part !== null);
}

function sayFlotation({ claim, verified }: NonNullable<Report["flotation"]>, language: Language) {
  return say(language, "said.flotation", {
    claim: say(language, `flotation.${claim}`),
    verified: say(language, verified ? "flotation.verified" : "flotation.unverified"),
  });
}

/** Who else signed, and on what grounds. */
export function saySecond(second: Signature | null, language: Language): string | null {
  if (second === null) return null;
  return say(language, "said.second", {
    desk: second.desk,
    role: sayRole(second.role, language),
    authority: sayAuthority(second.authority, language),
    why: second.why,
  });
}

type Estimate = EventOf<"ReportLinked">["estimate"];

/** What the machine believed of a link when it was ordered; null when nothing was given. */
export function sayEstimate(estimate: Estimate, language: Language): string | null {
  if (estimate === null) return null;
  return say(language, "said.estimate", {
    p: sayChance(estimate.p, language),
    model: estimate.model,
  });
}

type Settled = EventOf<"ReportLinked">["contradictions"];

/**
 * The contradictions that were signed over, each with what is said to explain it, or that nothing
 * does.
 */
export function saySettled(settled: Settled, language: Language): string | null {
  if (settled.length === 0) return null;
  const contradictions = settled.map((each) => {
    const contradiction = sayContradiction(each, language);
    return each.explanation === null
      ? say(language, "said.unexplained", { contradiction })
      : say(language, "said.explained", { contradiction, explanation: each.explanation });
  });
  return say(language, "said.contradictions", { contradictions: series(contradictions, language) });
}

/** How well an area was searched. */
export function sayDetection(
  detection: EventOf<"AreaSearched">["detection"],
  language: Language,
): string {
  if (detection === null) return say(language, "said.detection.unknown");
  const [least, most] = [percent(detection.least), percent(detection.most)];
  return least === most
    ? say(language, "said.detection.exact", { least })
    : say(language, "said.detection", { least, most });
}

/** Whole percent, never more than was computed: who reads it may give up a search. */
function percent(share: number): number {
  return Math.floor(share * 100 + 1e-9);
}
