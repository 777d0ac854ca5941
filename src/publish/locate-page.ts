import { LOCATE_LANGUAGES, LOCATE_WORDS, MACHINE_MARK, sayDirection } from "#show";
import type { LocateLanguage, LocateWords } from "#show";

/**
 * Dark, large, and nothing to fetch: whoever reads it is wet, cold, at night, on a bad line. Every
 * thing to press is at least 48 px high.
 */
export const LOCATE_STYLE = `*{box-sizing:border-box}
body{margin:0;background:#0b0f14;color:#f2f5f7;font:18px/1.4 system-ui,sans-serif}
main{max-width:36rem;margin:auto;padding:8px 14px 24px}
h1{font-size:22px;margin:10px 0 4px}p{margin:6px 0}
button,label.c,input,textarea{font:inherit;border-radius:10px;border:2px solid #7f93a6}
button,label.c{background:#1b2733;color:inherit;min-height:48px;padding:8px 12px;cursor:pointer}
nav{display:flex;flex-wrap:wrap;gap:6px}
nav button{font-size:15px;padding:4px 9px}
button[aria-pressed=true]{background:#f2f5f7;color:#0b0f14}
#send,#none{display:block;width:100%;min-height:72px;font-size:22px;font-weight:700;margin:10px 0}
#send{background:#ffd23f;color:#0b0f14;border-color:#ffd23f}
[hidden],body:not(.ready) nav,body:not(.ready) form{display:none!important}
input[type=text],textarea{width:100%;min-height:48px;background:#fff;color:#000;padding:8px}
#none span{display:block;font-size:18px}
fieldset{border:0;padding:0;margin:10px 0;display:flex;gap:8px}
legend{padding:0 0 4px}
label.c{flex:1;display:flex;align-items:center;gap:10px}
label.c input{width:24px;height:24px;margin:0;accent-color:#ffd23f}
:focus-visible{outline:3px solid #8fd3ff;outline-offset:2px}
.small{font-size:15px;color:#c5d0da}
#state p{padding:10px 12px;border-radius:10px;font-weight:700}
#state{position:sticky;top:0;bottom:0;z-index:1}
#state .bad{background:#fff;color:#8a0016;border:3px solid #e0203a}
#state .good{background:#0e5a33}
#state .wait{background:#1c4668}
.each{background:#5c0d18;padding:4px 12px;border-radius:10px;margin:8px 0}
.each .small{font-weight:400}.each{font-weight:700}`;

/** What the page of one link shows; nothing of whom the link is for. */
export type LocatePage = {
  /** The rescue centre that asks, as in "Dover". */
  readonly centre: string;
  /** What the officer thinks the caller reads; the phone's own languages come first. */
  readonly language: LocateLanguage;
  /** The page's program; the shell brings it, since no room reads files. */
  readonly script: string;
};

/** What the page's program says by itself; whom to call stands in the page in every language. */
function pageWords({
  name: _name,
  message: _message,
  gone: _gone,
  call: _call,
  machine: _machine,
  ...words
}: LocateWords) {
  return words;
}

/**
 * The page that asks a phone for its position once, in one piece: no other file, no request but the
 * sending. Until its program runs, and where it never does, it shows whom to call in every
 * language.
 */
export function renderLocatePage({ centre, language, script }: LocatePage): string {
  const words = Object.fromEntries(
    LOCATE_LANGUAGES.map((each) => [each, pageWords(LOCATE_WORDS[each])]),
  );
  const rtl = LOCATE_LANGUAGES.filter((each) => sayDirection(each) === "rtl");
  const data = JSON.stringify({ words, rtl, centre, language }).replaceAll("<", "\\u003c");
  const own = LOCATE_WORDS[language];
  const body = `<nav>${LOCATE_LANGUAGES.map(tongue).join("")}</nav>${calls("call")}
<h1 data-w="title"></h1><p data-w="asks"></p>
<form id="form" autocomplete="off">
${choice("aboard")}
<p id="ashore" data-w="ashore" hidden></p>
<p class="small" data-w="sending"></p>
<button id="send" type="button" data-w="send"></button>
<div id="state" role="status"></div>
<label><span data-w="write"></span>
<textarea name="words" rows="3" maxlength="5000" dir="auto"></textarea></label>
<label><span data-w="people"></span>
<input type="text" name="people" maxlength="40" inputmode="numeric" dir="auto"></label>
${choice("water")}${choice("engine")}
<button id="none" type="button"><span id="cannot" data-w="none"></span>
<span data-w="tell"></span></button>
</form>
<script type="application/json" id="page">${data}</script><script>${script}</script>`;
  return frame(language, own.title, body);
}

/** What a link shows that was cut short, expired, or never was: whom to call, in each language. */
export function renderLocateGone(): string {
  return frame("en", LOCATE_WORDS.en.gone, calls("gone", "call"));
}

function tongue(each: LocateLanguage): string {
  const { name } = LOCATE_WORDS[each];
  return `<button type="button" data-l="${each}" lang="${each}">${name}</button>`;
}

/** A question with two answers, and none given until somebody gives it. */
function choice(name: "aboard" | "water" | "engine"): string {
  const answers = ["yes", "no"].map(
    (each) =>
      `<label class="c"><input type="radio" name="${name}" value="${each}">` +
      `<span data-w="${each}"></span></label>`,
  );
  return `<fieldset><legend data-w="${name}"></legend>${answers.join("")}</fieldset>`;
}

/** These sentences in every language, with the mark where a machine translated them. */
function calls(...keys: readonly ("gone" | "call")[]): string {
  return LOCATE_LANGUAGES.map((each) => {
    const words = LOCATE_WORDS[each];
    const sentences = keys.map((key) => `<p>${words[key]}</p>`).join("");
    const mark = words.machine === "" ? "" : marked(words.machine);
    return `<div class="each" lang="${each}" dir="${sayDirection(each)}">${sentences}${mark}</div>`;
  }).join("");
}

function marked(machine: string): string {
  return `<p class="small">${machine} · <bdi lang="en">${MACHINE_MARK}</bdi></p>`;
}

function frame(language: LocateLanguage, title: string, body: string): string {
  const html = `<html lang="${language}" dir="${sayDirection(language)}">`;
  return `<!doctype html>${html}<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex"><meta name="color-scheme" content="dark">
<title>${title}</title><style>${LOCATE_STYLE}</style><main>${body}</main></html>
`;
}
