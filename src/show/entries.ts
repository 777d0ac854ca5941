import { entryName, isUnderstood, type Entry, type EventKind, type EventOf } from "#log";
import { capital, say, sentencesOf, withColon } from "./language.ts";
import type { Telling } from "./names.ts";
import { tellers } from "./said.ts";

/** The sentences of an event, the gist first. */
function tellEvent<Kind extends EventKind>(event: EventOf<Kind>, telling: Telling) {
  const tell = tellers[event.kind as Kind];
  return tell(event, telling).filter((part): part is string => part !== null && part !== "");
}

/**
 * What an entry says, as sentences of a timeline; one of a kind unknown to this version says so.
 */
export function sayEntry(entry: Entry, telling: Telling): string {
  if (!isUnderstood(entry)) return sayUnknown(entry, telling);
  return sentencesOf(tellEvent(entry.event as EventOf<EventKind>, telling).map(capital));
}

/**
 * The gist of an entry on one line, with its name in the log: "dover:17 Search resumed: first
 * light".
 */
export function sayEntryLine(entry: Entry, telling: Telling): string {
  return `${entryName(entry)} ${sayGist(entry, telling)}`;
}

/** The gist of an entry alone. */
export function sayGist(entry: Entry, telling: Telling): string {
  if (!isUnderstood(entry)) return sayUnknown(entry, telling);
  return tellEvent(entry.event as EventOf<EventKind>, telling)[0] ?? "";
}

function sayUnknown({ event, unread }: Entry, { language }: Telling): string {
  const said = say(language, "said.unknown", { kind: event.kind });
  return unread === undefined ? said : withColon(said, unread, language);
}
