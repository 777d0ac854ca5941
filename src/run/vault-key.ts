import { createHash, hkdfSync, randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

const KEY_BYTES = 32;

/** What is made of the operator's key: one key seals, one finds, and the name tells keys apart. */
export type VaultKey = {
  readonly seal: Buffer;
  readonly find: Buffer;
  /** Eight hexadecimal digits that say nothing of the key. */
  readonly name: string;
};

/** A new key, as the operator holds it: 32 bytes from the operating system, in base64. */
export const newKeyText = (): string => randomBytes(KEY_BYTES).toString("base64");

/** The keys made of what the operator holds (HKDF, RFC 5869); null when it is no key. */
export function readVaultKey(text: string): VaultKey | null {
  const held = Buffer.from(text.trim(), "base64");
  if (held.length !== KEY_BYTES || held.toString("base64") !== text.trim()) return null;
  const derive = (use: string): Buffer =>
    Buffer.from(hkdfSync("sha256", held, "", `vigie vault ${use}`, KEY_BYTES));
  const name = createHash("sha256").update(derive("name")).digest("hex").slice(0, 8);
  return { seal: derive("seal"), find: derive("find"), name };
}

/** The key of a file, made there when none is; what the operator must know of it, in sentences. */
export type HeldKey = { readonly key: VaultKey; readonly said: readonly string[] };

/**
 * Reads the key at `path`, or makes one there that this account alone may read. A file that is no
 * key is left as it is, and so is one that cannot be read: `key` is then null and `said` tells why.
 */
export function holdVaultKey(
  path: string,
): HeldKey | { readonly key: null; readonly said: readonly string[] } {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    return isMissing(error) ? makeKey(path) : { key: null, said: [cannotRead(path, error)] };
  }
  const key = readVaultKey(text);
  if (key === null) {
    const said = `The vault's key at ${path}: expected 32 bytes in base64; came something else.`;
    return { key: null, said: [said] };
  }
  const others = statSync(path).mode & 0o077;
  const warning = `Others on this machine can read the vault's key: chmod 600 ${path}`;
  return { key, said: others === 0 ? [] : [warning] };
}

function makeKey(path: string): HeldKey | { readonly key: null; readonly said: readonly string[] } {
  const text = newKeyText();
  const key = readVaultKey(text);
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `${text}\n`, { mode: 0o600, flag: "wx" });
  } catch (error) {
    return { key: null, said: [cannotRead(path, error)] };
  }
  const said =
    `Made the vault's key at ${path}. Keep a copy of it apart from the data folder: ` +
    "without it nobody can be called back.";
  return { key: key!, said: [said] };
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && "code" in error && error.code === "ENOENT";

function cannotRead(path: string, error: unknown): string {
  const why = error instanceof Error ? error.message : String(error);
  return `The vault's key at ${path} cannot be used: ${why}.`;
}
