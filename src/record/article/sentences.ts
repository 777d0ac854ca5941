/**
 * A sentence of an article. `n` counts from 1; `paragraph` is the count of non-empty lines from 1;
 * `from` and `to` are offsets in UTF-16 units, `to` behind the last character.
 */
export type Sentence = {
  readonly n: number;
  readonly paragraph: number;
  readonly from: number;
  readonly to: number;
};

/** Shortened words whose full stop ends no sentence. */
const SHORTENED =
  /(?:^|[\s("'‘“])(?:Mr|Mrs|Ms|Dr|Prof|St|Sgt|Capt|Cllr|Col|Gen|Lt|Rev|Hon|No|vs|approx|[A-Z])\.$/u;
const BREAK = /[.!?][)"'’”\]]*[ \t\u00a0]+(?=["'‘“[(]?[\p{Lu}"'‘“[])/gu;
const BREAK_BEFORE_DIGIT = /[.!?][)"'’”\]]*[ \t\u00a0]+(?=[£€$]?\d)/gu;

/**
 * The sentences of a text, in order. A paragraph is a non-empty line; a sentence ends at . ! or ?
 * before white space and a capital, a figure, a quotation mark or a bracket.
 */
export function splitSentences(text: string): readonly Sentence[] {
  const sentences: Sentence[] = [];
  let paragraph = 0;
  for (const line of text.matchAll(/[^\r\n]*\S[^\r\n]*/gu)) {
    paragraph += 1;
    const start = line.index;
    const ends = [...line[0].matchAll(BREAK), ...line[0].matchAll(BREAK_BEFORE_DIGIT)]
      .filter((each) => !SHORTENED.test(line[0].slice(0, each.index + 1)))
      .map((each) => each.index + each[0].length)
      .toSorted((a, b) => a - b);
    let from = 0;
    for (const end of [...ends, line[0].length]) {
      const piece = line[0].slice(from, end);
      const lead = piece.length - piece.trimStart().length;
      const length = piece.trim().length;
      if (length > 0)
        sentences.push({
          n: sentences.length + 1,
          paragraph,
          from: start + from + lead,
          to: start + from + lead + length,
        });
      from = end;
    }
  }
  return sentences;
}
