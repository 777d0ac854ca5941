import { existsSync, readdirSync, rmSync, writeFileSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { CallerToken } from "#log";
import type { Instant } from "#units";
import { withholdNumbers } from "./phone-numbers.ts";
import { StoreError } from "./store/store-error.ts";
import { holdVaultKey, newKeyText, readVaultKey } from "./vault-key.ts";
import { Vault } from "./vault.ts";

/** Where the vault's key is held, and what to do with what must be said of it. */
export type VaultOptions = {
  /** Folder of the log. */
  readonly folder: string;
  /** File of the key; null: beside the folder, not in it, so that no copy of it holds both. */
  readonly keyFile: string | null;
  readonly now: () => Instant;
  readonly say: (sentence: string) => void;
};

/** The key's file unless another is told: `.vigie` has `.vigie.key` beside it. */
export const keyFileOf = (folder: string): string =>
  join(dirname(folder), `${basename(folder)}.key`);

/** The file that an option or, without one, VIGIE_VAULT_KEY names; null when neither does. */
export const keyFileTold = (option: string | undefined): string | null =>
  option ?? process.env["VIGIE_VAULT_KEY"] ?? null;

const NAMED = /^vault-([0-9a-f]{8})\.db$/;
/** Before numbers were sealed. */
const PLAIN = "vault.db";

/**
 * The vault of a folder under the operator's key, each key with a file of its own: under another
 * key nothing of it is read and nothing is lost. A report is never refused for the vault: without a
 * usable key or file, numbers are kept in memory for as long as this runs, and it is said.
 */
export function openVault({ folder, keyFile, now, say: tell }: VaultOptions): Vault {
  const say = (sentence: string): void => tell(withholdNumbers(sentence));
  const path = keyFile ?? keyFileOf(folder);
  const { key, said } = holdVaultKey(path);
  for (const sentence of said) say(sentence);
  if (key === null) return inMemory(now, say);
  const file = `vault-${key.name}.db`;
  const locked = readdirSync(folder).filter((name) => NAMED.test(name) && name !== file);
  if (locked.length > 0) {
    say(
      `${locked.join(", ")}: sealed with another key than ${path}. Who is in there cannot be ` +
        "called back, and is not known again when calling, until that key is given.",
    );
  }
  try {
    const vault = new Vault(join(folder, file), key, now);
    takeOver(join(folder, PLAIN), vault, say);
    return vault;
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    say(error.message);
    return inMemory(now, say);
  }
}

/** A vault that lasts as long as this runs: a report is taken all the same. */
function inMemory(now: () => Instant, say: (sentence: string) => void): Vault {
  say(
    "Numbers that come in now can be called back only until this stops: they are kept in " +
      "memory. Mend the vault or its key, and start again.",
  );
  return new Vault(":memory:", readVaultKey(newKeyText())!, now);
}

/**
 * Numbers of a vault from before they were sealed, under the tokens they have; then its file is
 * overwritten and removed.
 */
function takeOver(path: string, vault: Vault, say: (sentence: string) => void): void {
  if (!existsSync(path)) return;
  try {
    const plain = new DatabaseSync(path, { timeout: 2_000 });
    const rows = plain.prepare("SELECT token, written FROM caller").all();
    for (const { token, written } of rows) vault.keep(token as CallerToken, String(written));
    plain.close();
    writeFileSync(path, Buffer.alloc(statSync(path).size), { flush: true });
    rmSync(path);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    say(`${path} may hold numbers in plain, and could not be sealed and removed: ${why}.`);
    return;
  }
  say(`The numbers of ${path} are sealed now, and the plain file is gone.`);
}
