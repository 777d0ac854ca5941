import type { JSX } from "preact";
import { useSignal } from "@preact/signals";
import { entryName } from "#log";
import type { Alarm } from "#picture";
import { secondsBetween } from "#units";
import { now } from "../state/clock.ts";
import { say, sayAge, sayAlarm, sayAlarmAbout, sayHour } from "../state/language.ts";
import { chosen } from "../state/opened.ts";
import { board, pictureNow } from "../state/picture.ts";

/** Alarms shown before somebody asks for the rest. */
const SHOWN = 4;

/**
 * Everything that somebody must do or decide, most urgent first; what does not fit is counted,
 * never left out.
 */
export function AlarmStrip(): JSX.Element {
  const all = useSignal(false);
  const alarms = board.value?.alarms ?? [];
  const shown = all.value ? alarms : alarms.slice(0, SHOWN);
  return (
    <section class="alarms" aria-label={say("alarms")}>
      <h2>
        {say("alarms")} <span class="count">{alarms.length}</span>
      </h2>
      {alarms.length === 0 && <p class="dim">{say("alarms.none")}</p>}
      <ul>
        {shown.map((alarm) => (
          <AlarmLine key={keyOf(alarm)} alarm={alarm} />
        ))}
      </ul>
      {alarms.length > SHOWN && (
        <button type="button" aria-expanded={all.value} onClick={() => (all.value = !all.value)}>
          {all.value ? say("alarms.fewer") : `${say("alarms.more")} ${alarms.length - SHOWN}`}
        </button>
      )}
    </section>
  );
}

function keyOf(alarm: Alarm): string {
  const entry = alarm.entry === null ? "" : entryName(alarm.entry);
  return `${alarm.kind} ${alarm.boat ?? ""} ${alarm.unit ?? ""} ${entry}`;
}

function AlarmLine({ alarm }: { readonly alarm: Alarm }): JSX.Element {
  const at = pictureNow.value;
  const about = at.ok ? sayAlarmAbout(at.picture, alarm) : "";
  const since = `${say("alarm.since")} ${sayHour(alarm.since)}`;
  const words = (
    <>
      <b>⚠ {sayAlarm(alarm.kind)}</b> {about}{" "}
      <span class="since">
        {since} · {sayAge(secondsBetween(alarm.since, now.value))}
        {alarm.pagesOutside && ` · ${say("alarm.pages")}`}
      </span>
    </>
  );
  const { boat } = alarm;
  return (
    <li>
      {boat === null ? (
        <span class="alarm">{words}</span>
      ) : (
        <button type="button" class="alarm" onClick={() => (chosen.value = boat)}>
          {words}
        </button>
      )}
    </li>
  );
}
