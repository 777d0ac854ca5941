import { z } from "zod";
import type { Chart } from "#chart";
import type { MessageReading } from "#intake";
import type { Instant } from "#units";
import type { Vault } from "../vault.ts";
import { PollConnection } from "./connect-http-poll.ts";
import { imapFeed, openMailFeed } from "./connect-imap-feed.ts";
import { MqttConnection, mqttFeed } from "./connect-mqtt.ts";
import { openPushFeed, pushFeed } from "./connect-push.ts";
import { TakConnection, takFeed } from "./connect-tak.ts";
import { TcpConnection } from "./connect-tcp.ts";
import { UdpConnection } from "./connect-udp.ts";
import { WebSocketConnection } from "./connect-websocket.ts";
import { lineOf, type Connection, type Line } from "./feed.ts";
import { openAisReader } from "./read-ais.ts";
import { openCotReader } from "./read-cot.ts";
import { openDscReader } from "./read-dsc.ts";
import { CONTACTS, openInstrumentReader, openSignalKReader } from "./read-instruments.ts";
import { openSensorReader } from "./read-sensor.ts";
import { openTrackerReader } from "./read-tracker.ts";
import type { Taken } from "./take-telling.ts";

/** What the watch gives its feeds. */
export type FeedHouse = {
  readonly id: string;
  /** The folder of the data, and the one that names of files in the list are told from. */
  readonly data: string;
  readonly beside: string;
  readonly chart: Chart | null;
  readonly vault: Pick<Vault, "tokenFor" | "withoutNumbers" | "numberOf">;
  readonly now: () => Instant;
  readonly nowMs: () => number;
  /** For a kind that must know that its report is on the disk before it goes on. */
  readonly take: (reading: MessageReading<unknown>) => Promise<Taken | null>;
  /** What units on TAK are told now, as CoT. */
  readonly told: () => Promise<string>;
  /** Told in one sentence what goes wrong that is no reason to call the feed lost. */
  readonly trouble: (why: string) => void;
};

/** A kind of feed: what its setting holds beside id, kind and silence, and how it is opened. */
type Kind<Setting> = {
  readonly shape: z.ZodType<Setting>;
  /** Seconds without a message that are too many where the list says nothing; null: never. */
  readonly silence: number | null;
  readonly open: (setting: Setting, house: FeedHouse) => Line;
};

const PORT = /^(?:tcp|udp):\/\/[^/?#@]+:\d{1,5}\/?$/;
const socketUrl = z
  .string()
  .regex(PORT, 'expected an address such as "tcp://127.0.0.1:10110" or "udp://0.0.0.0:10110"')
  .refine((url) => URL.canParse(url), "expected an address with a host and a port below 65536");
/** Whose instruments they are: the name of a unit or of its ship. */
const unit = z.string().regex(/^[a-z0-9][a-z0-9._-]{0,39}$/, 'expected a name such as "cutter"');

const bytes = z.strictObject({ url: socketUrl });
const instruments = z.strictObject({
  url: socketUrl,
  unit: unit.optional(),
  contacts: z.enum(CONTACTS).default("report"),
});
const signalK = z.strictObject({ url: z.url({ protocol: /^wss?$/ }), unit: unit.optional() });
const tracker = z.strictObject({
  url: z.url({ protocol: /^https?$/ }),
  /** Seconds; SPOT wants 150 between two questions at least. */
  every: z.number().min(1).max(86_400).default(150),
});

const LINE_END: Uint8Array = Buffer.from("\n");

/** All kinds of feed there are. Silences that are not set: ours, for a coast with traffic. */
export const FEED_KINDS = {
  ais: kind(bytes, 60, ({ url }, { nowMs }) =>
    lineOf(socketTo(url), openAisReader(), nowMs, LINE_END),
  ),
  dsc: kind(bytes, null, ({ url }, { nowMs }) =>
    lineOf(socketTo(url), openDscReader(), nowMs, LINE_END),
  ),
  nmea: kind(instruments, 60, ({ url, unit: of, contacts }, { id, nowMs }) =>
    lineOf(socketTo(url), openInstrumentReader(of ?? id, contacts), nowMs, LINE_END),
  ),
  signalk: kind(signalK, 60, ({ url, unit: of }, { id, nowMs }) =>
    lineOf(new WebSocketConnection(url), openSignalKReader(of ?? id), nowMs),
  ),
  tracker: kind(tracker, null, (setting, { nowMs }) =>
    lineOf(new PollConnection(setting), openTrackerReader(), nowMs),
  ),
  push: kind(pushFeed, null, (setting, house) => openPushFeed(setting, house)),
  mqtt: kind(mqttFeed, null, (setting, { id, beside, nowMs }) =>
    lineOf(new MqttConnection(setting, id, beside), openSensorReader(), nowMs),
  ),
  tak: kind(takFeed, 300, (setting, { beside, nowMs, told }) =>
    lineOf(
      new TakConnection(setting, beside, told),
      openCotReader(setting.units),
      nowMs,
      new Uint8Array(),
    ),
  ),
  imap: kind(imapFeed, null, (setting, house) => openMailFeed(setting, house)),
} as const;

export type FeedKind = keyof typeof FEED_KINDS;

function kind<Setting>(
  shape: z.ZodType<Setting>,
  silence: number | null,
  open: Kind<Setting>["open"],
): Kind<Setting> {
  return { shape, silence, open };
}

function socketTo(url: string): Connection<Uint8Array> {
  return url.startsWith("udp:") ? new UdpConnection(url) : new TcpConnection(url);
}
