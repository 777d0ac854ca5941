import { readDay, SPANS, type Day, type Span } from "#record";
import { Usage } from "./arguments.ts";

/** The day of an option, null when it was not given. Throws a Usage. */
export function dayOf(text: string | undefined, option: string): Day | null {
  if (text === undefined) return null;
  const day = readDay(text);
  if (day !== null) return day;
  throw new Usage(`${option}: expected a day such as 2021-11-24; came "${text}".`);
}

export function spanOf(text: string): Span {
  const span = SPANS.find((each) => each === text);
  if (span !== undefined) return span;
  throw new Usage(`--by: expected ${SPANS.join(", ")}; came "${text}".`);
}

/** More days than a century are a slip of the pen. */
const DAYS_MOST = 36_600;

export function checkOrder({ from, to }: { readonly from: Day; readonly to: Day }): void {
  if (to < from) throw new Usage(`--to: expected ${from} or later; came ${to}.`);
  if (Date.parse(to) - Date.parse(from) > DAYS_MOST * 86_400_000)
    throw new Usage(`--from, --to: expected at most a hundred years; came ${from} to ${to}.`);
}

/** `--published` of an import: since then its figures are known. Throws a Usage. */
export function publishedOf(text: string | undefined): Day {
  const published = readDay(text ?? "");
  if (published !== null) return published;
  throw new Usage(`--published: expected a day such as 2026-11-20; came ${text ?? "none"}.`);
}
