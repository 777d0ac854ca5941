import type { Instant } from "#units";

/**
 * Where a command writes and what time it is: the terminal and the machine's clock, or a test's.
 */
export type Io = {
  /** One line to standard output. */
  readonly out: (line: string) => void;
  /** One line to standard error. */
  readonly err: (line: string) => void;
  readonly now: () => Instant;
};

/** One command of `vigie`, in a file of its own. */
export type Command = {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** What `--help` prints: what it does, every option, an example, exit codes. */
  readonly help: string;
  /** Commands of its own, named "log verify": the first argument chooses one. */
  readonly parts?: readonly Command[];
  /** Runs with the arguments after the command's name. Resolves to the exit code. */
  readonly run: (args: readonly string[], io: Io) => Promise<number>;
};
