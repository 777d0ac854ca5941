import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { connect, type MqttClient } from "mqtt";
import { z } from "zod";
import type { Connection, Listener } from "./feed.ts";

const CONNECT_MS = 10_000;
/** Found dead after one and a half of it. */
const KEEP_ALIVE_S = 30;
/** The broker keeps what came for so long while we are away. */
const SESSION_S = 86_400;

/** A broker, and the topics that sensors write to. */
export const mqttFeed = z.strictObject({
  url: z
    .string()
    .regex(
      /^mqtts?:\/\/[^/?#@]+:\d{1,5}\/?$/,
      'expected an address such as "mqtt://127.0.0.1:1883"',
    )
    .refine((url) => URL.canParse(url), "expected an address with a host and a port below 65536"),
  topics: z.array(z.string().min(1).max(500)).min(1).max(100),
  username: z.string().min(1).optional(),
  /** A file with the password, told from the list's folder: lists are shown to others. */
  passwordFile: z.string().min(1).optional(),
});
export type MqttFeed = z.infer<typeof mqttFeed>;

/**
 * A line to an MQTT 5 broker (OASIS, MQTT 5.0): each message at least once (QoS 1), also those that
 * came while the line was down for less than a day. Throws an Error in one sentence where the
 * password's file cannot be read.
 */
export class MqttConnection implements Connection<string> {
  readonly #setting: MqttFeed;
  readonly #id: string;
  readonly #password: string | undefined;
  #client: MqttClient | null = null;

  /** `id` names the session at the broker: one for each feed. */
  constructor(setting: MqttFeed, id: string, beside: string) {
    this.#setting = setting;
    this.#id = id;
    const { passwordFile } = setting;
    this.#password =
      passwordFile === undefined
        ? undefined
        : readFileSync(resolve(beside, passwordFile), "utf8").trim();
  }

  open({ heard, up, down }: Listener<string>): void {
    const { url, topics, username } = this.#setting;
    const client = connect(url, {
      protocolVersion: 5,
      clientId: `vigie-${this.#id}`,
      clean: false,
      properties: { sessionExpiryInterval: SESSION_S },
      keepalive: KEEP_ALIVE_S,
      connectTimeout: CONNECT_MS,
      // Whoever opened this line opens it again.
      reconnectPeriod: 0,
      ...(username === undefined ? {} : { username }),
      ...(this.#password === undefined ? {} : { password: this.#password }),
    });
    this.#client = client;
    let why = "the broker closed the line";
    client.on("message", (_topic, bytes) => heard(bytes.toString("utf8")));
    client.on("error", (error) => (why = error.message || error.name));
    client.on("connect", () => {
      client.subscribeAsync([...topics], { qos: 1 }).then(up, (error: unknown) => {
        why = error instanceof Error ? error.message : String(error);
        client.end(true);
      });
    });
    client.on("close", () => {
      if (this.#client !== client) return;
      this.#client = null;
      client.end(true);
      down(why);
    });
  }

  async close(): Promise<void> {
    const client = this.#client;
    this.#client = null;
    await client?.endAsync(true);
  }
}
