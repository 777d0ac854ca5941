import { say, type Language } from "#show";
import { html, type Html } from "./html.ts";
import { PAGES, type PageName } from "./input.ts";

/** What stands around every page. */
export type PageFrame = {
  readonly language: Language;
  /** The file's name without its ending: "crossings", "crossings-2021". */
  readonly file: string;
  /** Its place in the navigation. */
  readonly name: PageName;
  readonly title: string;
  readonly asOf: string;
  /** Whether it has charts. */
  readonly hasCharts: boolean;
};

/** A whole page. Everything it needs lies beside it, so that it opens from a folder too. */
export function pageHtml(frame: PageFrame, body: Html): string {
  const { language, file, name, title, asOf, hasCharts } = frame;
  const other: Language = language === "en" ? "fr" : "en";
  const style = html`<link rel="stylesheet" href="../assets/site.css" />`;
  const charts = hasCharts
    ? html`<link rel="stylesheet" href="../assets/chart.css" />
        <script defer src="../assets/chart.js"></script>
        <script defer src="../assets/charts.js"></script>`
    : null;
  const page = html`<html lang="${language}">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width" />
      <meta name="referrer" content="no-referrer" />
      <title>${title} · ${say(language, "site.name")}</title>
      ${style}${charts}
      <link rel="alternate" hreflang="${other}" href="../${other}/${file}.html" />
      <link rel="alternate" type="application/atom+xml" href="../changes.xml" />
    </head>
    <body>
      <header>
        <p class="name">${say(language, "site.name")}</p>
        <nav aria-label="${say(language, "site.name")}">
          ${PAGES.map((each) => link(each, name, language))}
          <a lang="${other}" href="../${other}/${file}.html">${say(language, "site.language")}</a>
        </nav>
      </header>
      <main>
        <h1>${title}</h1>
        ${body}
      </main>
      <footer>
        <p>${say(language, "site.made", { at: asOf })}</p>
        <p>
          ${say(language, "site.licence")} <a href="../datapackage.json">datapackage.json</a> ·
          <a href="../changes.xml">Atom</a>
        </p>
      </footer>
    </body>
  </html>`;
  return `<!doctype html>\n${page.html}\n`;
}

function link(page: PageName, current: PageName, language: Language): Html {
  const here = page === current ? html` aria-current="page"` : null;
  return html`<a href="${page}.html" ${here}>${say(language, `site.${page}`)}</a> `;
}

/** Where the data of a table lie. */
export function downloads(name: string, language: Language): Html {
  return html`<p class="dim">
    <a href="../data/${name}.csv">${say(language, "site.download")}</a>,
    <a href="../data/${name}.json">${say(language, "site.json")}</a>
  </p>`;
}
