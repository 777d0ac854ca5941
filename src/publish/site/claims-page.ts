import { sideBySide, type ClaimBook, type KeptClaim } from "#record";
import { say, type Language } from "#show";
import { html, tableHtml, type Html } from "./html.ts";

/** Kept claims, those about one thing in one table, with what sources say of each. */
export function claimsPage(book: ClaimBook, language: Language): Html {
  const groups = sideBySide(book).toSorted((one, other) => other.length - one.length);
  const tables = groups.map((group) => groupHtml(group, book, language));
  return html`<p>${say(language, "site.claims.why")}</p>
    ${tables}`;
}

function groupHtml(group: readonly KeptClaim[], book: ClaimBook, language: Language): Html {
  const head = ["claim", "by", "on", "verdict", "found", "source"] as const;
  const ids = group.map(({ id }) => id).join(", ");
  return tableHtml({
    caption: `${say(language, "site.claims")}: ${ids}`,
    head: head.map((each) => say(language, `site.${each}`)),
    figures: new Set(),
    long: new Set([1, 4, 5]),
    rows: group.map(({ id, claim, by, when, handVerdict, found, against, sources }) => ({
      id,
      cells: [
        html`<span class="said">${id}: ${claim}${against.length === 0 ? "" : " ≠"}</span>`,
        by,
        when ?? "–",
        handVerdict,
        found ?? "–",
        html`${sources.map((key) => sourceHtml(key, book))}`,
      ],
    })),
  });
}

function sourceHtml(key: string, { sources }: ClaimBook): Html {
  const source = sources[key];
  if (source === undefined) return html`${key} `;
  return /^https?:/.test(source.url)
    ? html`<a href="${source.url}" rel="noreferrer">${source.title}</a> ${source.date} `
    : html`${source.title} ${source.date} `;
}
