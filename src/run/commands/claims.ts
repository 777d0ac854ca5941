import { fileURLToPath } from "node:url";
import { checkClaim, readArticle, readDay, type Article, type Day } from "#record";
import { sayArticle, sayBook, sayChecked } from "#show";
import { Cannot, EXIT, readArguments, readLanguage, readPositionals, Usage } from "../arguments.ts";
import { openCrossings } from "../crossings/open-crossings.ts";
import { openClaims } from "../open-claims.ts";
import type { Command } from "../command.ts";
import { bytesOf } from "./message-lines.ts";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
/** An article is some thousands of characters; the time to compare grows with the square. */
const CHARACTERS_MAX = 100_000;

const help = `vigie claims FILE.txt|- [--said DAY] [--lang en|fr] [--json]
vigie claims --book [--lang en|fr] [--json]

Reads an article in English by rule: what it claims in numbers, which of its sentences say the same
thing and what was altered between them (copied, paraphrased, spun by a machine), which claims
exclude each other, and slips of units and of arithmetic. With --said, claims of people and boats
that crossed are held against the record, as it was known on that day and as it is known now, with
the working; in doubt nothing is said to be contradicted. Nothing is stored.

--book shows the claims kept in data/claims side by side: those told twice, those that exclude each
other, and what sources say of them.

  --said DAY    when the article was published, such as 2021-11-24
  --book        the kept claims instead of an article

  --lang en|fr  the language of the words; the article's own stay as they are (default en)
  --json        {"sentences", "claims", "pairs", "contradictions", "slips"} as one JSON document,
                with "checked" of each claim in "verdicts" when --said is given

  vigie claims article.txt --json

Exit codes: 0 read, 2 wrong arguments, 3 no such file, no UTF-8 text, or
longer than ${CHARACTERS_MAX} characters.`;

/** An article read: its claims in numbers, its repetitions with what was altered, its slips. */
export const claims: Command = {
  name: "claims",
  summary: "Read an article: claims in numbers, altered copies of sentences, contradictions.",
  help,
  run: async (args, io) => {
    const { values, positionals } = readArguments(args, {
      lang: { type: "string", default: "en" },
      said: { type: "string" },
      book: { type: "boolean", default: false },
      json: { type: "boolean", default: false },
    });
    const language = readLanguage(values.lang);
    if (values.book) {
      readPositionals(positionals, []);
      const book = openClaims(ROOT);
      if (values.json) io.out(JSON.stringify(book));
      else for (const line of sayBook(book, language)) io.out(line);
      return EXIT.done;
    }
    const [file] = readPositionals(positionals, ["FILE"]);
    const said = values.said === undefined ? null : dayOf(values.said);
    const text = textOf(await bytesOf(file), file);
    const article = readArticle(text);
    const verdicts = said === null ? [] : verdictsOn(article, text, said);
    if (values.json) io.out(JSON.stringify({ ...article, ...(said !== null && { verdicts }) }));
    else for (const line of sayArticle(article, language)) io.out(line);
    for (const { claim, checked } of values.json ? [] : verdicts)
      io.out(`[${claim.sentence}] ${claim.words}: ${sayChecked(checked, language)}`);
    return EXIT.done;
  },
};

/** Each claim with its verdict, in the order of the text. */
function verdictsOn(article: Article, text: string, said: Day) {
  const record = { crossings: openCrossings(ROOT) };
  return article.claims.map((claim) => {
    const sentence = article.sentences[claim.sentence - 1];
    const around = sentence === undefined ? claim.words : text.slice(sentence.from, sentence.to);
    return { claim, checked: checkClaim(claim, { text: around, whole: text, said }, record) };
  });
}

function dayOf(text: string): Day {
  const day = readDay(text);
  if (day !== null) return day;
  throw new Usage(`--said: expected a day such as 2021-11-24; came "${text}".`);
}

function textOf(bytes: Uint8Array, file: string): string {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new Cannot(`${file}: expected text in UTF-8; came other bytes.`, { cause });
  }
  if (text.length > CHARACTERS_MAX)
    throw new Cannot(
      `${file}: expected ${CHARACTERS_MAX} characters at most; came ${text.length}.`,
    );
  return text;
}
