import { entryName, isUnderstood, type Entry, type EventOf } from "#log";
import { say, sayCells, sayFigure, sayFigureValue, sayGist, sayUtc, type Language } from "#show";
import { emptyPicture } from "#picture";
import { html, tableHtml, type Html } from "./html.ts";

/** Entries of the publication log that tell of figures, the newest first. */
function publishedEntries(entries: readonly Entry[]): readonly Entry[] {
  return entries
    .filter(
      (entry) =>
        isUnderstood(entry) &&
        (entry.event.kind === "FigurePublished" || entry.event.kind === "FigureWithdrawn"),
    )
    .toReversed();
}

const MOST = 500;

const HEAD = ["on", "figure", "value", "where", "entry"] as const;

/** Each figure that was published, changed or withdrawn. */
export function changesTable(entries: readonly Entry[], language: Language): Html {
  return tableHtml({
    caption: say(language, "site.changes"),
    head: HEAD.map((each) => say(language, `site.${each}`)),
    figures: new Set(),
    long: new Set([1, 2, 3]),
    rows: publishedEntries(entries)
      .slice(0, MOST)
      .map((entry) => ({
        id: entryName(entry).replace(":", "-"),
        cells: [
          sayUtc(entry.loggedAt, language),
          ...figureCells(entry, language),
          html`<code>${entryName(entry)} ${entry.hash.slice(0, 12)}</code>`,
        ],
      })),
  });
}

/** The figure in words, its value or why it was withdrawn, and where it stands. */
function figureCells({ event }: Entry, language: Language): readonly string[] {
  if (event.kind === "FigurePublished") {
    const { figure, value, source } = event as EventOf<"FigurePublished">;
    const said = sayFigureValue(figure, value, language);
    return [sayFigure(figure, language), said, shortSource(source, language)];
  }
  const { figure, why } = event as EventOf<"FigureWithdrawn">;
  return [sayFigure(figure, language), say(language, "site.withdrawn", { why }), "–"];
}

/** "data/deaths/iom.csv:3-3 data/deaths/iom.csv:5-9" as "iom.csv:3,5-9". */
function shortSource(source: string, language: Language): string {
  const [, watch] = /^log of (.+)$/.exec(source) ?? [];
  if (watch !== undefined) return say(language, "figure.log", { watch });
  const cells = [...source.matchAll(/(?:^| )(\S*?)([^/\s:]+):(\d+)-(\d+)(?= |$)/g)];
  if (cells.map(([cell]) => cell).join("") !== source) return source;
  return sayCells(
    cells.map(([, , file, from, to]) => ({ file: file!, from: Number(from), to: Number(to) })),
  );
}

const FEED_MOST = 100;

/** The same as a feed (Atom, RFC 4287); ids are those of the entries, which never change. */
export function changesFeed(entries: readonly Entry[], madeAt: string): string {
  const picture = emptyPicture();
  const items = publishedEntries(entries)
    .slice(0, FEED_MOST)
    .map((entry) => {
      const gist = sayGist(entry, { picture, language: "en" });
      return html`<entry
        ><id>urn:vigie:${entryName(entry)}:${entry.hash}</id><title>${gist}</title
        ><updated>${entry.loggedAt}</updated><content type="text">${gist}</content></entry
      > `;
    });
  const [newest] = publishedEntries(entries);
  const feed = html`<feed xmlns="http://www.w3.org/2005/Atom"
    ><id>urn:vigie:public-record</id><title>Vigie: the public record</title
    ><updated>${newest?.loggedAt ?? madeAt}</updated
    ><author><name>Vigie</name></author> ${items}</feed
  >`;
  return `<?xml version="1.0" encoding="utf-8"?>\n${feed.html}\n`;
}
