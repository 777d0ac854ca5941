import type { IncomingMessage, ServerResponse } from "node:http";
import { readLocate, type LocateMessage } from "#intake";
import { entryName } from "#log";
import { NO_FIX, sayLocateContact } from "#show";
import { epochMs } from "#units";
import { readJson } from "./body.ts";
import type { House } from "./house.ts";
import type { LocateLink } from "../locate-links.ts";
import { PictureStopped } from "../watch.ts";
import { boatOfLink, LINK_DESK } from "./locate-desk.ts";
import { locateOrder } from "./locate-order.ts";
import { fieldsProblem, Problem } from "./problem.ts";
import { refused } from "./refused.ts";
import { sendBytes, sendJson } from "./respond.ts";

const HTML = "text/html; charset=utf-8";

/** The token in "/l/<token>", the page, or "/l/<token>/in", where it sends; null elsewhere. */
export function tokenIn(path: string): string | null {
  return /^\/l\/([^/]{0,200})(?:\/in)?$/.exec(path)?.[1] ?? null;
}

/**
 * A phone at its link: the page, and what it sends. Whoever has the link may use it, from wherever;
 * so neither the host nor the origin of the request is asked for, and nothing is told back but
 * whether it was stored.
 */
export async function serveLocate(
  house: House,
  request: IncomingMessage,
  response: ServerResponse,
  token: string,
): Promise<void> {
  const { locate, watch } = house;
  for (const [name, value] of Object.entries(locate.headers)) response.setHeader(name, value);
  const link = locate.links.find(token, epochMs(watch.now));
  if (request.method === "POST") return takeMessage(house, request, response, link);
  if (request.method !== "GET" && request.method !== "HEAD") {
    response.setHeader("Allow", "GET, HEAD, POST");
    throw new Problem("no-such-method", 405, `A link takes GET and POST; came ${request.method}.`);
  }
  if (link?.state === "open") {
    const page = Buffer.from(locate.page(link.language));
    // Kept by the phone for as long as the link opens, so that it opens again without a line.
    const cache = `private, max-age=${Math.floor(link.opensForMs / 1_000)}`;
    return sendBytes(request, response, page, { type: HTML, cache });
  }
  if (link !== null && request.method === "GET") await noteContact(house, link, "late", null);
  const status = link === null ? 404 : 410;
  await sendBytes(request, response, Buffer.from(locate.gone), { status, type: HTML });
}

async function takeMessage(
  house: House,
  request: IncomingMessage,
  response: ServerResponse,
  link: LocateLink | null,
): Promise<void> {
  const { locate, watch } = house;
  if (link === null || link.state === "late") {
    const detail = "This link does not exist, or no longer takes anything. In danger, call 112.";
    throw new Problem("no-such-link", link === null ? 404 : 410, detail);
  }
  const wait = locate.waitOf(link, epochMs(watch.now));
  if (wait > 0) {
    response.setHeader("Retry-After", String(wait));
    throw new Problem("too-often", 429, `Too much came by this link; again in ${wait} s.`);
  }
  const reading = readLocate(await readJson(request));
  if (!reading.ok) {
    const { why: detail, words: came } = reading;
    throw fieldsProblem([{ pointer: "", detail, expected: "a message of the page", came }]);
  }
  const { thing } = reading;
  if (thing.kind === "report") return takeReport(house, request, response, { link, thing });
  await noteContact(house, link, thing.kind, thing.noFix);
  await sendJson(request, response, 200, { at: watch.now, number: 0 });
}

/** Answers with the hour and number of the entry: with these a caller can be found on the phone. */
async function takeReport(
  { watch, vault, locate }: House,
  request: IncomingMessage,
  response: ServerResponse,
  { link, thing }: { readonly link: LocateLink; readonly thing: LocateMessage },
): Promise<void> {
  // Somebody ashore, who may have opened it first, does not take the link from those aboard.
  const otherPhone = thing.aboard !== false && !locate.links.isFirstPhone(link.hash, thing.device);
  const order = locateOrder({ message: thing, link, otherPhone, now: watch.now }, vault);
  const answer = await watch.report(LINK_DESK, order);
  if (!answer.ok) throw refused(answer, watch.picture);
  const [entry] = answer.entries;
  if (entry === undefined) throw new Error("the log stored a report and gave nothing back");
  const { loggedAt: at, seq: number } = entry;
  await sendJson(request, response, answer.repeated ? 200 : 201, {
    at,
    number,
    entry: entryName(entry),
  });
}

/**
 * Writes down that a link was opened, or used without anything coming of it (F9). Whose hand the
 * phone was in, nobody knows: so it is no sign of life of the caller, and hushes no silence. What
 * came to nothing waits for somebody to call back.
 */
async function noteContact(
  { watch, locate }: House,
  link: LocateLink,
  kind: "opened" | "failed" | "late",
  noFix: string | null,
): Promise<void> {
  if (!locate.isNewContact(link, kind, epochMs(watch.now))) return;
  const why = NO_FIX.find((known) => known === noFix) ?? "nofix";
  const said = sayLocateContact(kind === "failed" ? { kind, why } : { kind }, link.deskLanguage);
  const order = {
    order: "recordContact",
    contact: null,
    direction: "inbound",
    channel: "message",
    caller: null,
    boat: boatOfLink(link, watch),
    answered: kind === "opened",
    sign: "message seen",
    words: `${said} [${link.caller}]`,
    happened: null,
    returns: null,
  } as const;
  try {
    await watch.order(LINK_DESK, order);
  } catch (error) {
    // A picture that stopped takes no orders; what the phone sends is stored all the same.
    if (!(error instanceof PictureStopped)) throw error;
  }
}
