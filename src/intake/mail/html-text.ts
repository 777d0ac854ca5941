/** ISO 8859-1 from U+00A0 on, by the names that HTML has for them. */
const LATIN_1 =
  "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg " +
  "plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 " +
  "iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml " +
  "Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave " +
  "Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil " +
  "egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde " +
  "ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml";
/** Named characters that mails have (HTML Living Standard, 13.5); others stay as they came. */
const NAMED: ReadonlyMap<string, string> = new Map([
  ...LATIN_1.split(" ").map((name, at) => [name, String.fromCharCode(0xa0 + at)] as const),
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
  ["prime", "′"],
  ["Prime", "″"],
  ["lsquo", "‘"],
  ["rsquo", "’"],
  ["ldquo", "“"],
  ["rdquo", "”"],
  ["ndash", "–"],
  ["mdash", "—"],
  ["hellip", "…"],
  ["minus", "−"],
  ["oelig", "œ"],
  ["OElig", "Œ"],
  ["euro", "€"],
  ["thinsp", "\u2009"],
  ["ensp", "\u2002"],
  ["emsp", "\u2003"],
]);

const UNSEEN_TAGS: ReadonlySet<string> = new Set(["head", "script", "style", "title", "template"]);
/** Tags that begin and end a line. */
const BLOCKS: ReadonlySet<string> = new Set([
  ..."address article br dd div dl dt fieldset footer form h1 h2 h3 h4 h5 h6 header".split(" "),
  ..."hr li main ol p pre section table tbody tr ul".split(" "),
]);
const CELLS: ReadonlySet<string> = new Set(["td", "th"]);
const TAG = /^<(\/?)([a-z][a-z0-9]*)/i;
const HREF = /\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i;
/** No mail of a person is near them: of its markup, and of one tag. */
const CHARACTERS_MOST = 1_000_000;
const TAG_MOST = 4000;
const KEY_MOST = 50;
/** Links that lead to a place, or may. */
const LEADS = /^(?:https?|geo|comgooglemaps|maps):/i;

type Tag = { readonly name: string; readonly isClosing: boolean; readonly inside: string };
type Writing = {
  lines: string[];
  quotes: number;
  hidden: string | null;
  /** Where the link leads that is open, and the words in it. */
  href: string | null;
  linked: string;
};

/**
 * The words of a mail that is only marked up: a line for each block, quoted blocks begun with "> ",
 * and each link behind its words, since the position is often in the link alone.
 */
export function textOfHtml(html: string): string {
  const text = html.slice(0, CHARACTERS_MOST);
  const writing: Writing = { lines: [""], quotes: 0, hidden: null, href: null, linked: "" };
  let from = 0;
  while (from < text.length) {
    const open = text.indexOf("<", from);
    const until = open === -1 ? text.length : open;
    if (until > from) write(writing, withoutEntities(text.slice(from, until)));
    from = open === -1 ? text.length : afterMarkup(text, open, writing);
  }
  return writing.lines
    .map((line) => line.replaceAll(/[ \t]+/g, " ").trim())
    .join("\n")
    .replaceAll(/\n{3,}/g, "\n\n")
    .trim();
}

/** Obeys the markup at "<" and says where it ends; a "<" that opens nothing is a word. */
function afterMarkup(text: string, open: number, writing: Writing): number {
  if (text.startsWith("<!--", open)) return afterFirst(text, "-->", open);
  if (text.startsWith("<!", open) || text.startsWith("<?", open)) {
    return afterFirst(text, ">", open);
  }
  const [start, slash, name] = TAG.exec(text.slice(open, open + 40)) ?? [];
  const end = start === undefined ? -1 : endOfTag(text, open + start.length);
  if (start === undefined || name === undefined || end === -1) {
    write(writing, "<");
    return open + 1;
  }
  const inside = text.slice(open + start.length, end);
  turn(writing, { name: name.toLowerCase(), isClosing: slash === "/", inside });
  return end + 1;
}

function afterFirst(text: string, sign: string, from: number): number {
  const at = text.indexOf(sign, from);
  return at === -1 ? text.length : at + sign.length;
}

/** Where the ">" of a tag stands, past quoted values; -1 without one. */
function endOfTag(text: string, from: number): number {
  const most = Math.min(text.length, from + TAG_MOST);
  let isValue = false;
  for (let at = from; at < most; at += 1) {
    const sign = text[at] ?? "";
    if (sign === ">") return at;
    if (sign === "<") return -1;
    if (isValue && (sign === '"' || sign === "'")) {
      const closing = text.slice(at + 1, most).indexOf(sign);
      if (closing !== -1) at += closing + 1;
    }
    isValue = sign === "=" || (isValue && sign === " ");
  }
  return -1;
}

function write(writing: Writing, words: string): void {
  if (writing.hidden !== null) return;
  const last = writing.lines.length - 1;
  const spaced = words.replaceAll(/\s+/g, " ");
  writing.lines[last] = (writing.lines[last] ?? "") + spaced;
  if (writing.href !== null) writing.linked += spaced;
}

function turn(writing: Writing, { name, isClosing, inside }: Tag): void {
  if (writing.hidden !== null) {
    if (isClosing && name === writing.hidden) writing.hidden = null;
    return;
  }
  if (UNSEEN_TAGS.has(name)) writing.hidden = isClosing ? null : name;
  else if (name === "blockquote") {
    writing.quotes = Math.max(0, writing.quotes + (isClosing ? -1 : 1));
    endLine(writing);
  } else if (BLOCKS.has(name)) endLine(writing);
  else if (CELLS.has(name) && !isClosing) write(writing, betweenCells(writing));
  else if (name === "a") link(writing, isClosing, inside);
}

/** In a table of two columns the first cell of a row is the key of the second. */
function betweenCells({ lines }: Writing): string {
  const line = lines.at(-1) ?? "";
  if (line.length > KEY_MOST * 2) return " ";
  const before = line.trim();
  return before.length > 0 && before.length < KEY_MOST && !before.includes(":") ? ": " : " ";
}

function endLine(writing: Writing): void {
  writing.lines.push(writing.quotes > 0 ? "> " : "");
}

function link(writing: Writing, isClosing: boolean, inside: string): void {
  const { href, linked } = writing;
  if (href !== null && !linked.includes(href)) write(writing, ` ${href} `);
  const [, double, single, bare] = isClosing ? [] : (HREF.exec(inside) ?? []);
  const to = withoutEntities(double ?? single ?? bare ?? "").trim();
  writing.href = LEADS.test(to) ? to : null;
  writing.linked = "";
}

function withoutEntities(marked: string): string {
  return marked.replaceAll(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z][a-z0-9]{1,30}));?/gi,
    (came: string, decimal?: string, hexadecimal?: string, name?: string) => {
      if (name !== undefined) return NAMED.get(name) ?? came;
      const code = decimal === undefined ? Number.parseInt(hexadecimal ?? "", 16) : Number(decimal);
      return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
        ? String.fromCodePoint(code)
        : came;
    },
  );
}
