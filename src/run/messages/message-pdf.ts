import { createRequire } from "node:module";
import bidiFactory from "bidi-js";
import Pdf from "pdfkit";

/** DejaVu Sans has Latin, Cyrillic, Greek and Arabic script: callers' words stand in messages. */
const FONT = createRequire(import.meta.url).resolve("dejavu-fonts-ttf/ttf/DejaVuSans.ttf");
const SIZE = 10;
const LINE = 14;
const MARGIN = 56;
const A4 = { width: 595.28, height: 841.89 } as const;
const WIDTH = A4.width - 2 * MARGIN;

export type PdfTold = {
  readonly text: string;
  readonly language: "en" | "fr";
  /** When the message was made, on the document as its date; the same message is the same file. */
  readonly at: string;
};

/** A message on A4, each page with its number, every word of it searchable. */
export async function renderMessagePdf({ text, language, at }: PdfTold): Promise<Buffer> {
  const lines = text.trimEnd().split("\n");
  const document = new Pdf({
    size: "A4",
    margin: MARGIN,
    bufferPages: true,
    lang: language,
    displayTitle: true,
    info: { Title: lines[0] ?? "", Creator: "Vigie", CreationDate: new Date(at) },
  });
  document.registerFont("text", FONT).font("text", SIZE);
  const bytes = collected(document);
  let y = MARGIN;
  for (const line of lines.flatMap((each) => wrapped(document, each))) {
    if (y > A4.height - MARGIN - 3 * LINE) {
      document.addPage();
      y = MARGIN;
    }
    drawLine(document, line, MARGIN, y);
    y += LINE;
  }
  numberPages(document, wrapped(document, lines[0] ?? "")[0] ?? "");
  document.end();
  return await bytes;
}

function collected(document: PDFKit.PDFDocument): Promise<Buffer> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  const chunks: Buffer[] = [];
  document.on("data", (chunk: Buffer) => chunks.push(chunk));
  document.on("end", () => resolve(Buffer.concat(chunks)));
  document.on("error", reject);
  return promise;
}

/** Lines no wider than the page, broken between words; what follows stands in as far as it. */
function wrapped(document: PDFKit.PDFDocument, line: string): readonly string[] {
  const indent = /^ */.exec(line)?.[0] ?? "";
  const lines: string[] = [];
  let row = indent;
  const words = line.slice(indent.length).split(" ");
  for (const word of words.flatMap((each) => brokenWord(document, each))) {
    const longer = row === indent ? `${indent}${word}` : `${row} ${word}`;
    if (row !== indent && document.widthOfString(longer) > WIDTH) {
      lines.push(row);
      row = `${indent}${word}`;
    } else row = longer;
  }
  return [...lines, row];
}

/** A word that no line of the page holds, in pieces of which each fits: nothing runs off paper. */
function brokenWord(document: PDFKit.PDFDocument, word: string): readonly string[] {
  if (document.widthOfString(word) < WIDTH / 2) return [word];
  const pieces: string[] = [];
  let piece = "";
  for (const letter of word) {
    if (document.widthOfString(piece + letter) > WIDTH / 2) {
      pieces.push(piece);
      piece = "";
    }
    piece += letter;
  }
  return [...pieces, piece];
}

type Run = { readonly text: string; readonly level: number };
/** Its types tell of a module with a default; what Node gives is that default itself. */
const bidi = (bidiFactory as unknown as typeof bidiFactory.default)();

/**
 * Runs of one direction in the order in which they are seen (Unicode Standard Annex 9, rule L2);
 * each stays as it is written, since the font joins the letters of a run itself.
 */
function runsOf(line: string): readonly Run[] {
  const { levels } = bidi.getEmbeddingLevels(line, "ltr");
  const runs: Run[] = [];
  for (const [at, unit] of line.split("").entries()) {
    const level = levels[at] ?? 0;
    const last = runs.at(-1);
    if (last !== undefined && last.level === level)
      runs[runs.length - 1] = { text: last.text + unit, level };
    else runs.push({ text: unit, level });
  }
  for (let level = Math.max(0, ...runs.map((run) => run.level)); level > 0; level -= 1) {
    for (let from = 0; from < runs.length; from += 1) {
      let to = from;
      while (to < runs.length && runs[to]!.level >= level) to += 1;
      if (to > from) runs.splice(from, to - from, ...runs.slice(from, to).toReversed());
      from = to;
    }
  }
  return runs;
}

/** With features named a run is laid out whole; without, word by word from the left. */
const WHOLE = { lineBreak: false, features: ["liga"] } as const;

/** Digits of Arabic script: the font would turn them round with its letters, 38 into 83. */
const ARABIC_DIGITS = /[\u0660-\u0669\u06F0-\u06F9]/;

function drawLine(document: PDFKit.PDFDocument, line: string, left: number, top: number): void {
  let x = left;
  for (const { text, level } of runsOf(line)) {
    const isNumber = level % 2 === 0 && ARABIC_DIGITS.test(text);
    for (const piece of isNumber ? text : [text]) {
      const options = { ...WHOLE, features: [...WHOLE.features] };
      document.text(piece, x, top, options);
      x += document.widthOfString(piece, options);
    }
  }
}

function numberPages(document: PDFKit.PDFDocument, title: string): void {
  const { count } = document.bufferedPageRange();
  for (let page = 0; page < count; page += 1) {
    document.switchToPage(page);
    drawLine(document, `${title} · ${page + 1}/${count}`, MARGIN, A4.height - MARGIN - LINE);
  }
}
