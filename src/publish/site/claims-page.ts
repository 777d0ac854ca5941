import { sideBySide, type ClaimBook, type KeptClaim, type PublicRecord } from "#record";
import { say, sayHandVerdict, type Language } from "#show";
import { html, tableHtml, type Html } from "./html.ts";
import { machineVerdictOn, type MachineVerdict } from "./machine-verdicts.ts";

/** Kept claims, those about one thing in one table, with what sources say of each. */
export function claimsPage(book: ClaimBook, record: PublicRecord, language: Language): Html {
  const groups = sideBySide(book).toSorted((one, other) => other.length - one.length);
  const tables = groups.map((group) => groupHtml(group, { book, record }, language));
  return html`<p>${say(language, "site.claims.why")}</p>
    ${tables}`;
}

function groupHtml(
  group: readonly KeptClaim[],
  { book, record }: { readonly book: ClaimBook; readonly record: PublicRecord },
  language: Language,
): Html {
  const head = ["claim", "by", "verdict", "machine", "found", "source"] as const;
  const ids = group.map(({ id }) => id).join(", ");
  return tableHtml({
    caption: say(language, "site.claims.group", { ids }),
    head: head.map((each) => say(language, `site.${each}`)),
    figures: new Set(),
    long: new Set([1, 2, 3, 4, 5]),
    rows: group.map((kept) => ({
      id: kept.id,
      cells: [
        html`<span class="said"
          >${kept.id}: ${kept.claim}${kept.against.length === 0 ? "" : " ≠"}</span
        >`,
        kept.when === null ? kept.by : `${kept.by}, ${kept.when}`,
        sayHandVerdict(kept.handVerdict, language),
        machineHtml(machineVerdictOn(kept, book, record, language), language),
        kept.found ?? "–",
        html`${kept.sources.map((key) => sourceHtml(key, book))}`,
      ],
    })),
  });
}

/** What the machine says, with its working; marked where a reader by hand says otherwise. */
function machineHtml({ words, differs }: MachineVerdict, language: Language): Html {
  if (words.length === 0) return html`–`;
  const mark = differs ? html`<b>≠ ${say(language, "site.machine.differs")}</b> ` : "";
  return html`${mark}${words.join(" · ")}`;
}

function sourceHtml(key: string, { sources }: ClaimBook): Html {
  const source = sources[key];
  if (source === undefined) return html`${key} `;
  return /^https?:/.test(source.url)
    ? html`<a href="${source.url}" rel="noreferrer">${source.title}</a> ${source.date} `
    : html`${source.title} ${source.date} `;
}
