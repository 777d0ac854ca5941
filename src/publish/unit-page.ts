import { LANGUAGES, UNIT_PAGE_WORDS, type Language } from "#show";

/**
 * For wet fingers at night: dark red on black would hide the warnings, so it is pale on near black,
 * with the little light there is on what matters. Every thing to press is at least 64 px high.
 */
export const UNIT_PAGE_STYLE = `*{box-sizing:border-box}
body{margin:0;background:#05070a;color:#e6d9c8;font:20px/1.35 system-ui,sans-serif}
main{max-width:36rem;margin:auto;padding:8px 12px 32px}
h1{font-size:22px;margin:0;flex:1}h2{font-size:20px;margin:14px 0 4px}p{margin:4px 0}
header{display:flex;gap:8px;align-items:center}
button,input,textarea,summary{font:inherit;border-radius:12px;border:2px solid #6d7a87}
button,summary{background:#17202a;color:inherit;min-height:64px;padding:10px 14px;cursor:pointer}
button{width:100%;margin:6px 0;font-weight:700}
header button{width:auto;min-height:48px;min-width:56px}
button.go{background:#e0a526;color:#05070a;border-color:#e0a526;font-size:24px;min-height:80px}
button[aria-pressed=true]{background:#e6d9c8;color:#05070a}
summary{font-weight:700;margin:6px 0;list-style-position:inside;display:flex;align-items:center}
details[open]{border:2px solid #6d7a87;border-radius:12px;padding:0 10px 10px;margin:6px 0}
details[open] summary{border:0;padding-left:2px}
input,textarea{width:100%;min-height:60px;background:#10161d;color:#fff;padding:10px}
input,textarea{margin:2px 0 8px}
label.c{display:flex;gap:12px;align-items:center;min-height:60px}
label.c input{width:32px;height:32px;min-height:0;margin:0;accent-color:#e0a526}
.task{border:2px solid #6d7a87;border-radius:14px;padding:10px 12px;margin:10px 0}
.where{font-size:26px;font-weight:700;font-variant-numeric:tabular-nums;color:#fff}
.small{font-size:17px;color:#c3b8a8}
.status{font-weight:700;color:#ffc94d}
#line,.out p{padding:10px 12px;border-radius:12px;font-weight:700}
#line{background:#10161d}
#line.bad,.out .bad{background:#3a070d;color:#ffd6cf;border:3px solid #ff5a4d}
#line{position:sticky;top:0;z-index:1}
.out .good{background:#0c3d24}.out .wait{background:#3a070d;color:#ffd6cf;border:3px solid #ff5a4d}
:focus-visible{outline:4px solid #8fd3ff;outline-offset:2px}
[hidden],body:not(.ready) .rest{display:none!important}`;

export type UnitPage = {
  readonly unit: string;
  readonly language: Language;
  /** The page's program; the shell brings it, since no room reads files. */
  readonly script: string;
};

/** A unit's page in one piece: no other file, and no request but for its task and what it sends. */
export function renderUnitPage({ unit, language, script }: UnitPage): string {
  const data = JSON.stringify({ words: UNIT_PAGE_WORDS, unit, language });
  const tongues = LANGUAGES.map(
    (each) =>
      `<button type="button" data-l="${each}" lang="${each}">${each.toUpperCase()}</button>`,
  ).join("");
  const body = `<header><h1 id="title"></h1>${tongues}</header>
<div id="line" role="status"></div><div class="out" id="out" role="log"></div>
<div class="rest"><div id="tasks"></div>
${folded(
  "recovered",
  `<p class="small" data-w="recoveredNote"></p>
${typed("number")}${typed("dead")}${typed("aboard")}${sender("people")}`,
)}
${folded(
  "craft",
  `<p class="small" data-w="craftNote"></p>
${worded("mark")}${sender("craft")}`,
)}
${folded(
  "message",
  `<label><span data-w="words"></span>
<textarea name="words" rows="3" maxlength="4000"></textarea></label>${sender("words")}`,
)}
<label class="c"><input type="checkbox" id="position"><span data-w="position"></span></label></div>
<script type="application/json" id="page">${data.replaceAll("<", "\\u003c")}</script>
<script>${script}</script>`;
  return frame(language, unit, body);
}

/** What a link shows that was revoked, has expired, or never was. */
export function renderUnitPageGone(): string {
  const said = LANGUAGES.map((each) => `<p lang="${each}">${UNIT_PAGE_WORDS[each].gone}</p>`);
  return frame("en", "Vigie", `<h1>Vigie</h1>${said.join("")}`);
}

function folded(name: string, body: string): string {
  return `<details id="${name}"><summary data-w="${name}"></summary>${body}</details>`;
}

function typed(name: string): string {
  return `<label><span data-w="${name}"></span>
<input name="${name}" inputmode="numeric" maxlength="4" autocomplete="off"></label>`;
}

function worded(name: string): string {
  return `<label><span data-w="${name}"></span>
<input name="${name}" maxlength="300" autocomplete="off"></label>`;
}

function sender(kind: string): string {
  return `<button type="button" class="go" data-send="${kind}" data-w="send"></button>`;
}

function frame(language: Language, title: string, body: string): string {
  return `<!doctype html><html lang="${language}"><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex"><meta name="color-scheme" content="dark">
<title>${escaped(title)}</title><style>${UNIT_PAGE_STYLE}</style><main>${body}</main></html>
`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
