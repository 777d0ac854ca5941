import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { z } from "zod";
import type { House } from "./house.ts";
import { entryText, readNumbered, type Numbered } from "./numbered.ts";
import { packingFor, sendJson } from "./respond.ts";
import { route, type Route } from "./route.ts";
import { arrivalQuery, headSchema, healthSchema, numberedSchema } from "./shapes.ts";
import { resumePoint } from "./stream.ts";

/** Entries turned into text at a time, so that a long log does not hold up the watch. */
const LINES_AT_ONCE = 500;

const afterQuery = z.strictObject({
  after: arrivalQuery.optional().describe("Only entries that arrived after this one."),
});

/** The log as it is: its health, its heads, its entries, and what comes next. */
export function logRoutes({ watch, stream, health }: House): readonly Route[] {
  return [
    route({
      name: "readHealth",
      method: "GET",
      path: "/api/health",
      summary: "How log and picture are; answers also when nothing can be stored.",
      answers: { 200: { description: "How they are.", schema: healthSchema } },
      handle: async ({ request, response }) => sendJson(request, response, 200, await health()),
    }),
    route({
      name: "readHead",
      method: "GET",
      path: "/api/head",
      summary: "The head of each centre's chain: keep it elsewhere, and a cut tail can be proved.",
      answers: { 200: { description: "The heads.", schema: headSchema } },
      handle: ({ request, response }) => {
        const { centre } = watch.log;
        return sendJson(request, response, 200, { centre, heads: watch.log.heads() });
      },
    }),
    route({
      name: "readEntries",
      method: "GET",
      path: "/api/entries",
      summary: "All entries in order of arrival, one JSON line each.",
      query: afterQuery,
      answers: {
        200: {
          description: "JSON Lines.",
          type: "application/x-ndjson",
          schema: numberedSchema,
        },
      },
      handle: ({ request, response, query }) =>
        sendLines(request, response, readNumbered(watch.log, query.after ?? 0)),
    }),
    route({
      name: "followEntries",
      method: "GET",
      path: "/api/stream",
      summary:
        "Server-sent events: each entry once, in order of arrival, its number as id; " +
        "`state` when log or picture change; `restart` when the listener knew another log.",
      query: afterQuery,
      answers: { 200: { description: "The stream.", type: "text/event-stream" } },
      problems: { 400: ["bad-field"] },
      handle: ({ request, response, query }) =>
        stream.join(request, response, resumePoint(request, query.after)),
    }),
  ];
}

/** Answers with JSON Lines, packed when the client can open that, no faster than it reads. */
export async function sendLines(
  request: IncomingMessage,
  response: ServerResponse,
  lines: Iterable<Numbered>,
): Promise<void> {
  response.setHeader("Content-Type", "application/x-ndjson; charset=utf-8");
  response.setHeader("Cache-Control", "no-store");
  response.setHeader("Vary", "Accept-Encoding");
  const text = Readable.from(inBlocks(lines), { objectMode: false });
  if (packingFor(request) === null) return pipeline(text, response);
  response.setHeader("Content-Encoding", "gzip");
  return pipeline(text, createGzip({ level: 3 }), response);
}

function* inBlocks(lines: Iterable<Numbered>): Generator<string> {
  let block: string[] = [];
  for (const { arrival, entry } of lines) {
    block.push(`{"arrival":${arrival},"entry":${entryText(entry)}}`);
    if (block.length < LINES_AT_ONCE) continue;
    yield `${block.join("\n")}\n`;
    block = [];
  }
  if (block.length > 0) yield `${block.join("\n")}\n`;
}
