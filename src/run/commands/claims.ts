import { readArticle } from "#record";
import { sayArticle } from "#show";
import { Cannot, EXIT, readArguments, readLanguage, readPositionals } from "../arguments.ts";
import type { Command } from "../command.ts";
import { bytesOf } from "./message-lines.ts";

/** An article is some thousands of characters; the time to compare grows with the square. */
const CHARACTERS_MAX = 100_000;

const help = `vigie claims FILE.txt|- [--lang en|fr] [--json]

Reads an article in English by rule: what it claims in numbers, which of its sentences say the same
thing and what was altered between them (copied, paraphrased, spun by a machine), which claims
exclude each other, and slips of units and of arithmetic. It compares the article with itself alone;
whether a claim is true it does not say. Nothing is stored.

  --lang en|fr  the language of the words; the article's own stay as they are (default en)
  --json        {"sentences", "claims", "pairs", "contradictions", "slips"} as one JSON document

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
      json: { type: "boolean", default: false },
    });
    const [file] = readPositionals(positionals, ["FILE"]);
    const language = readLanguage(values.lang);
    const article = readArticle(textOf(await bytesOf(file), file));
    if (values.json) io.out(JSON.stringify(article));
    else for (const line of sayArticle(article, language)) io.out(line);
    return EXIT.done;
  },
};

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
