import { readVaultKey, type VaultKey } from "../src/run/vault-key.ts";

/** A key that every test may know. */
export const TEST_KEY: VaultKey = readVaultKey(Buffer.alloc(32, 7).toString("base64"))!;
