import type { JSX } from "preact";
import { broadcastsAt, promisesAt, type Boat, type Picture } from "#picture";
import { now } from "../state/clock.ts";
import { say, sayHourSeen, sayUnit } from "../state/language.ts";

type Of = { readonly boat: Boat; readonly picture: Picture };

/** What was sent to all ships about the boat: who answered, and who is near and silent. */
export function broadcastsOf({ boat, picture }: Of): readonly JSX.Element[] {
  const about = broadcastsAt(picture, now.value).filter(({ event }) =>
    boat.members.includes(event.boat),
  );
  return about.map(({ id, entry, event, asked }) => (
    <div key={id}>
      <b>{event.type}</b> {sayHourSeen(entry.loggedAt, now.value)}
      {asked.length === 0 && <> · {say("asked.nobody")}</>}
      <ul class="asked">
        {asked.map(({ unit, minutes, answer, isSilent }) => (
          <li key={unit} class={isSilent ? "fault" : ""}>
            {answer !== null ? "✓ " : isSilent ? "⚠ " : "… "}
            {sayUnit(picture, unit)}
            {minutes !== null && ` · ${Math.round(minutes)} min`}
            {answer?.event.kind === "BroadcastAnswered" && ` · “${answer.event.words}”`}
            {isSilent && ` · ${say("asked.silent")}`}
          </li>
        ))}
      </ul>
    </div>
  ));
}

/** What was promised about the boat, against what can be computed by now. */
export function promisesOf({ boat, picture }: Of): readonly JSX.Element[] {
  const about = promisesAt(picture, now.value).filter(({ event }) =>
    boat.members.includes(event.boat),
  );
  return about.map(({ id, event, state, arrived, earliest }) => (
    <div key={id} class={state === "contradicted" || state === "overdue" ? "fault" : ""}>
      {event.to}: {event.unit === null ? "" : `${sayUnit(picture, event.unit)} `}
      {say("asked.by")} {sayHourSeen(event.arrivesBy, now.value)} · {say(`asked.${state}`)}
      {arrived !== null && ` ${sayHourSeen(arrived, now.value)}`}
      {earliest !== null && ` · ${say("asked.earliest")} ${sayHourSeen(earliest, now.value)}`}
    </div>
  ));
}
