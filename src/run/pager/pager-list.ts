import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { z } from "zod";
import { LANGUAGES, type Language } from "#show";
import { mailPage, webPage, type SendPage } from "./send-page.ts";

/** Somebody outside the room, and the way to them. */
export type Outside = { readonly name: string; readonly send: SendPage };

/** Who is told outside the room; `docs/pager.md` has the file. */
export type PagerList = {
  readonly language: Language;
  /** Minutes after which an alarm that stands is told again. */
  readonly again: number;
  readonly outside: readonly Outside[];
};

const MINUTES = 10;
const name = z.string().min(1).max(80);
const address = z.string().regex(/^[^\s<>@]+@[^\s<>@]+$/, "expected a mail address");
const listShape = z.strictObject({
  language: z.enum(LANGUAGES).default("en"),
  again: z.number().min(1).max(240).default(MINUTES),
  to: z
    .array(
      z.discriminatedUnion("by", [
        z.strictObject({
          by: z.literal("mail"),
          name,
          address,
          from: address,
          url: z.url({ protocol: /^smtps?$/ }),
          user: z.string().min(1).nullable().default(null),
          passwordFile: z.string().min(1).nullable().default(null),
        }),
        z.strictObject({
          by: z.literal("web"),
          name,
          url: z.url({ protocol: /^https?$/ }),
          /** A file with nothing but the word sent as a bearer token (RFC 6750). */
          tokenFile: z.string().min(1).nullable().default(null),
        }),
      ]),
    )
    .min(1)
    .max(20),
});

/**
 * Reads who is told outside the room. Throws an Error in one sentence when the file says it
 * otherwise: a watch must not believe that somebody is told whom nobody tells.
 */
export function readPagerList(path: string): PagerList {
  const said = (): unknown => {
    try {
      return JSON.parse(readFileSync(path, "utf8")) as unknown;
    } catch (error) {
      throw new Error(`${path}: expected a JSON file of whom to tell; ${whyOf(error)}.`, {
        cause: error,
      });
    }
  };
  const list = listShape.safeParse(said());
  if (!list.success) {
    const [issue] = list.error.issues;
    throw new Error(`${path}: ${issue?.path.join(".") ?? ""}: ${issue?.message ?? ""}.`);
  }
  const secret = (file: string | null): string | null =>
    file === null ? null : readFileSync(resolve(dirname(resolve(path)), file), "utf8").trim();
  const { language, again, to } = list.data;
  const outside = to.map((each): Outside => {
    if (each.by === "web")
      return { name: each.name, send: webPage(each.url, secret(each.tokenFile)) };
    const password = secret(each.passwordFile);
    const { url, user, from, address: toAddress } = each;
    const login = user === null || password === null ? null : { user, password };
    return { name: each.name, send: mailPage({ url, login }, from, toAddress) };
  });
  return { language, again, outside };
}

const whyOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
