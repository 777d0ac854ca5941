/** `node scripts/fuzz-ais.ts [INPUTS] [SEED]`: damaged AIS lines, a million of them at night. */
import { fuzzAis } from "../test/fuzz/ais.ts";

const [inputs = 1_000_000, seed = 1] = process.argv.slice(2).map(Number);
const started = performance.now();
const { broken, ...counts } = fuzzAis(inputs, seed);
const seconds = ((performance.now() - started) / 1000).toFixed(1);
console.log(
  `${counts.inputs} lines, ${counts.messages} messages, ${counts.faults} faults, ${seconds} s`,
);
if (broken !== null) {
  console.error(`seed ${seed}: ${broken}`);
  process.exitCode = 1;
}
