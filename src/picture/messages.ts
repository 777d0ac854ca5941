import type { Centre, UnderstoodEntry } from "#log";
import type { Picture } from "./picture.ts";
import { entriesOf } from "./trail.ts";

/** A message that was sent, under its number of that centre. */
export type SentMessage = { readonly number: number; readonly entry: UnderstoodEntry };

/** All messages sent by a centre, the first first. */
export function messagesOf(picture: Picture, centre: Centre): readonly SentMessage[] {
  const sent = picture.messages === null ? [] : entriesOf([picture.messages]);
  return sent
    .filter((entry) => entry.centre === centre)
    .map((entry, index) => ({ number: index + 1, entry }));
}
