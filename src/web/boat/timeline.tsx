import type { JSX } from "preact";
import { entryName, type UnderstoodEntry } from "#log";
import type { Boat, Picture } from "#picture";
import { exercise } from "../state/entries.ts";
import {
  say,
  sayCentre,
  sayContradiction,
  sayEntry,
  sayEntryLine,
  sayHour,
  sayLocalHours,
  sayReason,
  sayRole,
} from "../state/language.ts";
import { night } from "../state/night.ts";

type Props = { readonly boat: Boat; readonly picture: Picture };

/**
 * Everything that was said of the boat, newest first: reports, links with their reasons, refused
 * orders.
 */
export function Timeline({ boat, picture }: Props): JSX.Element {
  const entries = boat.history.toReversed();
  return (
    <section class="timeline scroller" tabIndex={0} aria-label={say("timeline")}>
      <h3>
        {say("timeline")} <span class="count">{entries.length}</span>
      </h3>
      <ol reversed>
        {entries.map((entry) => (
          <TimelineEntry key={entryName(entry)} entry={entry} picture={picture} />
        ))}
      </ol>
    </section>
  );
}

type EntryProps = { readonly entry: UnderstoodEntry; readonly picture: Picture };

function TimelineEntry({ entry, picture }: EntryProps): JSX.Element {
  const { event } = entry;
  const practised = exercise.value.includes(entry);
  return (
    <li class={event.kind === "OrderRefused" ? "refused" : ""}>
      <p class="stamp">
        <time dateTime={entry.loggedAt}>{sayHour(entry.loggedAt)}</time>{" "}
        <span class="dim">
          {sayLocalHours(entry.loggedAt)} · {sayCentre(entry.centre)} · {entry.by.desk},{" "}
          {sayRole(entry.by.role)} · {entryName(entry)}
        </span>
        {practised && <b class="practised"> {say("exercise.mark")}</b>}
      </p>
      <p class="said">{gistOf(picture, entry)}</p>
      <Words event={event} />
      <Grounds event={event} />
      <Sources name={entryName(entry)} />
    </li>
  );
}

type Of = { readonly event: UnderstoodEntry["event"] };

/** The words as they were said. */
function Words({ event }: Of): JSX.Element | null {
  if (event.kind !== "ReportReceived") return null;
  return (
    <blockquote>
      “{event.words}”{event.unread !== null && <em> ⚠ {event.unread}</em>}
    </blockquote>
  );
}

/**
 * A refused order is one line and then the list of its reasons; everything else is said in whole
 * sentences.
 */
function gistOf(picture: Picture, entry: UnderstoodEntry): string {
  if (entry.event.kind !== "OrderRefused") return sayEntry(picture, entry);
  return sayEntryLine(picture, entry).slice(entryName(entry).length + 1);
}

function Grounds({ event }: Of): JSX.Element | null {
  if (event.kind !== "OrderRefused") return null;
  return (
    <ul class="reasons">
      {event.reasons.map((reason) => (
        <li key={reason}>✕ {sayReason(reason)}</li>
      ))}
      {event.contradictions.map((each) => (
        <li key={`${each.kind} ${each.reported}`}>≠ {sayContradiction(each)}</li>
      ))}
    </ul>
  );
}

/** Where it is published, how sure that is, and what the night's file remarks on it. */
function Sources({ name }: { readonly name: string }): JSX.Element | null {
  const origin = night.value.origins[name];
  if (origin === undefined) return null;
  return (
    <details class="sources">
      <summary>{say("timeline.sources")}</summary>
      {origin.confidence !== null && (
        <div>
          {say("timeline.confidence")} {origin.confidence}
        </div>
      )}
      {origin.note !== null && <div>{origin.note}</div>}
      {origin.sources.map((source) => (
        <div key={source}>{source}</div>
      ))}
    </details>
  );
}
