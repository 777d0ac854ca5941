import type { Entry } from "#log";
import { LANGUAGES, say, sayAtLeast, type Language } from "#show";
import { changesFeed, changesTable } from "./changes.ts";
import { claimsPage } from "./claims-page.ts";
import { crossingsPage, recordsPage, tallyBy, yearPage } from "./crossings-pages.ts";
import { dataFiles, dataTables } from "./data-files.ts";
import { html, type Html } from "./html.ts";
import type { PageName, SiteFiles, SiteInput } from "./input.ts";
import { deathsPage, methodsPage, moneyPage, responsePage, sourcesPage } from "./other-pages.ts";
import { pageHtml } from "./page.ts";
import { windColumns, windOf } from "./wind-columns.ts";

/**
 * The whole public site: pages in both languages, data for machines, the feed of changes. `log`:
 * the entries in which published figures are on record.
 */
export function renderSite(input: SiteInput, log: readonly Entry[]): SiteFiles {
  const { asOf, crossings } = input;
  const files = new Map<string, string>([
    ["index.html", entrance()],
    ...Object.entries(input.assets).map(([name, text]) => [`assets/${name}`, text] as const),
    ["changes.xml", changesFeed(log, `${asOf}T00:00:00Z`)],
    ...input.sources.map(({ file, text }) => [`sources/${file}`, text] as const),
    ...dataFiles(dataTables(input), asOf),
  ]);
  const years = tallyBy(crossings, "year", asOf).map(({ period }) => period);
  const wind = windOf(input);
  for (const language of LANGUAGES) {
    const put = (
      name: PageName,
      body: Html,
      more: { file?: string; title?: string } = {},
    ): void => {
      const { file = name, title = say(language, `site.${name}`) } = more;
      const hasCharts = name === "crossings";
      const frame = { language, file, name, title, asOf, hasCharts };
      files.set(`${language}/${file}.html`, pageHtml(frame, body));
    };
    put("index", indexPage(input, log, language));
    put("crossings", crossingsPage(input, wind, language));
    const windByDay = windColumns(wind.day, language);
    for (const year of years) {
      const title = `${say(language, "site.crossings")}, ${year}`;
      put("crossings", yearPage(input, windByDay, { year, language }), {
        file: `crossings-${year}`,
        title,
      });
    }
    put("records", recordsPage(crossings, asOf, language));
    put("deaths", deathsPage(input.deaths, asOf, language));
    put("money", moneyPage(input.money, asOf, language));
    put("claims", claimsPage(input.claims, input, language));
    put("response", responsePage(input.watches, language));
    put("methods", methodsPage(language));
    put("sources", sourcesPage(input.sources, language));
  }
  return files;
}

/** Chooses a language by hand: a page from a folder knows nothing of its reader. */
function entrance(): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Vigie</title><link rel="stylesheet" href="assets/site.css"></head>
<body><main><h1>Vigie</h1><p><a href="en/index.html">The public record, in English</a></p>
<p><a lang="fr" href="fr/index.html">Les comptes publics, en français</a></p></main></body></html>
`;
}

function indexPage(input: SiteInput, log: readonly Entry[], language: Language): Html {
  const { crossings, asOf } = input;
  const years = tallyBy(crossings, "year", asOf);
  const last = years.at(-1);
  const [first] = years;
  const figures =
    last === undefined || first === undefined
      ? null
      : html`<ul class="figures">
          <li>
            <b><a href="crossings-${last.period}.html">${sayAtLeast(last.people, language)}</a></b
            >${say(language, "site.latest", { year: last.period, to: last.to })}
          </li>
          <li>
            <b><a href="crossings-${last.period}.html">${sayAtLeast(last.boats, language)}</a></b
            >${say(language, "site.latest.boats", { year: last.period })}
          </li>
          <li>
            <b><a href="crossings.html">${sayAtLeast(last.runningPeople, language)}</a></b
            >${say(language, "site.since", { from: first.from })}
          </li>
        </ul>`;
  return html`<p>${say(language, "site.index.why")}</p>
    ${figures}
    <h2>${say(language, "site.changes")}</h2>
    ${changesTable(log, language)}`;
}
