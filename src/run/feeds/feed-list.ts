import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { z } from "zod";
import { eventSchemas, type FeedId } from "#log";
import { LANGUAGES, type Language } from "#show";
import { FEED_KINDS, type FeedHouse, type FeedKind } from "./feed-kinds.ts";
import type { Line } from "./feed.ts";

/** A feed of the list, checked and ready to be opened. */
export type ListedFeed = {
  readonly id: FeedId;
  readonly kind: FeedKind;
  /** Seconds without a message that are an alarm; null: none are. */
  readonly silence: number | null;
  /** Throws an Error in one sentence when something that it needs is not there. */
  readonly open: (house: Omit<FeedHouse, "id" | "beside">) => Line;
};

/** A feed of the list that nobody listens to, and why. */
export type UnheardFeed = { readonly id: FeedId; readonly why: string };

/** What a file of feeds says; `faults` has a sentence for each feed that is left out. */
export type FeedList = {
  readonly feeds: readonly ListedFeed[];
  readonly faults: readonly string[];
  /** Those of them that have a name: each is an alarm, as any feed that is not heard. */
  readonly unheard: readonly UnheardFeed[];
  /** Of what feeds write into the log. */
  readonly language: Language;
  /** Days for which positions are kept. */
  readonly keepDays: number;
};

const DAYS = 30;
/** Stands for the list itself when it cannot be read. */
const THE_LIST = eventSchemas.FeedLost.shape.feed.parse("feeds");

const listShape = z.strictObject({
  feeds: z.array(z.unknown()).max(200),
  language: z.enum(LANGUAGES).default("en"),
  keepDays: z.number().positive().max(3_660).default(DAYS),
});
const headShape = z.looseObject({
  id: eventSchemas.FeedLost.shape.feed,
  kind: z.enum(Object.keys(FEED_KINDS) as FeedKind[]),
  silence: z.number().min(1).max(604_800).nullable().optional(),
});

/** Reads a file of feeds. A fault in one leaves the others. Never throws. */
export function readFeedList(path: string): FeedList {
  const refused = (why: string): FeedList => ({
    feeds: [],
    faults: [`${path}: ${why}`],
    unheard: [{ id: THE_LIST, why }],
    language: "en",
    keepDays: DAYS,
  });
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    return refused(`expected a file of feeds; came ${(error as Error).message}.`);
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refused("expected JSON; came other words.");
  }
  const list = listShape.safeParse(value);
  if (!list.success) return refused(sayFault(list.error));
  const { feeds: each, language, keepDays } = list.data;
  const beside = dirname(resolve(path));
  const feeds: ListedFeed[] = [];
  const faults: string[] = [];
  const unheard: UnheardFeed[] = [];
  each.forEach((one, index) => {
    const feed = readFeed(one, beside);
    if ("open" in feed && !feeds.some(({ id }) => id === feed.id)) {
      feeds.push(feed);
      return;
    }
    const why = "open" in feed ? `expected another id; came ${feed.id} again.` : feed.why;
    faults.push(`${path}: feed ${index + 1}: ${why}`);
    if (!("open" in feed) && feed.id !== null) unheard.push({ id: feed.id, why });
  });
  const isFree = ({ id }: UnheardFeed): boolean => !feeds.some((feed) => feed.id === id);
  return { feeds, faults, unheard: unheard.filter(isFree), language, keepDays };
}

function readFeed(
  value: unknown,
  beside: string,
): ListedFeed | { readonly id: FeedId | null; readonly why: string } {
  const head = headShape.safeParse(value);
  if (!head.success) return { id: idIn(value), why: sayFault(head.error) };
  const { id, kind, silence, ...setting } = head.data;
  const open = openerOf(kind, setting);
  if (typeof open === "string") return { id, why: `${id}: ${open}` };
  return {
    id,
    kind,
    silence: silence === undefined ? FEED_KINDS[kind].silence : silence,
    open: (house) => open({ ...house, id, beside }),
  };
}

/** The id of a feed that has some other fault. */
function idIn(value: unknown): FeedId | null {
  const read = z.looseObject({ id: headShape.shape.id }).safeParse(value);
  return read.success ? read.data.id : null;
}

function openerOf(kind: FeedKind, setting: unknown): ((house: FeedHouse) => Line) | string {
  const bound = <Setting>({
    shape,
    open,
  }: {
    readonly shape: z.ZodType<Setting>;
    readonly open: (setting: Setting, house: FeedHouse) => Line;
  }): ((house: FeedHouse) => Line) | string => {
    const read = shape.safeParse(setting);
    return read.success ? (house) => open(read.data, house) : sayFault(read.error);
  };
  // Each kind with its own setting: the compiler sees none for a kind it does not know.
  return bound(FEED_KINDS[kind] as Parameters<typeof bound>[0]);
}

function sayFault(error: z.ZodError): string {
  const [issue] = error.issues;
  const at = issue?.path.join(".") ?? "";
  return `${at === "" ? "" : `${at}: `}${issue?.message ?? "expected another"}.`;
}
