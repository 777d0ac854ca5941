/** `npm run bench -- [name…]`: runs bench/<name>.ts, all of them when none is named. */
import { readdirSync } from "node:fs";

const HELPERS = new Set([
  "main.ts",
  "season.ts",
  "busy-strait.ts",
  "spread.ts",
  "drift-cases.ts",
  "drift-memory.ts",
  "drift-worker.ts",
  "other-decoders.ts",
]);
const all = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith(".ts") && !HELPERS.has(file))
  .map((file) => file.slice(0, -".ts".length))
  .sort();
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !all.includes(name));
if (unknown.length > 0) {
  console.error(`No bench named ${unknown.join(", ")}. There are: ${all.join(", ")}.`);
  process.exitCode = 2;
} else {
  for (const name of asked.length > 0 ? asked : all) {
    console.log(`\n${name}`);
    const loaded: unknown = await import(`./${name}.ts`);
    const { bench } = loaded as { bench: () => Promise<void> };
    await bench();
  }
}
