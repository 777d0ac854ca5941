import type { JSX } from "preact";
import { entryName, type UnderstoodEntry } from "#log";
import type { Boat } from "#picture";
import { exercise } from "../state/entries.ts";
import {
  say,
  sayCentre,
  sayContradiction,
  sayEntry,
  sayHour,
  sayLocalHours,
  sayReason,
  sayRole,
} from "../state/language.ts";
import { night } from "../state/night.ts";

/** Everything that was said of the boat, newest first: reports, links with their reasons, refused orders. */
export function Timeline({ boat }: { readonly boat: Boat }): JSX.Element {
  const entries = boat.history.toReversed();
  return (
    <section class="timeline scroller" tabIndex={0} aria-label={say("timeline")}>
      <h3>
        {say("timeline")} <span class="count">{entries.length}</span>
      </h3>
      <ol reversed>
        {entries.map((entry) => (
          <TimelineEntry key={entryName(entry)} entry={entry} />
        ))}
      </ol>
    </section>
  );
}

function TimelineEntry({ entry }: { readonly entry: UnderstoodEntry }): JSX.Element {
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
      <p class="said">{sayEntry(entry)}</p>
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

/** The reasons: contradictions that were signed over, with what was said to explain them; or why it was refused. */
function Grounds({ event }: Of): JSX.Element | null {
  if (event.kind === "OrderRefused") {
    return (
      <ul class="reasons">
        {event.reasons.map((reason) => (
          <li key={reason}>✕ {sayReason(reason)}</li>
        ))}
      </ul>
    );
  }
  if (event.kind !== "ReportLinked" && event.kind !== "BoatsDeclaredSame") return null;
  if (event.contradictions.length === 0) return null;
  return (
    <ul class="reasons">
      {event.contradictions.map((each) => (
        <li key={`${each.kind} ${each.reported}`}>
          ≠ {sayContradiction(each)} —{" "}
          {each.explanation === null ? say("explained.not") : `“${each.explanation}”`}
        </li>
      ))}
    </ul>
  );
}

function Sources({ name }: { readonly name: string }): JSX.Element | null {
  const sources = night.value.sources[name];
  if (sources === undefined || sources.length === 0) return null;
  return (
    <details class="sources">
      <summary>{say("timeline.sources")}</summary>
      {sources.map((source) => (
        <div key={source}>{source}</div>
      ))}
    </details>
  );
}
