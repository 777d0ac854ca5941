import type { IncomingMessage } from "node:http";
import { Problem } from "./problem.ts";

/** Whether a server bound to `host` can be reached from this machine only. */
export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || /^127(\.\d{1,3}){3}$/.test(host);
}

/**
 * Stops a page of another site from reading or ordering through the officer's own browser. On
 * loopback, the Host must be this machine's (a rebound DNS name is not); anything that changes the
 * log must come from this origin. Programs that send no Origin pass: they are not a browser that
 * somebody else drives.
 */
export function checkOrigin(
  request: IncomingMessage,
  loopback: boolean,
  onlyOwnPages = request.method !== "GET" && request.method !== "HEAD",
): void {
  const host = request.headers.host ?? "";
  if (loopback && !isLoopback(nameIn(host))) {
    const detail = `Expected the host localhost or 127.0.0.1; came ${JSON.stringify(host)}.`;
    throw new Problem("foreign-host", 421, detail);
  }
  if (!onlyOwnPages) return;
  const came = foreignOrigin(request, host);
  if (came === null) return;
  const detail = `Expected a request from this server's own pages; it came from ${came}.`;
  throw new Problem("foreign-origin", 403, detail);
}

/** "[::1]:8021" as "::1". */
function nameIn(host: string): string {
  const name = host.replace(/:\d+$/, "").toLowerCase();
  return name.replace(/^\[(.*)\]$/, "$1");
}

function foreignOrigin({ headers }: IncomingMessage, host: string): string | null {
  const { origin } = headers;
  if (origin !== undefined && origin !== `http://${host}` && origin !== `https://${host}`)
    return JSON.stringify(origin);
  const site = headers["sec-fetch-site"];
  return site === undefined || site === "same-origin" || site === "none" ? null : `a ${site} page`;
}
