import { fileURLToPath } from "node:url";
import {
  checkClaim,
  checkRecordClaim,
  readArticle,
  readDay,
  type Article,
  type Day,
} from "#record";
import { sayArticle, sayBook, sayChecked, sayCheckedRecord, type Language } from "#show";
import { Cannot, EXIT, readArguments, readLanguage, readPositionals, Usage } from "../arguments.ts";
import { openRecord } from "../open-record.ts";
import { openClaims } from "../open-claims.ts";
import type { Command } from "../command.ts";
import { bytesOf } from "./message-lines.ts";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
/** An article is some thousands of characters; the time to compare grows with the square. */
const CHARACTERS_MAX = 100_000;

const help = `vigie claims FILE.txt|- [--said DAY [--by NAME]] [--lang en|fr] [--json]
vigie claims --book [--lang en|fr] [--json]

Reads an article in English by rule: what it claims in numbers, which of its sentences say the same
thing and what was altered between them (copied, paraphrased, spun by a machine), which claims
exclude each other, and slips of units and of arithmetic. With --said, claims of people and boats
that crossed, of records, of money and things between the two countries and of deaths are held
against the record, as it was known on that day and as it is known now, with the working and each
source by itself; in doubt nothing is said to be contradicted. Nothing is stored.

--book shows the claims kept in data/claims side by side: those told twice, those that exclude each
other, and what sources say of them.

  --said DAY    when the article was published, such as 2021-11-24
  --by NAME     who published it: what NAME says elsewhere is no second source
  --book        the kept claims instead of an article

  --lang en|fr  the language of the words; the article's own stay as they are (default en)
  --json        {"sentences", "claims", "pairs", "contradictions", "slips"} as one JSON document,
                with "checked" of each claim in "verdicts" and the records claimed in "records"
                when --said is given

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
      by: { type: "string" },
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
    if (said === null) {
      if (values.json) io.out(JSON.stringify(article));
      else for (const line of sayArticle(article, language)) io.out(line);
      return EXIT.done;
    }
    const verdicts = verdictsOn(article, { text, said, by: values.by ?? null });
    const checked = { verdicts, records: recordsClaimed(article, text, said) };
    if (values.json) io.out(JSON.stringify({ ...article, ...checked }));
    else
      for (const line of [...sayArticle(article, language), ...linesOf(checked, language)])
        io.out(line);
    return EXIT.done;
  },
};

type CheckedArticle = {
  readonly verdicts: ReturnType<typeof verdictsOn>;
  readonly records: ReturnType<typeof recordsClaimed>;
};

const linesOf = ({ verdicts, records }: CheckedArticle, language: Language): readonly string[] => [
  ...verdicts.map(
    ({ claim, checked }) => `[${claim.sentence}] ${claim.words}: ${sayChecked(checked, language)}`,
  ),
  ...records.map(({ sentence, checked }) => `[${sentence}] ${sayCheckedRecord(checked, language)}`),
];

/** Each sentence that calls a day, week, month or year the highest so far, with its verdict. */
function recordsClaimed({ sentences }: Article, text: string, said: Day) {
  const { crossings } = openRecord(ROOT);
  return sentences.flatMap(({ n, from, to }) => {
    const checked = checkRecordClaim(text.slice(from, to), text, said, crossings);
    return checked === null ? [] : [{ sentence: n, checked }];
  });
}

/** Each claim with its verdict, in the order of the text. */
function verdictsOn(
  article: Article,
  { text, said, by }: { readonly text: string; readonly said: Day; readonly by: string | null },
) {
  const record = openRecord(ROOT);
  return article.claims.map((claim) => {
    const sentence = article.sentences[claim.sentence - 1];
    const around = sentence === undefined ? claim.words : text.slice(sentence.from, sentence.to);
    return {
      claim,
      checked: checkClaim(claim, { text: around, whole: text, said, publisher: by }, record),
    };
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
