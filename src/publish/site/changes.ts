import { entryName, isUnderstood, type Entry } from "#log";
import { say, sayGist, sayUtc, type Language } from "#show";
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

/** Each figure that was published, changed or withdrawn. */
export function changesTable(entries: readonly Entry[], language: Language): Html {
  const picture = emptyPicture();
  return tableHtml({
    caption: say(language, "site.changes"),
    head: [say(language, "site.on"), say(language, "site.said"), say(language, "site.where")],
    figures: new Set(),
    rows: publishedEntries(entries)
      .slice(0, MOST)
      .map((entry) => ({
        id: entryName(entry).replace(":", "-"),
        cells: [
          sayUtc(entry.loggedAt, language),
          html`${sayGist(entry, { picture, language })}`,
          html`<code>${entryName(entry)} ${entry.hash.slice(0, 12)}</code>`,
        ],
      })),
  });
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
