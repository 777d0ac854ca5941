import type { IncomingMessage, ServerResponse } from "node:http";
import type { Author } from "#log";
import { unitOf } from "#picture";
import { LANGUAGES, viewUnitPage } from "#show";
import { epochMs } from "#units";
import type { Taken, UnitLink } from "../unit-links.ts";
import { readJson } from "./body.ts";
import type { House } from "./house.ts";
import { faultsOf, fieldsProblem, Problem } from "./problem.ts";
import { refused } from "./refused.ts";
import { sendBytes, sendJson } from "./respond.ts";
import { ordersOfMessage, unitMessage } from "./unit-message.ts";

const HTML = "text/html; charset=utf-8";
/** For how long a phone keeps the page, so that it opens again without a line. */
const CACHE = "private, max-age=172800";

type Address = { readonly token: string; readonly part: "" | "state" | "in" };

/** "/u/<token>", the page; "/u/<token>/state", its task; "/u/<token>/in", where it sends. */
export function unitAddress(path: string): Address | null {
  const found = /^\/u\/([^/]{0,200})(?:\/(state|in))?$/.exec(path);
  if (found === null) return null;
  return { token: found[1] ?? "", part: (found[2] ?? "") as Address["part"] };
}

/**
 * A unit at its page. Whoever has the link may use it, from wherever; so neither the host nor the
 * origin of the request is asked for. It is told of the boats that the unit was sent to, and of
 * nobody who called.
 */
export async function serveUnitPage(
  house: House,
  request: IncomingMessage,
  response: ServerResponse,
  { token, part }: Address,
): Promise<void> {
  const { unitDesk, watch } = house;
  for (const [name, value] of Object.entries(unitDesk.headers)) response.setHeader(name, value);
  const allowed = part === "in" ? ["POST"] : ["GET", "HEAD"];
  if (!allowed.includes(request.method ?? "")) {
    response.setHeader("Allow", allowed.join(", "));
    const detail = `This address takes ${allowed.join(", ")}; came ${request.method}.`;
    throw new Problem("no-such-method", 405, detail);
  }
  const link = unitDesk.links.find(token, epochMs(watch.now));
  if (part === "in") return takeMessage(house, request, response, link);
  if (part === "state") return tellState(house, request, response, link);
  if (link?.state !== "open") {
    const status = link === null ? 404 : 410;
    return sendBytes(request, response, Buffer.from(unitDesk.gone), { status, type: HTML });
  }
  const name = unitOf(watch.picture, link.unit)?.name ?? link.unit;
  const page = Buffer.from(unitDesk.page(name, link.language));
  return sendBytes(request, response, page, { type: HTML, cache: CACHE });
}

function noLink(link: UnitLink | null): Problem {
  const detail = "This link does not exist, or no longer opens. Call the watch on VHF 16.";
  return new Problem("no-such-link", link === null ? 404 : 410, detail);
}

async function tellState(
  house: House,
  request: IncomingMessage,
  response: ServerResponse,
  link: UnitLink | null,
): Promise<void> {
  const { unitDesk, watch } = house;
  if (link?.state !== "open") throw noLink(link);
  const asked = new URLSearchParams((request.url ?? "").split("?")[1] ?? "").get("lang");
  const language = LANGUAGES.find((each) => each === asked) ?? link.language;
  const { picture, now } = watch;
  unitDesk.noteAsked(link.unit, now);
  const view = viewUnitPage(picture, link.unit, now, language);
  if (view === null) throw noLink(link);
  const tasks = view.tasks.map((task) => ({ ...task, drifted: driftOf(house, task, language) }));
  await sendJson(request, response, 200, { ...view, tasks, stopped: watch.stopped !== null });
}

type ViewedTask = NonNullable<ReturnType<typeof viewUnitPage>>["tasks"][number];

function driftOf(house: House, { boat, fixAt }: ViewedTask, language: "en" | "fr") {
  return fixAt === null ? null : house.unitDesk.driftedTo(house, boat, fixAt, language);
}

async function takeMessage(
  house: House,
  request: IncomingMessage,
  response: ServerResponse,
  link: UnitLink | null,
): Promise<void> {
  const { unitDesk, watch } = house;
  if (link === null || link.state === "gone") throw noLink(link);
  const wait = unitDesk.waitOf(link, epochMs(watch.now));
  if (wait > 0) {
    response.setHeader("Retry-After", String(wait));
    throw new Problem("too-often", 429, `Too much came by this link; again in ${wait} s.`);
  }
  const sent = await readJson(request);
  const reading = unitMessage.safeParse(sent);
  if (!reading.success) throw fieldsProblem(faultsOf(reading.error, sent, "/"));
  const message = reading.data;
  const taken = await unitDesk.once(link, message.key, async () => {
    const spoken = { message, ...link, now: watch.now };
    let last: Taken | null = null;
    for (const order of ordersOfMessage(watch.picture, spoken, house.vault)) {
      last = await carryOut(house, authorOf(link), order);
    }
    if (last === null) throw new Error("a message of a unit's page gave no order");
    return last;
  });
  await sendJson(request, response, 201, taken);
}

/** The unit speaks for itself: it records what it says, and may do nothing else. */
function authorOf({ unit }: UnitLink): Author {
  return { desk: `unit ${unit}`.slice(0, 60), role: "trainee" };
}

async function carryOut(
  { watch }: House,
  by: Author,
  order: ReturnType<typeof ordersOfMessage>[number],
): Promise<Taken> {
  const answer =
    order.order === "receiveReport" ? await watch.report(by, order) : await watch.order(by, order);
  if (!answer.ok) throw refused(answer, watch.picture);
  const [entry] = answer.entries;
  if (entry === undefined) throw new Error("the log stored a word and gave nothing back");
  return { at: entry.loggedAt, number: entry.seq };
}
