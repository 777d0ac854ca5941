import { existsSync, readdirSync } from "node:fs";
import { resolve } from "node:path";
import { readDay } from "#record";
import { Cannot, EXIT, readArguments, readPositionals, Usage } from "../arguments.ts";
import type { Command, Io } from "../command.ts";
import { keyFileOf, keyFileTold, openVault } from "../open-vault.ts";
import type { Vault } from "../vault.ts";

const DATA = "./.vigie";
const WHERE = {
  data: { type: "string", default: DATA },
  "vault-key": { type: "string" },
  json: { type: "boolean", default: false },
} as const;

const OPTIONS = `  --data DIR        folder of the log and the vault (default ${DATA})
  --vault-key FILE  the key (default: VIGIE_VAULT_KEY, or beside the data folder)
  --json            the answer as JSON`;
const CODES =
  "Exit codes: 0 done, 1 nothing under that token, 2 wrong arguments, 3 no vault or no key.";

type Where = { readonly data: string; readonly "vault-key"?: string | undefined };

/** Opens the vault that is there: looking into one makes none, and no key either. */
function opened(where: Where, io: Io): Vault {
  const folder = resolve(where.data);
  const keyFile = keyFileTold(where["vault-key"]) ?? keyFileOf(folder);
  const hasVault =
    existsSync(folder) && readdirSync(folder).some((name) => name.startsWith("vault"));
  if (!hasVault) throw new Cannot(`There is no vault in ${folder}.`);
  if (!existsSync(keyFile)) throw new Cannot(`There is no key at ${keyFile}: name it.`);
  return openVault({ folder, keyFile, now: io.now, say: (line) => io.err(line) });
}

export const listCommand: Command = {
  name: "vault list",
  summary: "The tokens that lead to somebody, and since when. No number.",
  help: `vigie vault list [options]

Prints each token that leads to a number, and since when; never a number.

${OPTIONS}

${CODES}`,
  run: async (args, io) => {
    const { values, positionals } = readArguments(args, WHERE);
    readPositionals(positionals, []);
    using held = disposable(opened(values, io));
    const callers = held.vault.held();
    if (values.json) io.out(JSON.stringify({ callers }));
    else for (const { token, since } of callers) io.out(`${token} ${since ?? "since unknown"}`);
    return EXIT.done;
  },
};

export const showCommand: Command = {
  name: "vault show",
  summary: "The number behind a token, to call back.",
  help: `vigie vault show TOKEN [options]

Prints the number behind a token, as it was written, to call back.

${OPTIONS}

${CODES}`,
  run: async (args, io) => {
    const { values, positionals } = readArguments(args, WHERE);
    const [token] = readPositionals(positionals, ["TOKEN"]);
    using held = disposable(opened(values, io));
    const phone = held.vault.numberOf(token);
    if (phone === null) return nothing(token, io);
    io.out(values.json ? JSON.stringify({ caller: token, phone }) : phone);
    io.err(`Shown: the number behind ${token}. Whoever reads this screen has it.`);
    return EXIT.done;
  },
};

export const eraseCommand: Command = {
  name: "vault erase",
  summary: "Erase a number, or all from before a day, for good.",
  help: `vigie vault erase TOKEN|--before DAY [options]

Erases the number behind a token for good, or every number that was written before a day, and those
of which the day was not noted. The log keeps the tokens, and its chain stays whole. Works while a
server runs.

  --before DAY      such as 2021-12-01
${OPTIONS}

${CODES}`,
  run: async (args, io) => {
    const { values, positionals } = readArguments(args, { ...WHERE, before: { type: "string" } });
    const { before } = values;
    if ((before === undefined) === (positionals.length === 0))
      throw new Usage("Expected a token, or --before and a day.");
    using held = disposable(opened(values, io));
    if (before !== undefined) return eraseBefore(before, held.vault, values.json, io);
    const [token] = readPositionals(positionals, ["TOKEN"]);
    if (!held.vault.erase(token)) return nothing(token, io);
    io.out(values.json ? JSON.stringify({ erased: [token] }) : `erased ${token}`);
    return EXIT.done;
  },
};

function eraseBefore(before: string, vault: Vault, json: boolean, io: Io): number {
  const day = readDay(before);
  if (day === null)
    throw new Usage(`--before: expected a day such as 2021-12-01; came "${before}".`);
  const erased = vault
    .held()
    .filter(({ since }) => since === null || since < day)
    .map(({ token }) => token);
  for (const token of erased) vault.erase(token);
  io.out(json ? JSON.stringify({ erased }) : `erased ${erased.length}`);
  return EXIT.done;
}

function nothing(token: string, io: Io): number {
  io.err(`The vault holds no number for ${token}: erased, or never here.`);
  return EXIT.refused;
}

function disposable(vault: Vault) {
  return { vault, [Symbol.dispose]: () => vault.close() };
}
