/** A record of a table: its cells, or why it is none; its line from 1, and its text as it came. */
export type Row = {
  readonly line: number;
  readonly words: string;
  readonly cells: readonly string[];
  readonly why: string | null;
};

export type Table = { readonly separator: string; readonly rows: readonly Row[] };

const SEPARATORS = [";", "\t", ","] as const;
const BREAK = /[\r\n]/g;
const ENDS: Readonly<Record<string, RegExp>> = {
  ";": /[;\r\n]/g,
  "\t": /[\t\r\n]/g,
  ",": /[,\r\n]/g,
};
/** A cell in quotation marks may hold line breaks; no remark that somebody writes has more. */
const CELL_LINES_MOST = 200;
const CELL_MOST = 100_000;
const ROWS_MOST = 100_000;

/**
 * The records of a table in RFC 4180's form, its cells separated by semicolons, tabs or commas:
 * whichever gives the first record most cells, or the one that a line "sep=;" names. A record whose
 * quotation marks do not close is one line that was not read, and the next line begins a record
 * again: a stray mark takes no other rows with it. Empty lines are passed over.
 */
export function tableOf(text: string): Table {
  const plain = text.replace(/^\uFEFF/, "");
  const told = /^sep=([;,\t])\r?\n/i.exec(plain);
  const from = told?.[0].length ?? 0;
  const separator = told?.[1] ?? separatorOf(plain);
  const rows: Row[] = [];
  for (const { row, end, next } of recordsFrom(plain, from, told === null ? 1 : 2, separator)) {
    rows.push(row);
    if (rows.length >= ROWS_MOST && end < plain.length) {
      rows.push(rest(plain, end, next));
      break;
    }
  }
  return { separator, rows };
}

/** The records of a table one after the other, however many: for tables of a known form. */
export function* recordsIn(text: string, separator: string): Generator<Row> {
  for (const { row } of recordsFrom(text.replace(/^\uFEFF/, ""), 0, 1, separator)) yield row;
}

/** Each record with where it ends, and the line of the next. */
function* recordsFrom(text: string, from: number, first: number, separator: string) {
  let [at, line] = [from, first];
  while (at < text.length) {
    const { row, end } = recordAt(text, at, line, separator);
    line += breaksIn(text.slice(at, end));
    at = end;
    if (row.words.trim() !== "") yield { row, end, next: line };
  }
}

function rest(text: string, at: number, line: number): Row {
  const why = `expected at most ${ROWS_MOST} rows; came more`;
  return { line, words: text.slice(at), cells: [], why };
}

function separatorOf(text: string): string {
  const start = /^[\r\n]*/.exec(text)?.[0].length ?? 0;
  const counts = SEPARATORS.map((each) => recordAt(text, start, 1, each).row.cells.length);
  const most = counts.reduce((one, other) => Math.max(one, other), 0);
  return SEPARATORS[counts.indexOf(most)] ?? ",";
}

type Taken = { readonly row: Row; readonly end: number };

function recordAt(text: string, from: number, line: number, separator: string): Taken {
  const cells: string[] = [];
  let at = from;
  for (;;) {
    const quoted = text[at] === '"';
    const cell = quoted ? quotedAt(text, at) : plainAt(text, at, separator);
    if (cell === null) return spoilt(text, from, line);
    cells.push(cell.text);
    at = cell.end;
    if (text[at] === separator) {
      at += 1;
      continue;
    }
    const isEnd = at >= text.length || text[at] === "\n" || text[at] === "\r";
    if (!isEnd) return spoilt(text, from, line);
    const row = { line, words: text.slice(from, at), cells, why: null };
    return { row, end: behindBreak(text, at) };
  }
}

/** A line whose quotation marks are none. */
function spoilt(text: string, from: number, line: number): Taken {
  const at = nextOf(BREAK, text, from);
  const why = "expected cells with closed quotation marks (RFC 4180); came others";
  return { row: { line, words: text.slice(from, at), cells: [], why }, end: behindBreak(text, at) };
}

type Cell = { readonly text: string; readonly end: number };

function plainAt(text: string, from: number, separator: string): Cell {
  const end = nextOf(ENDS[separator] ?? BREAK, text, from);
  return { text: text.slice(from, end).trim(), end };
}

/** A cell in quotation marks, a doubled one standing for itself; null when it does not close. */
function quotedAt(text: string, from: number): Cell | null {
  let at = from + 1;
  let lines = 0;
  for (;;) {
    const mark = text.indexOf('"', at);
    if (mark < 0 || mark - from > CELL_MOST) return null;
    lines += breaksIn(text.slice(at, mark));
    if (lines > CELL_LINES_MOST) return null;
    at = mark + 2;
    if (text[mark + 1] === '"') continue;
    const inside = text
      .slice(from + 1, mark)
      .replaceAll('""', '"')
      .trim();
    const spaces = /^ */.exec(text.slice(mark + 1, mark + 100))?.[0].length ?? 0;
    return { text: inside, end: mark + 1 + spaces };
  }
}

/** Where the next of some characters stands, or the end of the text. */
function nextOf(marks: RegExp, text: string, from: number): number {
  marks.lastIndex = from;
  return marks.exec(text)?.index ?? text.length;
}

function behindBreak(text: string, at: number): number {
  return text[at] === "\r" && text[at + 1] === "\n" ? at + 2 : at + 1;
}

function breaksIn(text: string): number {
  return text.match(/\r\n|\r|\n/g)?.length ?? 0;
}
