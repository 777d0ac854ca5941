import type { IncomingMessage } from "node:http";
import { Problem } from "./problem.ts";

const LOOPBACK_NAMES = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** Whether a server bound to `host` can be reached from this machine only. */
export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || host.startsWith("127.");
}

/**
 * Stops a page of another site from reading or ordering through the officer's own browser. On loopback, the Host
 * must be this machine's (a rebound DNS name is not); anything that changes the log must come from this origin.
 * Programs that send no Origin pass: they are not a browser that somebody else drives.
 */
export function checkOrigin(request: IncomingMessage, loopback: boolean): void {
  const host = request.headers.host ?? "";
  const name = host.replace(/:\d+$/, "").toLowerCase();
  if (loopback && !LOOPBACK_NAMES.has(name) && !isLoopback(name)) {
    const detail = `Expected the host localhost or 127.0.0.1; came ${JSON.stringify(host)}.`;
    throw new Problem("foreign-host", 421, detail);
  }
  if (request.method === "GET" || request.method === "HEAD") return;
  const origin = request.headers.origin;
  const site = request.headers["sec-fetch-site"];
  const foreign =
    (origin !== undefined && origin !== `http://${host}` && origin !== `https://${host}`) ||
    (site !== undefined && site !== "same-origin" && site !== "none");
  if (!foreign) return;
  const came = origin === undefined ? `a ${String(site)} page` : JSON.stringify(origin);
  const detail = `Orders and reports are taken from this server's own pages only; came from ${came}.`;
  throw new Problem("foreign-origin", 403, detail);
}
