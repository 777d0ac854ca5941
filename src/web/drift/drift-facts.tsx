import type { JSX } from "preact";
import type { Area, FixFit, FlowUse } from "#predict";
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
      <WindTold drift={props.drift} at={props.at} />
      <Streams currents={made?.currents ?? []} />
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

/** The wind with which this answer was reckoned, at the hour looked at. */
function WindTold({ drift, at }: { readonly drift: BoatDrift; readonly at: Instant }) {
  const row = drift.rows.findLast(({ from }) => from <= at) ?? drift.rows[0];
  if (row === undefined) return null;
  return (
    <div>
      {sayWind(row)} ({say(row.entry === null ? "drift.assumed" : "drift.stated")})
    </div>
  );
}

/** Below this share of nodes the run went on beyond what its streams know; land is some of it. */
const KNOWN_LEAST = 0.5;

/** The streams with their errors; a run that mostly went beyond them is said to. */
function Streams({ currents }: { readonly currents: readonly FlowUse[] }): JSX.Element {
  const known = currents[0]?.share ?? 1;
  return (
    <div>
      {say("drift.streams")}
      {known < KNOWN_LEAST && <b> ⚠ {say("drift.unknown")}</b>}
    </div>
  );
}
