/** `node scripts/fuzz-position.ts [INPUTS] [SEED]`: damaged positions, a million of them at night. */
import { fileURLToPath } from "node:url";
import { openSeaChart } from "../src/run/sea-chart.ts";
import { fuzzPositions } from "../test/fuzz/position.ts";

const [inputs = 1_000_000, seed = 1] = process.argv.slice(2).map(Number);
const chart = openSeaChart(fileURLToPath(new URL("..", import.meta.url)));
const begun = process.cpuUsage();
const { broken, ...counts } = fuzzPositions(chart, inputs, seed);
const seconds = (process.cpuUsage(begun).user / 1e6).toFixed(1);
console.log(
  `${counts.inputs} texts, ${counts.readings} readings, ${counts.unread} not read, ${seconds} s`,
);
if (broken !== null) {
  console.error(`seed ${seed}: ${broken}`);
  process.exitCode = 1;
}
