import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestContext } from "node:test";
import { instant } from "#units";
import type { Io } from "../../src/run/command.ts";
import { runVigie } from "../../src/run/main.ts";
import { newKeyText } from "../../src/run/vault-key.ts";

export type Outcome = {
  readonly code: number;
  readonly out: readonly string[];
  readonly err: readonly string[];
};

export const NOW = instant("2026-01-01T12:00Z");

/** Runs `vigie` as from a shell at noon on the first day of 2026, and keeps what it wrote. */
export async function vigie(...args: readonly string[]): Promise<Outcome> {
  const out: string[] = [];
  const err: string[] = [];
  const io: Io = { out: (line) => out.push(line), err: (line) => err.push(line), now: () => NOW };
  return { code: await runVigie(args, io), out, err };
}

export function folderFor(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), "vigie-cli-"));
  // Where a test runs by itself, its vault's key goes with its folder.
  if (process.env["VIGIE_VAULT_KEY"] === undefined) {
    const key = join(folder, "test.key");
    writeFileSync(key, `${newKeyText()}\n`, { mode: 0o600 });
    process.env["VIGIE_VAULT_KEY"] = key;
    t.after(() => delete process.env["VIGIE_VAULT_KEY"]);
  }
  t.after(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** The one JSON object that a command wrote. */
export function jsonOf({ out }: Outcome): Readonly<Record<string, unknown>> {
  return JSON.parse(out.join("\n")) as Readonly<Record<string, unknown>>;
}
