import { ageOf, type Boat, type Picture } from "#picture";
import { minutes, type Instant } from "#units";
import { sayConflict } from "./contradictions.ts";
import { say, type Language } from "./language.ts";
import { sayUnit } from "./names.ts";
import { sayDuration } from "./quantities.ts";

/** A position is asked for again when it is so old: ours, about a mile of a spring stream. */
const OLD = minutes(20);

/** What is not known of a boat, and who is to find out: the most needed first. */
export function questionsOf(
  boat: Boat,
  picture: Picture,
  now: Instant,
  language: Language,
): readonly string[] {
  const who = say(language, "question.caller");
  const questions: string[] = [];
  const [fix] = boat.fixes;
  const age = fix === undefined ? null : ageOf(fix, now);
  if (age === null) questions.push(say(language, "question.position", { who }));
  else if (age > OLD)
    questions.push(say(language, "question.old", { age: sayDuration(age, language), who }));
  if (boat.unaccounted.most === null) questions.push(say(language, "question.people", { who }));
  if (!boat.reports.some(({ flotation }) => flotation?.verified === true))
    questions.push(say(language, "question.jackets"));
  for (const conflict of boat.conflicts) {
    const said = sayConflict(conflict, { language, picture });
    questions.push(say(language, "question.conflict", { conflict: said }));
  }
  for (const { unit, status } of boat.tasks)
    if (status === "tasked")
      questions.push(say(language, "question.unit", { unit: sayUnit(unit, picture) }));
  return questions;
}
