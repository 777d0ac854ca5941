import { parseArgs, type ParseArgsOptionsConfig } from "node:util";
import { LANGUAGES, type Language } from "#show";
import { instant, type Instant } from "#units";

/** What `vigie` answers with, in every command. `docs/cli.md` has them. */
export const EXIT = {
  done: 0,
  /** Refused, or a fault found. */
  refused: 1,
  usage: 2,
  /** The store or the machine would not. */
  cannot: 3,
} as const;

/** Arguments that cannot be meant: one sentence that says what was expected and what came. */
export class Usage extends Error {
  override readonly name = "Usage";
}

/**
 * An environment that would not: a file that is not there, a server that does not answer. One
 * sentence.
 */
export class Cannot extends Error {
  override readonly name = "Cannot";
}

/**
 * The options and the rest of a command's arguments. Throws a Usage for an option that the command
 * does not have.
 */
export function readArguments<const Options extends ParseArgsOptionsConfig>(
  args: readonly string[],
  options: Options,
) {
  try {
    return parseArgs({ args: [...args], strict: true, allowPositionals: true, options });
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    throw new Usage(`${text.split(/\.\s|\n/)[0]}.`);
  }
}

/**
 * The arguments that are no options, each under its name. Throws a Usage when one is missing or too
 * many came.
 */
export function readPositionals<const Names extends readonly string[]>(
  positionals: readonly string[],
  names: Names,
): { readonly [Index in keyof Names]: string } {
  const expected = names.length === 0 ? "no argument" : names.join(" ");
  if (positionals.length !== names.length) {
    const came = positionals.length === 0 ? "none" : positionals.join(" ");
    throw new Usage(`Expected ${expected}; came ${came}.`);
  }
  return positionals as unknown as { readonly [Index in keyof Names]: string };
}

/** A moment with its zone. Throws a Usage: an hour without a zone is never guessed. */
export function readInstantArgument(text: string, option: string): Instant {
  try {
    return instant(text);
  } catch (error) {
    const expected = "expected a date and time with its zone, such as 2021-11-24T02:41Z";
    throw new Usage(`${option}: ${expected}; came "${text}".`, { cause: error });
  }
}

/** The language of the words, of `--lang`. Throws a Usage. */
export function readLanguage(text: string): Language {
  const language = LANGUAGES.find((each) => each === text);
  if (language !== undefined) return language;
  throw new Usage(`--lang: expected ${LANGUAGES.join(" or ")}; came "${text}".`);
}
