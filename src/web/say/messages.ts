import { signal } from "@preact/signals";
import { z } from "zod";
import { MESSAGES, RECIPIENTS, type BoatId } from "#log";
import type { MessageKind, MessageTo } from "#show";
import { readEntry } from "../state/connection.ts";
import { takeEntries } from "../state/entries.ts";
import { language } from "../state/language.ts";
import { author } from "../state/session.ts";
import { whyOf } from "../state/unsent.ts";

/** A draft waits for the drift of its boat, a mail for the other side. */
const ANSWER_WITHIN_MS = 60_000;

const draftShape = z.object({
  number: z.number(),
  reveals: z.string(),
  mayBeTold: z.boolean(),
  text: z.string().nullable(),
  voice: z.string().nullable(),
  drift: z.boolean(),
});
const toShape = z.object({ kind: z.enum(RECIPIENTS), name: z.string() });
const sentShape = z.object({
  sent: z.array(
    z.object({
      number: z.number(),
      at: z.string(),
      message: z.enum(MESSAGES),
      to: toShape,
      text: z.string(),
      over: z.string().optional(),
    }),
  ),
  mails: z.array(toShape),
});

export type MessageDraft = z.infer<typeof draftShape>;
export type SentMessages = z.infer<typeof sentShape>;

/** What a message is to be, as the officer chose. */
export type MessageChosen = {
  readonly message: MessageKind;
  readonly boat: BoatId | null;
  readonly to: MessageTo;
};

/** What was asked of the server, or why it did not come. */
export type Came<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly why: string };

/** What this centre sent, and to whom it can send mails; as last told. */
export const sentMessages = signal<SentMessages>({ sent: [], mails: [] });

export async function askForSent(): Promise<void> {
  const came = await ask("/api/messages", sentShape);
  if (came.ok) sentMessages.value = came.value;
}

export function askForDraft({ message, boat, to }: MessageChosen): Promise<Came<MessageDraft>> {
  const query = new URLSearchParams({ message, to: to.name, kind: to.kind, lang: language.value });
  if (boat !== null) query.set("boat", boat);
  return ask(`/api/messages/draft?${query.toString()}`, draftShape);
}

const storedShape = z.object({ number: z.number(), entries: z.array(z.unknown()) });

/** Its number when it is on the log; else why it is not. Nothing else has gone then. */
export async function sendMessage(
  chosen: MessageChosen,
  {
    number,
    text,
    isMail,
  }: { readonly number: number; readonly text: string; readonly isMail: boolean },
): Promise<Came<number>> {
  const came = await ask("/api/messages", storedShape, {
    by: author.value,
    ...chosen,
    language: language.value,
    text,
    number,
    ...(isMail ? { over: "mail" } : {}),
  });
  if (!came.ok) return came;
  takeEntries(came.value.entries.flatMap((entry) => readEntry(entry) ?? []));
  await askForSent();
  return { ok: true, value: came.value.number };
}

async function ask<Shape extends z.ZodType>(
  address: string,
  shape: Shape,
  body?: object,
): Promise<Came<z.infer<Shape>>> {
  const given =
    body === undefined
      ? {}
      : {
          method: "POST",
          headers: { "Content-Type": "application/json" },
          body: JSON.stringify(body),
        };
  try {
    const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
    const response = await fetch(address, { ...given, signal });
    const answer: unknown = await response.json();
    if (!response.ok) return { ok: false, why: whyOf(answer, response.status) };
    return { ok: true, value: shape.parse(answer) };
  } catch (error) {
    return { ok: false, why: error instanceof Error ? error.message : String(error) };
  }
}
