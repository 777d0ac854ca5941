import { OUTCOMES, tallyOperations, type Day, type OperationsTally } from "#record";
import { say, sayAtLeast, sayNumber, type Language } from "#show";
import { html, tableHtml, type Html } from "./html.ts";
import type { CrossingsInput } from "./input.ts";
import { downloads } from "./page.ts";

/** The first year of SECMAR's open data. */
const FIRST = "1985-01-01" as Day;

const COLUMNS = ["period", "operations", "people", ...OUTCOMES] as const;

/** Operations of the French centres in which people who cross are told, year by year. */
export function operationsByYear({ operations, asOf }: CrossingsInput): OperationsTally {
  const asked = { from: FIRST, to: asOf, by: "year", asOf, people: "crossing" } as const;
  return tallyOperations(operations, asked);
}

/** Their part of the page of crossings: a series of its own, never added. */
export function operationsHtml(input: CrossingsInput, language: Language): Html {
  const { rows } = operationsByYear(input);
  const title = html`<h2>${say(language, "site.operations")}</h2>`;
  if (rows.length === 0)
    return html`${title}
      <p>${say(language, "site.operations.none")}</p>
      ${downloads("operations-years", language)}`;
  const crosses = [...new Set(input.operations.map(({ cross }) => cross))].sort();
  const table = tableHtml({
    caption: say(language, "site.operations"),
    head: COLUMNS.map((column) => say(language, `operations.column.${column}`)),
    figures: new Set(COLUMNS.keys().drop(1)),
    rows: rows.map(({ period, operations, people, outcomes }) => ({
      cells: [
        period,
        sayNumber(operations, language),
        sayAtLeast(people, language),
        ...OUTCOMES.map((outcome) => sayAtLeast(outcomes[outcome], language)),
      ],
    })),
  });
  return html`${title}
    <p>${say(language, "site.operations.why", { crosses: crosses.join(", ") })}</p>
    <p>${say(language, "operations.never")}</p>
    ${table}${downloads("operations-years", language)}`;
}
