import {
  flowsOf,
  STAGES,
  type Cells,
  type Flow,
  tallyDeaths,
  type Day,
  type DeathRecord,
  type MoneyBook,
  type OwnTally,
} from "#record";
import {
  say,
  sayAmount,
  sayAtLeast,
  sayDuration,
  sayGap,
  sayThing,
  sayNumber,
  saySaid,
  sayShare,
  SITE_METHODS,
  type Language,
} from "#show";
import type { Seconds } from "#units";
import { html, tableHtml, type Html } from "./html.ts";
import type { SourceFile, WatchTold } from "./input.ts";
import { downloads } from "./page.ts";

const DEATHS_FROM = "2014-01-01" as Day;

/** Each list and each teller by year, side by side. */
export function deathsPage(record: DeathRecord, asOf: Day, language: Language): Html {
  const asked = { from: DEATHS_FROM, to: asOf, by: "year", asOf, where: "water" } as const;
  const { rows, total } = tallyDeaths(record, asked);
  const number = (value: number): string => sayNumber(value, language);
  const listed = rows.flatMap((row) =>
    row.lists
      .filter(({ incidents }) => incidents > 0)
      .map((list) => ({
        cells: [
          row.period,
          list.publisher,
          number(list.incidents),
          sayAtLeast(list.dead, language),
          sayAtLeast(list.missing, language),
          html`<a href="sources.html">${linesOf(list.cells)}</a>`,
        ],
      })),
  );
  const told = total.told.map((each) => ({
    cells: [
      each.from === each.to ? each.from : `${each.from} – ${each.to}`,
      each.publisher,
      each.words,
      each.dead === null ? "–" : sayAtLeast(each.dead, language),
      each.missing === null ? "–" : sayAtLeast(each.missing, language),
      `${each.cell.file.split("/").at(-1) ?? ""}:${each.cell.line}`,
    ],
  }));
  const head = [
    say(language, "site.period"),
    say(language, "site.publisher"),
    say(language, "site.incidents"),
    say(language, "site.dead"),
    say(language, "site.missing"),
    say(language, "site.where"),
  ];
  const figures = new Set([2, 3, 4]);
  const caption = say(language, "site.deaths");
  const others = tableHtml({
    caption: say(language, "site.said"),
    head: head.with(2, say(language, "site.said")),
    figures: new Set([3, 4]),
    long: new Set([2]),
    rows: told,
  });
  return html`<p>${say(language, "site.deaths.why")}</p>
    ${tableHtml({ caption, head, figures, rows: listed })}${downloads("deaths", language)}
    ${told.length === 0 ? null : others}`;
}

const linesOf = (cells: readonly Cells[]): string =>
  cells.map(({ file, from, to }) => `${file.split("/").at(-1) ?? ""}:${from}-${to}`).join(", ");

/** Each agreement from pledge to use, and what is not accounted for. */
export function moneyPage(book: MoneyBook, asOf: Day, language: Language): Html {
  const flows = flowsOf(book, asOf).map((flow) => flowHtml(flow, language));
  return html`<p>${say(language, "site.money.why")}</p>
    ${flows}${downloads("money", language)}`;
}

function flowHtml(flow: Flow, language: Language): Html {
  const { agreement, sums, gaps } = flow;
  const title =
    agreement === null ? say(language, "money.none") : `${agreement.name} (${agreement.date})`;
  const steps = sums.map(({ stage, amounts }) => {
    const said = amounts.map((amount) => sayAmount(amount, language)).join(" + ");
    return html`<li>${say(language, `money.stage.${stage}`)} <b>${said}</b></li>`;
  });
  const missing = gaps.map((gap) => html`<li>${sayGap(gap, language)}</li>`);
  return html`<section>
    <h2>${title}</h2>
    ${
      steps.length === 0
        ? null
        : html`<ol class="flow">
            ${steps}
          </ol>`
    }${statementsHtml(flow, title, language)}
    ${
      gaps.length === 0
        ? null
        : html`<h3>${say(language, "site.gaps")}</h3>
            <ul class="gap">
              ${missing}
            </ul>`
    }
  </section>`;
}

function statementsHtml({ lines }: Flow, title: string, language: Language): Html {
  const ordered = lines.toSorted(
    (one, other) => STAGES.indexOf(one.stage) - STAGES.indexOf(other.stage),
  );
  const rows = ordered.flatMap((line) =>
    line.statements.map((statement) => ({
      id: statement.id,
      cells: [
        say(language, `money.stage.${line.stage}`),
        sayThing(line.about, language),
        html`${saySaid(statement, language)}${line.agrees ? null : " ≠"}`,
        statement.says,
        statement.on,
        html`${statement.sources.map(sourceHtml)}`,
      ],
    })),
  );
  const head = ["stage", "about", "said", "by", "on", "source"] as const;
  return tableHtml({
    caption: title,
    head: head.map((each) => say(language, `site.${each}`)),
    figures: new Set(),
    long: new Set([2, 3, 5]),
    rows,
  });
}

type Source = Flow["lines"][number]["statements"][number]["sources"][number];

const sourceHtml = ({ title, url, date }: Source): Html =>
  /^https?:/.test(url)
    ? html`<a href="${url}" rel="noreferrer">${title}</a> ${date} `
    : html`${title} ${date} `;

/** How long it took to be answered, and how much of the coast was watched; nothing of where. */
export function responsePage(watches: readonly WatchTold[], language: Language): Html {
  const time = (value: Seconds | null): string =>
    value === null ? "–" : sayDuration(value, language);
  const body = watches.map(({ name, answers, launches, launchMonths, months, own }) => {
    const measures: readonly (readonly [string, string])[] = [
      [say(language, "site.answered"), sayNumber(answers.answered, language)],
      [say(language, "site.waiting"), sayNumber(answers.waiting, language)],
      [say(language, "site.median"), time(answers.median)],
      [say(language, "site.longest"), time(answers.longest)],
      [say(language, "site.launches"), sayNumber(launches.launches, language)],
      [say(language, "site.launch.unowned"), sayNumber(launches.unanswered, language)],
      [say(language, "site.launch.median"), time(launches.median)],
      [say(language, "site.launch.ninetieth"), time(launches.ninetieth)],
    ];
    const table = tableHtml({
      caption: name,
      head: [say(language, "site.measure"), say(language, "site.value")],
      figures: new Set([1]),
      rows: measures.map((cells) => ({ cells })),
    });
    const coast = tableHtml({
      caption: say(language, "site.share"),
      head: [
        say(language, "site.period"),
        say(language, "site.shore"),
        say(language, "site.share"),
        say(language, "site.share.passed"),
        say(language, "site.kmhours"),
      ],
      figures: new Set([2, 3, 4]),
      rows: months.map(({ month, shore, kmHours, watched, passed }) => ({
        cells: [
          month,
          say(language, `shore.${shore}`),
          sayShare(kmHours === 0 ? 0 : watched / kmHours, language),
          sayShare(kmHours === 0 ? 0 : passed / kmHours, language),
          sayNumber(Math.round(kmHours), language),
        ],
      })),
    });
    return html`<section>
      <h2>${name}</h2>
      ${table}${launchMonths.length === 0 ? null : launchTable(launchMonths, language)}
      ${months.length === 0 ? null : coast}${own.rows.length === 0 ? null : ownHtml(own, language)}
    </section>`;
  });
  const nothing =
    watches.length === 0 ? html`<p class="apart">${say(language, "site.nolog")}</p>` : null;
  return html`<p>${say(language, "site.response.why")}</p>
    ${nothing}${body}${watches.length === 0 ? null : downloads("response", language)}`;
}

/** Launches month by month: how many, and how long until somebody owned them. */
function launchTable(months: WatchTold["launchMonths"], language: Language): Html {
  const time = (value: Seconds | null): string =>
    value === null ? "–" : sayDuration(value, language);
  const head = [
    "period",
    "launches",
    "launch.unowned",
    "launch.median",
    "launch.ninetieth",
  ] as const;
  return tableHtml({
    caption: say(language, "site.launch.months"),
    head: head.map((each) => say(language, `site.${each}`)),
    figures: new Set([1, 2, 3, 4]),
    rows: months.map(({ month, answers }) => ({
      cells: [
        month,
        sayNumber(answers.launches, language),
        sayNumber(answers.unanswered, language),
        time(answers.median),
        time(answers.ninetieth),
      ],
    })),
  });
}

/** What the watch's own log holds, kinds never added to one another nor to the arrivals. */
function ownHtml({ rows }: OwnTally, language: Language): Html {
  const head = ["reports", "incidents", "boats", "claimed", "unaccounted"] as const;
  const table = tableHtml({
    caption: say(language, "site.own"),
    head: [say(language, "site.period"), ...head.map((each) => say(language, `tally.own.${each}`))],
    figures: new Set([1, 2, 3, 4, 5]),
    rows: rows.map(({ period, tallies: { reports, incidents, boats, people } }) => ({
      cells: [
        period,
        ...[reports, incidents, boats, people.claimed, people.unaccounted].map(({ count }) =>
          sayAtLeast(count, language),
        ),
      ],
    })),
  });
  return html`<p class="apart">${say(language, "site.own.why")}</p>
    ${table}`;
}

/** How figures are made, what the words mean, what is not known. */
export function methodsPage(language: Language): Html {
  return html`${SITE_METHODS[language].map(
    ({ title, lines }) =>
      html`<h2>${title}</h2>
        <ul>
          ${lines.map((line) => html`<li>${line}</li>`)}
        </ul>`,
  )}`;
}

/** Every file behind a figure. */
export function sourcesPage(sources: readonly SourceFile[], language: Language): Html {
  const table = tableHtml({
    caption: say(language, "site.sources"),
    head: [say(language, "site.file"), say(language, "site.lines"), say(language, "site.origin")],
    figures: new Set([1]),
    rows: sources.map(({ file, text, origin }) => ({
      id: file.split("/").at(-1) ?? file,
      cells: [
        html`<a href="../sources/${file}">${file}</a>`,
        sayNumber(text.split("\n").length - 1, language),
        html`<details>
          <summary>ORIGIN.md</summary>
          <pre>${origin}</pre>
        </details>`,
      ],
    })),
  });
  return html`<p>${say(language, "site.sources.why")}</p>
    ${table}`;
}
