import type { IncomingMessage } from "node:http";
import { Problem } from "./problem.ts";

/**
 * The largest body this server reads: a long mail (20 000 characters of 4 bytes) four times over.
 */
const BODY_BYTES_MAX = 320_000;

/**
 * Reads the body of a request as JSON. Problems: 415 when it is not `application/json` (a plain
 * HTML form of another site cannot send that type, so it can't send orders), 413 when too large,
 * 400 with line and column when not JSON.
 */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  const type = (request.headers["content-type"] ?? "").split(";")[0]?.trim().toLowerCase();
  if (type !== "application/json" && !type?.endsWith("+json")) {
    const came = type === "" ? "no content type" : type;
    throw new Problem("bad-type", 415, `Expected content type application/json; came ${came}.`);
  }
  return parse(await readText(request));
}

async function readText(request: IncomingMessage): Promise<string> {
  const bytes = await readBytes(request);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Problem("bad-json", 400, "Expected text in UTF-8; came bytes that are not.");
  }
}

/**
 * What is too much is read to its end and thrown away: a sender whose line is cut meanwhile would
 * not hear why.
 */
function readBytes(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  return new Promise((resolve, reject) => {
    request.on("data", (chunk: Buffer) => {
      length += chunk.length;
      if (length <= BODY_BYTES_MAX) chunks.push(chunk);
      else chunks.length = 0;
    });
    request.once("end", () => {
      if (length <= BODY_BYTES_MAX) resolve(Buffer.concat(chunks));
      else reject(tooLarge(length));
    });
    request.once("error", reject);
  });
}

function tooLarge(length: number): Problem {
  const detail = `Expected at most ${BODY_BYTES_MAX} bytes; came ${length}. Nothing was stored.`;
  return new Problem("too-large", 413, detail);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    const at = firstFault(text);
    const before = text.slice(0, at);
    const line = before.split("\n").length;
    const column = at - before.lastIndexOf("\n");
    const came =
      at >= text.length ? "the end" : withoutDigits(JSON.stringify(text.slice(at, at + 20)));
    const where = `line ${line}, column ${column}`;
    const detail = `Expected JSON; ${where} reads ${came}. Nothing was stored.`;
    throw new Problem("bad-json", 400, detail, {
      line,
      column,
      parser: withoutDigits(error instanceof Error ? error.message : String(error)),
    });
  }
}

/** A piece of a telephone number is none by its form, and tells it all the same. */
function withoutDigits(piece: string): string {
  return piece.replaceAll(/\d(?:[\s().-]{0,2}\d){4,}/g, "…");
}

/**
 * Where `text` stops being the beginning of some JSON: V8's own message names the place only
 * sometimes.
 */
function firstFault(text: string): number {
  let good = 0;
  let bad = text.length + 1;
  while (bad - good > 1) {
    const middle = (good + bad) >>> 1;
    if (couldGoOn(text.slice(0, middle))) good = middle;
    else bad = middle;
  }
  return good;
}

function couldGoOn(beginning: string): boolean {
  try {
    JSON.parse(beginning);
    return true;
  } catch (error) {
    const message = error instanceof Error ? error.message : "";
    const at = /position (\d+)/.exec(message)?.[1];
    if (at !== undefined) return Number(at) >= beginning.length;
    return /^Unexpected end|^Unterminated/.test(message);
  }
}
