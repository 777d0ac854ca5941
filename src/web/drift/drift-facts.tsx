import type { JSX } from "preact";
import { CARRIED_OVER, type Area, type FixFit, type FlowUse } from "#predict";
import type { Boat } from "#picture";
import { metres, secondsBetween, type Instant } from "#units";
import { now } from "../state/clock.ts";
import {
  say,
  sayAge,
  sayDistance,
  sayHour,
  sayPosition,
  sayShare,
  saySquareMiles,
  sayWind,
} from "../state/language.ts";
import { aheadAt, driftAt, drifts, isAsked, isComing, isUpToDate, madeOf } from "./forecasts.ts";
import type { BoatDrift, DriftAt } from "./forecasts.ts";

/** Where the boat could be at the hour of the slider, and all that this rests on. */
export function DriftFacts({ boat }: Of): JSX.Element | null {
  if (!isAsked(boat.id)) return null;
  const drift = drifts.value.get(boat.id);
  const fresh = isUpToDate(boat.id);
  if (drift === undefined) return <Line words={say("drift.running")} />;
  if (!drift.answer.ok)
    return <Line words={`${say("drift.failed")} ${drift.answer.why}`} alarm={true} />;
  const there = driftAt(drift, aheadAt.value);
  const without = isComing(drift, aheadAt.value) ? "drift.running" : "drift.beyond";
  return (
    <div class="drift" data-fresh={fresh ? "yes" : "no"}>
      {!fresh && <Line words={say("drift.old")} alarm={true} />}
      {there === null ? <Line words={say(without)} /> : <Where there={there} />}
      <Grounds drift={drift} at={aheadAt.value} />
    </div>
  );
}

type Of = { readonly boat: Boat };

function Line({ words, alarm }: { readonly words: string; readonly alarm?: true }): JSX.Element {
  return (
    <div class={alarm === true ? "missing" : ""} role={alarm === true ? "status" : undefined}>
      {words}
    </div>
  );
}

function Where({ there }: { readonly there: DriftAt }): JSX.Element {
  const { summary, areas } = there.nearest;
  const [half, most] = areas;
  return (
    <>
      <div>
        <b>{sayHour(there.at)}</b> · {say("drift.datum")} <b>{sayPosition(there.datum)}</b>{" "}
        {say("drift.within")} {sayDistance(there.radius95)} (95 %)
      </div>
      {half !== undefined && most !== undefined && (
        <div>
          50 %: {sizeOf(half)} · 95 %: {sizeOf(most)}
          {summary.ashore > 0 && ` · ${say("drift.ashore")} ${sayShare(summary.ashore)}`}
        </div>
      )}
      {summary.strandings.slice(0, 2).map(({ place, share }) => (
        <div key={`${place.lon} ${place.lat}`} class="dim">
          ▪ {say("drift.stranded")} {sayPosition(place)}: {sayShare(share)}
        </div>
      ))}
    </>
  );
}

const sizeOf = ({ squareMiles }: Area): string => saySquareMiles(squareMiles);

/** What the forecast rests on: its age, its position and its age, wind, streams, objects. */
function Grounds(props: { readonly drift: BoatDrift; readonly at: Instant }): JSX.Element {
  const { ask, askedAt } = props.drift;
  const made = madeOf(props.drift);
  const counting = made?.effective ?? 0;
  return (
    <div class="dim grounds">
      <div>
        {say("drift.from")} {sayHour(ask.from)} ({sayAge(secondsBetween(ask.from, now.value))})
        {ask.fixes.length > 0 && ` + ${ask.fixes.length} ${say("drift.later")}`} ·{" "}
        {say("drift.made")} {sayHour(askedAt)}
      </div>
      <Misfit fixes={made?.fixes ?? []} />
      <Files drift={props.drift} of="wind" />
      <WindTold drift={props.drift} at={props.at} />
      <Files drift={props.drift} of="current" />
      <Streams drift={props.drift} />
      <Left drift={props.drift} />
      <div>{say("drift.objects")}</div>
      <div>
        {say("drift.counting")} {Math.round(counting)} / {ask.particles}. {say("drift.beware")}
      </div>
    </div>
  );
}

/** A report is said to be in doubt from here on. */
const DOUBTFUL = 0.3;

/** The report that agrees least with the rest, when that is little. */
function Misfit({ fixes }: { readonly fixes: readonly FixFit[] }): JSX.Element | null {
  const worst = fixes.toSorted((one, other) => other.doubt - one.doubt)[0];
  if (worst === undefined || worst.doubt < DOUBTFUL) return null;
  return (
    <div class="missing">
      ⚠ {say("drift.doubt")} {sayHour(worst.at)}: {sayDistance(metres(worst.off))}{" "}
      {say("drift.off")}, {sayShare(worst.doubt)} {say("drift.wrong")}
    </div>
  );
}

/** A file or statement that answered for less than this share of the run is not spoken of. */
const SPOKEN_LEAST = 0.005;

/** The files of one quantity by which this answer was reckoned, and for how much of it each. */
function Files({ drift, of }: { readonly drift: BoatDrift; readonly of: "wind" | "current" }) {
  const uses = usesOf(drift, of);
  const files = drift.fields.filter(({ quantity }) => quantity === of);
  return uses
    .filter(({ source, share }) => isFile(files, source) && share >= SPOKEN_LEAST)
    .map(({ source, share }) => (
      <div key={source} title={source}>
        {say(`drift.file.${of}`)} {shortOf(source)} · {sayShare(share)} {say("drift.file.share")}
      </div>
    ));
}

const usesOf = (drift: BoatDrift, of: "wind" | "current"): readonly FlowUse[] => {
  const made = madeOf(drift);
  return (of === "wind" ? made?.winds : made?.currents) ?? [];
};

const isFile = (files: BoatDrift["fields"], source: string): boolean =>
  files.some((file) => file.source === source);

/** What was said when it came; what its reader adds is told on the entry. */
const shortOf = (source: string): string => source.split("; ")[0] ?? source;

/** Files that this answer had to do without. */
function Left({ drift }: { readonly drift: BoatDrift }) {
  return madeOf(drift)?.left.map(({ entry, quantity, source, lost }) => (
    <div key={`${quantity} ${entry}`} class="missing" role="status">
      ⚠ {say(`drift.file.${quantity}`)} {shortOf(source)} ({entry}):{" "}
      {say(lost ? "drift.file.lost" : "drift.file.unasked")}
    </div>
  ));
}

/** The wind as told, at the hour looked at, where it was asked of it; files go before it. */
function WindTold({ drift, at }: { readonly drift: BoatDrift; readonly at: Instant }) {
  const files = drift.fields.filter(({ quantity }) => quantity === "wind");
  const uses = usesOf(drift, "wind");
  const told = uses.find(({ source }) => !isFile(files, source));
  const row = drift.rows.findLast(({ from }) => from <= at) ?? drift.rows[0];
  if (row === undefined) return null;
  const byFiles = uses.some(({ source, share }) => isFile(files, source) && share >= SPOKEN_LEAST);
  if (byFiles && (told?.share ?? 0) < SPOKEN_LEAST) return null;
  return (
    <div>
      {sayWind(row)} ({say(row.entry === null ? "drift.assumed" : "drift.stated")})
      {byFiles && ` · ${sayShare(told?.share ?? 0)} ${say("drift.file.share")}`}
    </div>
  );
}

/** Below this share of nodes the run went on beyond what its streams know; land is some of it. */
const KNOWN_LEAST = 0.5;

/** The streams with their errors; a run that mostly went beyond all currents is said to. */
function Streams({ drift }: { readonly drift: BoatDrift }): JSX.Element | null {
  const uses = usesOf(drift, "current");
  const files = drift.fields.filter(({ quantity }) => quantity === "current");
  const streams = uses.find(({ source }) => !isFile(files, source));
  const byFiles = uses.some(({ source, share }) => isFile(files, source) && share >= SPOKEN_LEAST);
  const unknown = uses.at(-1)?.source === CARRIED_OVER ? (uses.at(-1)?.share ?? 0) : 0;
  if (byFiles && (streams?.share ?? 0) < SPOKEN_LEAST && unknown <= 1 - KNOWN_LEAST) return null;
  return (
    <div>
      {say("drift.streams")}
      {unknown > 1 - KNOWN_LEAST && <b> ⚠ {say("drift.unknown")}</b>}
    </div>
  );
}
