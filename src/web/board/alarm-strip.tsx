import type { JSX } from "preact";
import { useSignal } from "@preact/signals";
import { entryName } from "#log";
import type { Alarm, AlarmKind } from "#picture";
import { secondsBetween } from "#units";
import { now } from "../state/clock.ts";
import { say, sayAge, sayAlarm, sayAlarmAbout, sayHour } from "../state/language.ts";
import { chosen } from "../state/opened.ts";
import { board, pictureNow } from "../state/picture.ts";
import { shortWindow } from "./short-window.ts";

/** More kinds than this are told in brief, so that none has to be scrolled to. */
const LINES = 8;

type Kinds = ReadonlyMap<AlarmKind, readonly Alarm[]>;

/**
 * Everything that somebody must do or decide, the most urgent kind first. Every kind that stands is
 * to be seen without a click, with its number: four of one kind hide none of another.
 */
export function AlarmStrip(): JSX.Element {
  const unfolded = useSignal<ReadonlySet<AlarmKind>>(new Set());
  const alarms = board.value?.alarms ?? [];
  const kinds = byKind(alarms);
  const brief = shortWindow.value || kinds.size > LINES;
  const all = kinds.size > 0 && [...kinds.keys()].every((kind) => unfolded.value.has(kind));
  const turn = (kind: AlarmKind): void => {
    const next = new Set(unfolded.value);
    if (!next.delete(kind)) next.add(kind);
    unfolded.value = next;
  };
  return (
    <section class="alarms" aria-label={say("alarms")}>
      <div class="alarms-head">
        <h2>
          {say("alarms")} <span class="count">{alarms.length}</span>
        </h2>
        {(brief || alarms.length > kinds.size) && alarms.length > 0 && (
          <button
            type="button"
            aria-expanded={all}
            onClick={() => (unfolded.value = new Set(all ? [] : kinds.keys()))}
          >
            {say(all ? "alarms.fewer" : "alarms.more")}
          </button>
        )}
      </div>
      {alarms.length === 0 && <p class="dim">{say("alarms.none")}</p>}
      <ul class={unfolded.value.size > 0 ? "kinds unfolded" : "kinds"}>
        {[...kinds].map(([kind, each], index) => (
          <KindLine
            key={kind}
            kind={kind}
            alarms={each}
            open={unfolded.value.has(kind)}
            brief={brief && index > 0}
            onTurn={turn}
          />
        ))}
      </ul>
    </section>
  );
}

/** In the order of the alarms themselves: the most urgent kind, and in it the most urgent boat. */
function byKind(alarms: readonly Alarm[]): Kinds {
  const kinds = new Map<AlarmKind, Alarm[]>();
  for (const alarm of alarms) {
    const same = kinds.get(alarm.kind);
    if (same === undefined) kinds.set(alarm.kind, [alarm]);
    else same.push(alarm);
  }
  return kinds;
}

type KindProps = {
  readonly kind: AlarmKind;
  readonly alarms: readonly Alarm[];
  readonly open: boolean;
  /** Only the kind and its number stand there until somebody unfolds it. */
  readonly brief: boolean;
  readonly onTurn: (kind: AlarmKind) => void;
};

function KindLine({ kind, alarms, open, brief, onTurn }: KindProps): JSX.Element {
  const shown = open ? alarms : brief ? [] : alarms.slice(0, 1);
  const name = (
    <>
      <b>⚠ {sayAlarm(kind)}</b> <span class="count">{alarms.length}</span>
    </>
  );
  return (
    <li class={`kind${open ? " open" : ""}${brief ? " brief" : ""}`} data-kind={kind}>
      {brief || alarms.length > 1 ? (
        <button type="button" class="kind-name" aria-expanded={open} onClick={() => onTurn(kind)}>
          {name} <span aria-hidden="true">{open ? "▾" : "▸"}</span>
        </button>
      ) : (
        <span class="kind-name">{name}</span>
      )}
      {shown.map((alarm) => (
        <AlarmLine key={keyOf(alarm)} alarm={alarm} whole={open} />
      ))}
    </li>
  );
}

function keyOf(alarm: Alarm): string {
  const entry = alarm.entry === null ? "" : entryName(alarm.entry);
  return `${alarm.boat ?? ""} ${alarm.unit ?? ""} ${entry}`;
}

type LineProps = {
  readonly alarm: Alarm;
  /** With the hour it began and whom it pages; else only what it is about and how old it is. */
  readonly whole: boolean;
};

function AlarmLine({ alarm, whole }: LineProps): JSX.Element {
  const at = pictureNow.value;
  const about = at.ok ? sayAlarmAbout(at.picture, alarm) : "";
  const age = sayAge(secondsBetween(alarm.since, now.value));
  const since = whole ? `${say("alarm.since")} ${sayHour(alarm.since)} · ${age}` : age;
  const words = (
    <>
      <span class="about">{about}</span>{" "}
      <span class="since">
        {since}
        {whole && alarm.pagesOutside && ` · ${say("alarm.pages")}`}
      </span>
    </>
  );
  const { boat } = alarm;
  if (boat === null) return <span class="alarm">{words}</span>;
  return (
    <button type="button" class="alarm" onClick={() => (chosen.value = boat)}>
      {words}
    </button>
  );
}
