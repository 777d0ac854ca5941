import { stem } from "./stem.ts";

/** A word or figure of a text, with its offsets in the whole text. */
export type Word = {
  readonly text: string;
  readonly lower: string;
  readonly stem: string;
  readonly from: number;
  readonly to: number;
  /** Begins with a capital letter. */
  readonly capital: boolean;
  readonly isStop: boolean;
  /** A comma, full stop, bracket or dash stands before it. */
  readonly afterPause: boolean;
};

const WORD = /[£€$]?\d+(?:[.,:]\d+)*(?:x\d+s?)?|[£€$]|%|\p{L}+(?:[’']\p{Ll}{1,2}\b)?/gu;
const STOP = new Set(
  (
    "a an the and or but if then than that this these those there here of in on at by " +
    "for from to into onto with without within as is are was were be been being am do " +
    "does did doing have has had having will would shall should can could may might " +
    "must it its he him his she her hers they them their theirs we us our you your i " +
    "me my who whom whose which what when where why how so such too very just also " +
    "only even still yet both each either neither own same some any all more most much " +
    "many few less least up down out off over under again further once while during " +
    "until against between through about around after before above below because since " +
    "though although despite spite not no nor never s t according say said says just " +
    "including include order as well upon across among amid per toward towards now " +
    "already made make"
  ).split(" "),
);

/** The words of a piece of a text, in order. Throws nothing. */
export function wordsOf(text: string, from = 0, to: number = text.length): readonly Word[] {
  let end = from;
  return [...text.slice(from, to).matchAll(WORD)].map((found) => {
    const start = from + found.index;
    const lower = found[0].toLowerCase();
    const word: Word = {
      text: found[0],
      lower,
      stem: stem(lower),
      from: start,
      to: start + found[0].length,
      capital: /^\p{Lu}/u.test(found[0]),
      isStop: STOP.has(lower),
      afterPause: /[,.;:()[\]–—]/u.test(text.slice(end, start)),
    };
    end = word.to;
    return word;
  });
}
