/** A piece of a page that is markup already; whatever else is put into one is text and escaped. */
export type Html = { readonly html: string };

const SIGNS: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => SIGNS[sign]!);

type Part = Html | string | number | null | readonly (Html | string | number | null)[];

function textOf(part: Part): string {
  if (part === null) return "";
  if (typeof part === "string" || typeof part === "number") return escaped(String(part));
  if ("html" in part) return part.html;
  return part.map(textOf).join("");
}

/** Markup with texts put in, each escaped: html`<p>${words}</p>`. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  const pieces = strings.map((piece, at) => piece + (at < parts.length ? textOf(parts[at]!) : ""));
  return { html: pieces.join("") };
}

/** Data for a page's own program; no text in it can end the element. */
export function jsonScript(id: string, data: unknown): Html {
  const json = JSON.stringify(data).replaceAll("<", "\\u003c");
  return { html: `<script type="application/json" id="${escaped(id)}">${json}</script>` };
}

/** A table with its caption; the first cell of a row is its heading. */
export type Table = {
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly { readonly id?: string; readonly cells: readonly (Html | string)[] }[];
  /** Columns that hold figures and stand to the right. */
  readonly figures: ReadonlySet<number>;
  /** Columns of words that go on in the next line. */
  readonly long?: ReadonlySet<number>;
};

export function tableHtml({ caption, head, rows, figures, long }: Table): Html {
  const of = (at: number): Html => {
    if (figures.has(at)) return html` class="n"`;
    return long?.has(at) === true ? html` class="w"` : html``;
  };
  return html`<div class="wide" role="region" aria-label="${caption}" tabindex="0">
    <table>
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          ${head.map((cell, at) => html`<th scope="col" ${of(at)}>${cell}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ({ id, cells }) =>
            html`<tr${id === undefined ? null : html` id="${id}"`}>${cells.map((cell, at) =>
              at === 0 ? html`<th scope="row">${cell}</th>` : html`<td${of(at)}>${cell}</td>`,
            )}</tr>
`,
        )}
      </tbody>
    </table>
  </div>`;
}
