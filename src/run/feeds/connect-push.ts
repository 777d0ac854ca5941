import { createHash, timingSafeEqual } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { resolve } from "node:path";
import { z } from "zod";
import type { FeedHouse } from "./feed-kinds.ts";
import type { FeedTelling, Line, LineEnds } from "./feed.ts";
import { openTrackerReader } from "./read-tracker.ts";

/** No push of a tracker is near it. */
const BYTES_MOST = 8 * 1024 * 1024;
const REQUEST_MS = 20_000;
/** Shorter ones are guessed. */
const TOKEN_LEAST = 16;
const CLOSED = "the watch is closing";

/** What a feed of kind "push" needs besides its id and silence; docs/feeds.md has it. */
export const pushFeed = z.strictObject({
  /** Where we listen, "http://127.0.0.1:10880/garmin": a proxy in front of it has the TLS. */
  url: z.url({ protocol: /^http$/ }),
  /** A file with nothing but the word that the sender shows. */
  tokenFile: z.string().min(1),
});
export type PushFeed = z.infer<typeof pushFeed>;

export type PushHouse = Pick<FeedHouse, "id" | "beside" | "nowMs" | "take" | "trouble">;

/**
 * A door for services that send by themselves, as Garmin's IPC Outbound does: JSON by POST, with
 * the word that both know in `X-Outbound-Auth-Token` or as a bearer token (RFC 6750). It answers
 * 200 when every call and message stands on the disk, and 503 otherwise, so that the service sends
 * again; what comes twice is one report by its key. Throws an Error in one sentence when the word
 * cannot be read or is too short.
 */
export function openPushFeed(feed: PushFeed, house: PushHouse): Line {
  const token = tokenOf(feed.tokenFile, house);
  const read = openTrackerReader();
  let server: Server | null = null;

  return { open, close };

  function open(ends: LineEnds): void {
    const { hostname, port, pathname } = new URL(feed.url);
    const opened = createServer({ requestTimeout: REQUEST_MS }, (request, response) => {
      answer(request, response, pathname, ends).catch((error: unknown) => {
        const why = error instanceof Error ? error.message : String(error);
        house.trouble(`A push to ${house.id} is not kept yet: ${why}.`);
        end(response, 503, "Not stored. Send it again.");
      });
    });
    server = opened;
    let isDown = false;
    const down = (why: string): void => {
      if (isDown) return;
      isDown = true;
      ends.down(why);
    };
    opened.once("error", (error) => {
      server = null;
      opened.close();
      down(error.message);
    });
    opened.listen(Number(port || 80), hostname.replace(/^\[|\]$/g, ""), () => ends.up());
  }

  async function close(): Promise<void> {
    const closing = server;
    server = null;
    if (closing === null) return;
    await new Promise((done) => {
      closing.close(done);
      closing.closeIdleConnections();
    });
  }

  async function answer(
    request: IncomingMessage,
    response: ServerResponse,
    path: string,
    ends: LineEnds,
  ): Promise<void> {
    if (new URL(request.url ?? "/", "http://door").pathname !== path)
      return end(response, 404, "Nothing is here.");
    if (request.method !== "POST") {
      response.setHeader("Allow", "POST");
      return end(response, 405, `Expected POST; came ${request.method}.`);
    }
    if (!isSame(tokenIn(request), token)) return end(response, 401, "Expected the agreed word.");
    const text = await textOf(request);
    if (text === null) return end(response, 413, `Expected ${BYTES_MOST} bytes at most.`);
    if (server === null) throw new Error(CLOSED);
    await keep(text, ends);
    end(response, 200, "Stored.");
  }

  /** What calls or says something is on the disk when this resolves; tracks are thinned first. */
  async function keep(text: string, ends: LineEnds): Promise<void> {
    const heard = read(text, house.nowMs());
    const said = heard.tellings.filter(saysSomething);
    for (const { reading } of said) await house.take(reading);
    const tellings = heard.tellings.filter((each) => !saysSomething(each));
    const readOfSaid = said.filter(({ reading }) => reading.ok).length;
    const unread = heard.unread - (said.length - readOfSaid);
    ends.heard({ ...heard, tellings, read: heard.read - readOfSaid, unread }, text.length);
  }
}

/** More than that a device is somewhere. */
function saysSomething({ reading }: FeedTelling): boolean {
  return !reading.ok || (reading.telling !== null && reading.telling.channel === "message");
}

function tokenOf(file: string, { beside }: PushHouse): string {
  const path = resolve(beside, file);
  let token: string;
  try {
    token = readFileSync(path, "utf8").trim();
  } catch (error) {
    throw new Error(`The token file ${path} cannot be read.`, { cause: error });
  }
  if (token.length >= TOKEN_LEAST) return token;
  throw new Error(`${path}: expected ${TOKEN_LEAST} characters or more; came ${token.length}.`);
}

function tokenIn({ headers }: IncomingMessage): string {
  const outbound = headers["x-outbound-auth-token"];
  if (typeof outbound === "string") return outbound;
  return /^Bearer (.+)$/i.exec(headers.authorization ?? "")?.[1] ?? "";
}

/** Takes as long for a word that is nearly right as for one that is not. */
function isSame(one: string, other: string): boolean {
  const sum = (word: string): Buffer => createHash("sha256").update(word).digest();
  return timingSafeEqual(sum(one), sum(other));
}

/** Null when it is too long; bytes that are no text are kept as the signs that stand for them. */
async function textOf(request: IncomingMessage): Promise<string | null> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length;
    if (length <= BYTES_MOST) parts.push(part);
  }
  return length > BYTES_MOST ? null : Buffer.concat(parts).toString("utf8");
}

function end(response: ServerResponse, status: number, words: string): void {
  if (response.headersSent || response.destroyed) return;
  response.writeHead(status, { "Content-Type": "text/plain; charset=utf-8", Connection: "close" });
  response.end(`${words}\n`);
}
