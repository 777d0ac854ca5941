import { join } from "node:path";
import { renderSite } from "#publish";
import { readDay } from "#record";
import { instantFromMs } from "#units";
import { spread } from "./spread.ts";
import { siteInput } from "../src/run/publish-site.ts";

const ROOT = join(import.meta.dirname, "..");
const ROUNDS = 7;
/** Seconds in which the site of nine years is to be made. */
const GOAL = 10;

/** Seconds to make the public site of nine years, against copying its texts once in this process. */
export async function bench(): Promise<void> {
  const io = {
    out: () => undefined,
    err: (line: string): void => console.error(line),
    now: () => instantFromMs(Date.now()),
  };
  const asOf = readDay("2026-09-01");
  if (asOf === null) throw new Error("expected a day; came none");
  const asked = { root: ROOT, asOf, logs: [], imports: join(ROOT, "data/none") };
  const made: number[] = [];
  const copied: number[] = [];
  let size = 0;
  let count = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = performance.now();
    const files = renderSite(await siteInput(asked, io), []);
    made.push((performance.now() - before) / 1000);
    const copying = performance.now();
    const bytes = [...files.values()].map((text) => Buffer.from(text));
    copied.push((performance.now() - copying) / 1000);
    size = bytes.reduce((sum, each) => sum + each.length, 0);
    count = files.size;
  }
  console.log(`  ${count} files, ${(size / 1e6).toFixed(1)} MB, of 2018 to 2026`);
  console.log(`  ${spread(made)} s in ${ROUNDS} rounds; goal ${GOAL}`);
  const ratio = median(made) / median(copied);
  console.log(`  ${ratio.toFixed(0)}x copying its texts in this process`);
}

const median = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[values.length >> 1] ?? 0;
