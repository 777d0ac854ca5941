import { readFileSync } from "node:fs";
import { enableCompileCache } from "node:module";
import { fileURLToPath } from "node:url";
import { instantFromMs } from "#units";
import { Cannot, EXIT, Usage } from "./arguments.ts";
import type { Command, Io } from "./command.ts";
import { withholdNumbers } from "./phone-numbers.ts";
import { StoreError } from "./store/store-error.ts";

/**
 * Loaded when asked for, so that a command that cannot be loaded does not take the others with it.
 */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  serve: async () => (await import("./commands/serve.ts")).serve,
  replay: async () => (await import("./commands/replay.ts")).replay,
  report: async () => (await import("./commands/report.ts")).report,
  log: async () => (await import("./commands/log.ts")).log,
  field: async () => (await import("./commands/field.ts")).field,
  drift: async () => (await import("./commands/drift.ts")).drift,
  match: async () => (await import("./commands/match.ts")).match,
  read: async () => (await import("./commands/read.ts")).read,
  take: async () => (await import("./commands/take.ts")).take,
  track: async () => (await import("./commands/track.ts")).track,
  send: async () => (await import("./commands/send.ts")).send,
  search: async () => (await import("./commands/search.ts")).search,
  coast: async () => (await import("./commands/coast.ts")).coast,
  publish: async () => (await import("./commands/publish.ts")).publish,
  say: async () => (await import("./commands/say.ts")).say,
  units: async () => (await import("./commands/units.ts")).units,
  vault: async () => (await import("./commands/vault.ts")).vault,
  claims: async () => (await import("./commands/claims.ts")).claims,
  money: async () => (await import("./commands/money.ts")).money,
  deaths: async () => (await import("./commands/deaths.ts")).deaths,
  secmar: async () => (await import("./commands/secmar.ts")).secmar,
  weather: async () => (await import("./commands/weather.ts")).weather,
  tally: async () => (await import("./commands/tally.ts")).tally,
};

/** Runs `vigie` with the arguments after its name. Resolves to the exit code. */
export async function runVigie(args: readonly string[], io: Io): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === "--help" || name === "help") {
    io.out(await overview());
    return name === undefined ? EXIT.usage : EXIT.done;
  }
  if (name === "--version") {
    io.out(version());
    return EXIT.done;
  }
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (load === undefined) {
    const known = Object.keys(COMMANDS).join(", ");
    io.err(`Expected a command, one of ${known}; came "${name}". See vigie --help.`);
    return EXIT.usage;
  }
  return runCommand(await load(), rest, io);
}

/** Runs one command; what it could not do is one sentence and a code, never a trace. */
export async function runCommand(
  command: Command,
  args: readonly string[],
  io: Io,
): Promise<number> {
  const [first, ...rest] = args;
  const part = command.parts?.find(({ name }) => name === `${command.name} ${first}`);
  if (part !== undefined) return runCommand(part, rest, io);
  const own = args.includes("--") ? args.slice(0, args.indexOf("--")) : args;
  if (own.includes("--help") || own.includes("-h")) {
    io.out(command.help);
    return EXIT.done;
  }
  try {
    return await command.run(args, io);
  } catch (error) {
    if (error instanceof Usage) {
      io.err(withholdNumbers(`${error.message} See vigie ${command.name} --help.`));
      return EXIT.usage;
    }
    if (error instanceof StoreError || error instanceof Cannot) {
      io.err(withholdNumbers(error.message));
      return EXIT.cannot;
    }
    throw error;
  }
}

async function overview(): Promise<string> {
  const names = Object.keys(COMMANDS);
  const width = Math.max(...names.map((name) => name.length)) + 2;
  const lines = await Promise.all(
    Object.entries(COMMANDS).map(async ([name, load]) => {
      const summary = await load().then(
        (command) => command.summary,
        (error: unknown) => `(cannot be loaded: ${String(error)})`,
      );
      return `  ${name.padEnd(width)}${summary}`;
    }),
  );
  return `vigie COMMAND [options]

A watch over small boats at sea. No boat leaves the board until everyone aboard is accounted for.

${lines.join("\n")}

  vigie COMMAND --help   what a command does, with examples
  vigie --version

Every command takes --json. Exit codes: 0 done, 1 refused or a fault found, 2 wrong arguments,
3 the store or the machine would not. docs/cli.md says more.`;
}

function version(): string {
  const file = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
  return (JSON.parse(file) as { readonly version: string }).version;
}

const terminal: Io = {
  out: (line) => process.stdout.write(`${line}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
  now: () => instantFromMs(Date.now()),
};

/**
 * Where Node keeps what it compiled, known again by the hash of its source, so that a command
 * stands sooner. In our own folder, where nobody else may write; where we may not, there is none.
 */
const COMPILED = fileURLToPath(new URL("../../node_modules/.cache/vigie", import.meta.url));

if (import.meta.main) {
  enableCompileCache(COMPILED);
  // A reader that went away (`| head`) is no fault of ours.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(EXIT.done);
    throw error;
  });
  process.exitCode = await runVigie(process.argv.slice(2), terminal);
}
