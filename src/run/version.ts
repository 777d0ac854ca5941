import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The version of Vigie, out of the project's folder. */
export function readVersion(root: string): string {
  const file = readFileSync(join(root, "package.json"), "utf8");
  return (JSON.parse(file) as { readonly version: string }).version;
}
