import { CHECKS, runCheck } from "./checks.ts";

/** Two cores, and each check takes about one. */
const AT_ONCE = 2;

async function main(): Promise<number> {
  const waiting = [...CHECKS];
  let failed = 0;
  const work = async (): Promise<void> => {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
      const { ok, output, seconds } = await runCheck(check, ".");
      console.log(`${ok ? "✔" : "✖"} ${check.name} (${seconds.toFixed(1)} s)`);
      if (ok) continue;
      failed += 1;
      console.log(output);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  console.log(`${CHECKS.length - failed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

process.exitCode = await main();
