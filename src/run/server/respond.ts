import type { IncomingMessage, ServerResponse } from "node:http";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { withholdNumbersIn } from "../phone-numbers.ts";
import type { ProblemDetails } from "./problem.ts";

const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);

/** Below this size packing costs more than it saves: one Ethernet frame holds it anyway. */
const PACK_BYTES_MIN = 1_400;

/**
 * What every answer says to the browser: run only our own scripts, be framed by nobody, tell nobody
 * where one came from. `worker-src blob:` and `img-src data: blob:` are what MapLibre needs.
 */
const SECURITY_HEADERS = {
  "Content-Security-Policy": [
    "default-src 'self'",
    // WebAssembly is our own compiled step of the drift; no other code is made at run time.
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self' 'unsafe-inline'",
    "worker-src 'self' blob:",
    "child-src 'self' blob:",
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; "),
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
} as const;

export function setSecurityHeaders(response: ServerResponse): void {
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
}

export type Packing = "br" | "gzip" | null;

/** The best packing that the client says it can open. A quality of 0 means "not this one". */
export function packingFor(request: IncomingMessage): Packing {
  const header = request.headers["accept-encoding"];
  const offered = (Array.isArray(header) ? header.join(",") : (header ?? "")).toLowerCase();
  const accepts = (name: string): boolean =>
    offered.split(",").some((part) => {
      const [coding, ...rest] = part.split(";").map((piece) => piece.trim());
      return coding === name && !rest.some((piece) => /^q=0(\.0*)?$/.test(piece));
    });
  if (accepts("br")) return "br";
  return accepts("gzip") ? "gzip" : null;
}

/** `bytes` packed; brotli at quality 5, where it is both smaller and faster than gzip 9 on text. */
export async function pack(bytes: Buffer, packing: Packing, quality = 5): Promise<Buffer> {
  if (packing === "br")
    return brotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } });
  if (packing === "gzip") return gzipped(bytes);
  return bytes;
}

/**
 * Answers with JSON, packed when that pays and is accepted. Answers of the API are never cached.
 */
export async function sendJson(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  value: unknown,
  type = "application/json",
): Promise<void> {
  await sendBytes(request, response, Buffer.from(JSON.stringify(value)), { status, type });
}

/** The same with bytes as they are; `cache` is what the browser may keep of it. */
export async function sendBytes(
  request: IncomingMessage,
  response: ServerResponse,
  plain: Buffer,
  { status = 200, type = "application/octet-stream", cache = "no-store" } = {},
): Promise<void> {
  const packing = plain.length < PACK_BYTES_MIN ? null : packingFor(request);
  const bytes = await pack(plain, packing);
  if (response.destroyed) return;
  if (packing !== null) response.setHeader("Content-Encoding", packing);
  response.setHeader("Vary", "Accept-Encoding");
  response.setHeader("Cache-Control", cache);
  response.writeHead(status, { "Content-Type": type, "Content-Length": bytes.length });
  response.end(request.method === "HEAD" ? undefined : bytes);
}

/** Answers with a problem (RFC 9457); `instance` is the address that was asked for. */
export async function sendProblem(
  request: IncomingMessage,
  response: ServerResponse,
  details: ProblemDetails,
): Promise<void> {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const instance = (request.url ?? "/").split("?")[0];
  // What came is told to whoever sent it, but no number: answers are kept in other programs' logs.
  const body = withholdNumbersIn({ ...details, instance });
  request.resume();
  await sendJson(request, response, details.status, body, "application/problem+json");
}
