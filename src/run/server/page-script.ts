import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { join } from "node:path";
import { LOCATE_STYLE, UNIT_PAGE_STYLE } from "#publish";

/** The pages that are one document with their program in it, each with its source and style. */
export const LOCATE_PAGE = { source: "src/web/locate/locate.ts", style: LOCATE_STYLE } as const;
export const UNIT_PAGE = { source: "src/web/unit/unit-page.ts", style: UNIT_PAGE_STYLE } as const;

/**
 * The program of a page that is one document, as the phone gets it: its source without types,
 * comments and the spaces that only people need. Throws when the file is not there.
 */
export function readPageScript(root: string, source: string): string {
  const lines = withoutTypes(readFileSync(join(root, source), "utf8")).split("\n");
  const kept = lines
    .map((line) => line.trim().replace(/ {2,}/g, " "))
    .filter((line) => line !== "" && !/^(?:\/\/|\/?\*(?!\/\S))/.test(line));
  return kept.join("\n");
}

/** Node says of its own stripping that it is new; whoever starts a watch need not read that. */
function withoutTypes(source: string): string {
  const warn = process.emitWarning.bind(process);
  process.emitWarning = () => undefined;
  try {
    return stripTypeScriptTypes(source);
  } finally {
    process.emitWarning = warn;
  }
}

/**
 * Lets such a page run this one script and style, ask this server and nothing else, be framed by
 * nobody, and ask for the position, which all other pages of ours may not.
 */
export function pageHeaders(script: string, style: string): Readonly<Record<string, string>> {
  return {
    "Content-Security-Policy": [
      "default-src 'none'",
      `script-src '${sumOf(script)}'`,
      `style-src '${sumOf(style)}'`,
      "connect-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ].join("; "),
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(self)",
    "X-Robots-Tag": "noindex, nofollow",
  };
}

function sumOf(text: string): string {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}
