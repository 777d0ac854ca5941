import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate as turn } from "node:timers/promises";
import type { Centre, FeedId } from "#log";
import { viewBoard } from "#show";
import { instantFromMs } from "#units";
import { Feeds } from "../src/run/feeds/feeds.ts";
import type { LineEnds } from "../src/run/feeds/feed.ts";
import { openAisReader } from "../src/run/feeds/read-ais.ts";
import { openLog } from "../src/run/store/sqlite-log.ts";
import { Vault } from "../src/run/vault.ts";
import { Watch } from "../src/run/watch.ts";
import { TEST_KEY } from "../test/vault-key.ts";
import { position, single } from "../test/fuzz/ais-sentences.ts";
import { BusyStrait } from "./busy-strait.ts";
import { spread } from "./spread.ts";

const VESSELS = 2_000;
const MESSAGES_A_SECOND = 200;
const HOURS = Number(process.env["VIGIE_HOURS"] ?? 10);
const SECONDS_A_BLOCK = 1_800;
/** A board is looked at this often, and a device in distress sends. */
const BOARD_EVERY = 10;
const DISTRESS_EVERY = 60;
/** The goal of issue 5: so many times as fast as the sea. */
const GOAL = 20;
const MEGABYTE = 2 ** 20;

/**
 * Ten hours of a busy strait through a feed, its telemetry, its reports and the board, in CPU time
 * of the whole process: how many times as fast as they come, and whether the memory stays flat.
 */
export async function bench(): Promise<void> {
  const house = openHouse();
  const { feeds, watch } = house;
  const line = house.line.ends;
  if (line === null) throw new Error("expected a feed that was opened");
  const read = openAisReader();
  const strait = new BusyStrait(VESSELS);
  const speeds: number[] = [];
  const heaps: number[] = [];
  let distresses = 0;
  line.up();
  for (let block = 0; block < (HOURS * 3600) / SECONDS_A_BLOCK; block += 1) {
    // Made beforehand: what is measured is not what it costs to make it.
    const seconds = Array.from({ length: SECONDS_A_BLOCK }, () => strait.second(MESSAGES_A_SECOND));
    const before = process.cpuUsage();
    for (const [second, bytes] of seconds.entries()) {
      house.clock.ms += 1_000;
      const nowMs = house.clock.ms;
      line.heard(read(bytes, nowMs), bytes.length);
      if (second % DISTRESS_EVERY === 0) {
        const sart = single(position(970_000_000 + block, 14, 900_000, 30_600_000));
        const distress = Buffer.from(`${sart}\r\n`);
        line.heard(read(distress, nowMs), distress.length);
        distresses += 1;
      }
      feeds.look();
      if (second % BOARD_EVERY === 0) viewBoard(watch.picture, watch.now, "en");
      // As a socket would: the loop turns between two seconds, and reports reach the disk.
      await turn();
    }
    while (feeds.waiting > 0) await turn();
    const { user, system } = process.cpuUsage(before);
    speeds.push((SECONDS_A_BLOCK * 1e6) / (user + system));
    globalThis.gc?.();
    heaps.push(process.memoryUsage().rss / MEGABYTE);
  }
  check(feeds, watch, strait, distresses);
  const [{ counts }] = feeds.states as [Feeds["states"][number]];
  const size = await house.close();
  const rate = `${VESSELS} vessels, ${MESSAGES_A_SECOND} messages a second, ${HOURS} hours`;
  console.log(
    `  ${rate}: ${counts.read} messages, ${counts.reports} reports; half hours, CPU time`,
  );
  console.log(`  times as fast as the sea: ${spread(speeds)}; goal ${GOAL}`);
  const shown = heaps.filter((_, index) => index % 2 === 1).map((heap) => Math.round(heap));
  console.log(`  memory of the process after each hour, MiB: ${shown.join(" ")}`);
  console.log(`  telemetry on the disk: ${Math.round(size)} MiB`);
}

/** A fast reader that loses something is none. */
function check(feeds: Feeds, watch: Watch, strait: BusyStrait, distresses: number): void {
  const [state] = feeds.states;
  const sent = HOURS * 3600 * MESSAGES_A_SECOND + distresses;
  if (state?.counts.read !== sent) throw new Error(`read ${state?.counts.read} of ${sent}`);
  const blocks = (HOURS * 3600) / SECONDS_A_BLOCK;
  const boats = watch.picture.reports.size;
  if (boats !== blocks) throw new Error(`expected ${blocks} reports of distress; came ${boats}`);
  const [told, known] = [strait.placeOf(7), feeds.telemetry.latest("mmsi:227000007")];
  if (known === null || Math.abs(known.lon - told.lon) > 1e-5)
    throw new Error(`expected ship 7 at ${told.lon}; it is at ${known?.lon}`);
}

/** A watch with one feed whose line is held here, and a clock that goes as it is told. */
function openHouse() {
  const folder = mkdtempSync(join(tmpdir(), "vigie-intake-"));
  const clock = { ms: Date.UTC(2021, 10, 24) };
  const now = () => instantFromMs(clock.ms);
  const path = join(folder, "log.sqlite");
  const log = openLog({ mode: "write", path, centre: "dover" as Centre, now });
  const vault = new Vault(join(folder, "vault.db"), TEST_KEY);
  const watch = new Watch({ log, now });
  const line: { ends: LineEnds | null } = { ends: null };
  const feeds = new Feeds({
    list: {
      feeds: [
        {
          id: "ais" as FeedId,
          kind: "ais",
          silence: 60,
          open: () => ({ open: (ends) => (line.ends = ends), close: async () => {} }),
        },
      ],
      faults: [],
      unheard: [],
      language: "en",
      keepDays: 30,
    },
    watch,
    vault,
    chart: null,
    data: folder,
    onFault: (error) => {
      throw error;
    },
  });
  const close = async (): Promise<number> => {
    await feeds.close();
    const { size } = statSync(join(folder, "telemetry.sqlite"));
    await watch.close();
    vault.close();
    await log.close();
    rmSync(folder, { recursive: true });
    return size / MEGABYTE;
  };
  return { clock, feeds, watch, line, close };
}
