/**
 * `npm run fuzz [INPUTS] [NAME…]`: every reader on a million mutated inputs, or as many as told, for
 * the night; with names only the test files that have one of them in their path. `npm test` has
 * 20,000 each.
 */
import { spawnSync } from "node:child_process";
import { globSync, readFileSync } from "node:fs";

const INPUTS = 1_000_000;
const [inputs = String(INPUTS), ...names] = process.argv.slice(2);
if (!/^[1-9]\d*$/.test(inputs)) {
  console.error(`expected a number of inputs, such as ${INPUTS}; came "${inputs}"`);
  process.exit(2);
}
const files = globSync(["src/**/*.test.ts", "test/**/*.test.ts"])
  .filter((file) => readFileSync(file, "utf8").includes("FUZZ_RUNS"))
  .filter((file) => names.length === 0 || names.some((name) => file.includes(name)))
  .sort();
const failed = files.filter((file) => {
  console.log(`\n${file}, ${inputs} inputs`);
  const begun = performance.now();
  const env = { ...process.env, VIGIE_FUZZ: inputs };
  const done = spawnSync(process.execPath, ["--test", file], { env, stdio: "inherit" });
  console.log(`${((performance.now() - begun) / 1000).toFixed(0)} s`);
  return done.status !== 0;
});
console.log(`\n${files.length - failed.length} of ${files.length} readers held.`);
for (const file of failed) console.error(`broken: ${file}`);
process.exitCode = failed.length > 0 || files.length === 0 ? 1 : 0;
