import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Chart } from "#chart";
import { Repeats, type MessageReading, type Telling, type TrackPoint } from "#intake";
import { epochMs, seededRandom } from "#units";
import type { Vault } from "../vault.ts";
import type { Watch } from "../watch.ts";
import { readVersion } from "../version.ts";
import { CotTeller } from "./cot-teller.ts";
import { FeedAlarm } from "./feed-alarm.ts";
import type { FeedKind } from "./feed-kinds.ts";
import type { FeedList, ListedFeed, UnheardFeed } from "./feed-list.ts";
import type { FeedReading, FeedTelling, Line } from "./feed.ts";
import { ReportQueue, type ReportFeed } from "./report-queue.ts";
import { takeTelling, tokenOf, type Taken } from "./take-telling.ts";
import { Telemetry } from "./telemetry.ts";
import { TelemetryStore } from "./telemetry-store.ts";
import { WatchedFeed, type FeedCounts } from "./watched-feed.ts";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
/** How often positions are stored and feeds are looked at. */
const TICK_MS = 1_000;

export type FeedsOptions = {
  readonly list: FeedList;
  readonly watch: Watch;
  readonly vault: Vault;
  readonly chart: Chart | null;
  /** Folder of the log. */
  readonly data: string;
  /** Told in one sentence, or with an error, what goes wrong. */
  readonly onFault: (error: unknown) => void;
};

/** How a feed is, for the board. Milliseconds since 1970. */
export type FeedState = {
  readonly id: string;
  readonly kind: FeedKind;
  readonly state: "opening" | "up" | "down" | "closed";
  /** Whether it is an alarm on the log. */
  readonly lost: boolean;
  readonly lastHeard: number | null;
  /** Seconds; null: any silence is usual. */
  readonly silenceAllowed: number | null;
  readonly counts: FeedCounts;
};

type Opened = { readonly kind: FeedKind; readonly feed: WatchedFeed };

/**
 * Every feed of a watch: opened, counted, opened again, and an alarm when it is lost. Distress and
 * tellings of boats become reports, each at once; positions go to the telemetry.
 */
export class Feeds {
  readonly telemetry: Telemetry;
  /** A sentence for each feed that could not be opened as the list has it. */
  readonly faults: readonly string[];
  readonly #options: FeedsOptions;
  readonly #alarm: FeedAlarm;
  readonly #reports: ReportQueue;
  readonly #teller: CotTeller;
  readonly #repeats = new Repeats();
  readonly #opened: readonly Opened[];
  readonly #unheard: readonly UnheardFeed[];
  readonly #since: number;
  readonly #tick: NodeJS.Timeout;

  /** Opens all feeds of the list. One that cannot be opened leaves the others. */
  constructor(options: FeedsOptions) {
    const { list, watch, vault, data, onFault } = options;
    this.#options = options;
    const { language } = list;
    this.#teller = new CotTeller({ watch, data, version: readVersion(ROOT), language });
    const store = openStore(join(data, "telemetry.sqlite"), onFault);
    this.telemetry = new Telemetry({ store, keepDays: list.keepDays, onFault });
    this.#alarm = new FeedAlarm(watch, list.language, onFault);
    this.#reports = new ReportQueue({ watch, vault, language: list.language }, onFault);
    const unheard: UnheardFeed[] = [];
    this.#since = this.#nowMs();
    this.#opened = list.feeds.flatMap((listed) => {
      const opened = this.#watched(listed);
      if ("feed" in opened) return [opened];
      unheard.push(opened);
      return [];
    });
    this.#unheard = [...list.unheard, ...unheard];
    this.faults = [...list.faults, ...unheard.map(({ id, why }) => `feed ${id}: ${why}`)];
    for (const { feed } of this.#opened) feed.open();
    this.#tick = setInterval(() => this.look(), TICK_MS);
  }

  get states(): readonly FeedState[] {
    return this.#opened.map(({ kind, feed }) => ({
      id: feed.id,
      kind,
      state: feed.state,
      lost: this.#alarm.isLost(feed.id),
      lastHeard: feed.lastHeard,
      silenceAllowed: feed.silenceAllowed === null ? null : feed.silenceAllowed / 1000,
      counts: { ...feed.counts },
    }));
  }

  /** Reports that are not on the disk yet. */
  get waiting(): number {
    return this.#reports.waiting;
  }

  /** Closes every line, then stores what is under way. */
  async close(): Promise<void> {
    clearInterval(this.#tick);
    await Promise.all(this.#opened.map(({ feed }) => feed.close()));
    await this.#teller.close();
    const left = await this.#reports.close();
    if (left > 0) this.#options.onFault(`${left} reports of feeds could not be stored.`);
    await this.#alarm.close();
    this.telemetry.flush(this.#nowMs());
    this.telemetry.close();
  }

  #nowMs(): number {
    return epochMs(this.#options.watch.now);
  }

  #watched(listed: ListedFeed): Opened | UnheardFeed {
    const { id, kind, silence } = listed;
    const holder: { feed: WatchedFeed | null } = { feed: null };
    let line: Line;
    try {
      line = this.#lineOf(listed, holder);
    } catch (error) {
      return { id, why: error instanceof Error ? error.message : String(error) };
    }
    const feed = new WatchedFeed({
      id,
      silence,
      line,
      now: () => this.#nowMs(),
      random: seededRandom(seedOf(id)),
      heard: (reading, from) => this.#heard(reading, from, kind),
    });
    holder.feed = feed;
    return { kind, feed };
  }

  #lineOf(listed: ListedFeed, holder: { readonly feed: WatchedFeed | null }): Line {
    const { watch, vault, chart, data, list, onFault } = this.#options;
    const take = async (reading: MessageReading<unknown>): Promise<Taken | null> => {
      const taken = await takeTelling(reading, listed.id, {
        watch,
        vault,
        language: list.language,
        channel: unreadChannel(listed.kind),
      });
      const { feed } = holder;
      feed?.tookOne(reading.ok);
      if (feed !== null && taken !== null) countTaken(feed, taken);
      if (reading.ok && reading.telling !== null) this.#place(reading.telling);
      return taken;
    };
    return listed.open({
      data,
      chart,
      vault,
      take,
      now: () => watch.now,
      nowMs: () => this.#nowMs(),
      told: () => this.#told(),
      trouble: onFault,
    });
  }

  /** What fails here is said, and nothing is told until it goes again: the line stands. */
  async #told(): Promise<string> {
    try {
      return await this.#teller.text();
    } catch (error) {
      this.#options.onFault(error);
      return "";
    }
  }

  #heard({ tellings, positions }: FeedReading, feed: WatchedFeed, kind: FeedKind): void {
    const from = { feed: feed.id, channel: unreadChannel(kind) };
    for (const telling of tellings) this.#tell(telling, feed, from, positions.length > 0);
    for (const point of positions) if (this.telemetry.add(point)) feed.counts.coalesced += 1;
  }

  /** A report at once, unless it repeats one; its place is kept in either case. */
  #tell(
    { reading, subject, content }: FeedTelling,
    feed: WatchedFeed,
    from: ReportFeed,
    isPlaced: boolean,
  ): void {
    const now = this.#nowMs();
    const telling = reading.ok ? reading.telling : null;
    const name = subject === null ? null : `${feed.id} ${subject}`;
    if (name !== null && this.#repeats.isRepeat(saidOf(telling, name, content), now))
      feed.counts.repeats += 1;
    else this.#reports.add(reading, from, (taken) => countTaken(feed, taken));
    if (telling !== null && !isPlaced) this.#place(telling);
  }

  /** The place of a telling whose reader gave no position of its own, under its sender's token. */
  #place(telling: Telling): void {
    try {
      this.#placeOf(telling, this.#nowMs());
    } catch (error) {
      // A vault that cannot be reached costs a point of a track, never a report.
      this.#options.onFault(error);
    }
  }

  #placeOf(telling: Telling, now: number): void {
    const { sender, place, happened } = telling;
    const [at] = place?.readings ?? [];
    if (sender === null || place === null || at === undefined || place.readings.length > 1) return;
    const told = place.fixedAt ?? (happened?.kind === "told" ? happened.at : null);
    const point: TrackPoint = {
      ...at,
      vessel: tokenOf(telling, sender, this.#options.vault),
      method: place.method,
      atMs: told === null ? now : Math.min(now, epochMs(told)),
      isTimeTold: told !== null,
      speed: null,
      course: null,
    };
    this.telemetry.add(point);
  }

  /** What is done each second: a replay at another pace asks for it itself. */
  look(): void {
    const now = this.#nowMs();
    this.telemetry.flush(now);
    const since = (now - this.#since) / 1000;
    for (const { id, why } of this.#unheard) this.#alarm.state(id, { kind: "down", why, since });
    for (const { feed } of this.#opened) {
      this.#alarm.state(feed.id, feed.wrongAt(now));
      feed.reopenIfSilent(now).catch(this.#options.onFault);
    }
  }
}

function countTaken(feed: WatchedFeed, { repeated }: Taken): void {
  feed.counts[repeated ? "repeats" : "reports"] += 1;
}

function saidOf(telling: Telling | null, subject: string, content: string) {
  const {
    alert = null,
    exercise = false,
    people = null,
    conditions = [],
    place = null,
  } = telling ?? {};
  const isFollowed = telling !== null && telling.sender !== null;
  return { subject, content, alert, exercise, people, conditions, place, isFollowed };
}

/** Each feed has its own chance, the same at each start. */
function seedOf(id: string): number {
  return Buffer.from(id).reduce((sum, byte) => Math.imul(sum, 31) + byte, 7);
}

/** A file that cannot be opened keeps no feed from being heard: positions are then in memory. */
function openStore(path: string, onFault: (error: unknown) => void): TelemetryStore {
  try {
    return new TelemetryStore(path);
  } catch (error) {
    onFault(error);
    return new TelemetryStore(":memory:");
  }
}

/** By what words came of which nothing could be read: a mail that nobody could read is a mail. */
function unreadChannel(kind: FeedKind): ReportFeed["channel"] {
  if (kind === "imap") return "email";
  if (kind === "dsc") return "dsc";
  return kind === "tracker" || kind === "push" ? "message" : "sensor";
}
