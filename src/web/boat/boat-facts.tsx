import type { ComponentChildren, JSX } from "preact";
import {
  ageOf,
  commandDue,
  effectivePhase,
  reachOf,
  silenceOf,
  survivalOf,
  type Boat,
  type Picture,
  type Task,
} from "#picture";
import { DriftFacts } from "../drift/drift-facts.tsx";
import { isAsked } from "../drift/forecasts.ts";
import { Standings, standingsOf } from "../match/standings.tsx";
import { broadcastsOf, promisesOf } from "../near/asked-facts.tsx";
import { NearFact } from "../near/near-fact.tsx";
import { now } from "../state/clock.ts";
import {
  say,
  sayAge,
  sayCentre,
  sayConflict,
  sayConditionWord,
  sayFigures,
  sayDistance,
  sayEntryLine,
  sayHour,
  sayHourSeen,
  sayMethod,
  sayPeople,
  sayPosition,
  sayTaskStatus,
  sayUnit,
} from "../state/language.ts";
import { isReplay } from "../state/page.ts";

const FIXES_SHOWN = 3;

/** What is believed of a boat now, each with its age or its grounds. */
export function BoatFacts({ boat, picture }: Of): JSX.Element {
  return (
    <div class="facts scroller" tabIndex={0} role="region" aria-label={say("facts")}>
      <Accounts boat={boat} picture={picture} />
      <Conflicts boat={boat} picture={picture} />
      <dl>
        <Where boat={boat} picture={picture} />
        <Drift boat={boat} picture={picture} />
        <State boat={boat} picture={picture} />
        <Help boat={boat} picture={picture} />
        <CouldBeThere boat={boat} />
        <Asked boat={boat} picture={picture} />
        <Doubts boat={boat} picture={picture} />
        <MayBe boat={boat} picture={picture} />
      </dl>
    </div>
  );
}

type Of = { readonly boat: Boat; readonly picture: Picture };

/** What the machine makes of each of its reports; nothing is changed by it. */
function MayBe({ boat, picture }: Of): JSX.Element | null {
  if (standingsOf(boat).length === 0) return null;
  return (
    <Fact name={say("match.standings")}>
      <Standings boat={boat} picture={picture} />
    </Fact>
  );
}

function Fact({ name, children }: { name: string; children: ComponentChildren }): JSX.Element {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

/** Law 1, written out: nobody goes missing between the parts of this sum. */
function Accounts({ boat }: Of): JSX.Element {
  const { accounts } = boat;
  const parts: readonly (readonly [string, number])[] = [
    [say("sum.landed"), accounts.landed],
    [say("sum.handedover"), accounts.handedOver],
    [say("sum.dead"), accounts.recoveredDead],
    [say("sum.never"), accounts.neverExisted],
    [say("sum.transferred"), accounts.transferredOut],
  ];
  return (
    <p class="sum">
      <span>
        <b>{sayFigures(boat.claimed)}</b> {say("sum.claimed")}
      </span>
      {" = "}
      {parts.map(([name, people]) => (
        <span key={name}>
          {people} {name}
          {" + "}
        </span>
      ))}
      <span class="missing">
        <b>{sayFigures(boat.unaccounted)}</b> {say("sum.unaccounted")}
      </span>
    </p>
  );
}

function Conflicts({ boat, picture }: Of): JSX.Element | null {
  if (boat.conflicts.length === 0) return null;
  return (
    <div class="conflicts">
      <h3>{say("facts.conflicts")}</h3>
      <ul>
        {boat.conflicts.map((conflict, index) => (
          <li key={index}>⚠ {sayConflict(picture, conflict)}</li>
        ))}
      </ul>
    </div>
  );
}

function State({ boat }: Of): JSX.Element {
  const phase = effectivePhase(boat, now.value);
  const silence = silenceOf(boat, now.value);
  const survival = survivalOf(boat, now.value);
  return (
    <>
      <Fact name={say("facts.phase")}>
        {say("alarm.since")} {sayHour(phase.since)} ·{" "}
        {say(phase.raisedBySilence ? "phase.raised" : `phase.cause.${phase.cause}`)}
      </Fact>
      {boat.conditions.length > 0 && (
        <Fact name={say("facts.conditions")}>
          {boat.conditions.map(sayConditionWord).join(", ")}
        </Fact>
      )}
      <Fact name={say("row.lastword")}>
        {boat.lastWord === null || silence === null
          ? say("row.never")
          : `${sayHour(boat.lastWord.at)} · ${sayAge(silence.length)} · ${say(
              silence.overdue ? "facts.overdue" : "facts.due",
            )} ${sayHour(silence.overdueAt)}`}
      </Fact>
      {survival !== null && (
        <Fact name={say("facts.water")}>
          {say("alarm.since")} {sayHour(survival.inWaterSince)} · {say("facts.window")}{" "}
          {sayHourSeen(survival.windowEnds, now.value)} · {say("facts.alive")}{" "}
          {sayPeople(survival.outlook.alive)}
        </Fact>
      )}
      <Fact name={say("facts.reviewed")}>{sayHour(boat.reviewed)}</Fact>
    </>
  );
}

function Help({ boat, picture }: Of): JSX.Element {
  return (
    <>
      <Fact name={say("row.owners")}>
        {boat.owners.map(sayCentre).join(" + ") || say("row.nobody")}
        {boat.offers.map((offer) => (
          <div key={offer.to}>
            ⇢ {say("facts.offered")} {sayCentre(offer.from)} → {sayCentre(offer.to)} (
            {sayHour(offer.entry.loggedAt)})
          </div>
        ))}
      </Fact>
      <Fact name={say("facts.units")}>
        {boat.tasks.length === 0 && say("facts.nounits")}
        {boat.tasks.map((task) => (
          <div key={task.unit}>
            <b>{sayUnit(picture, task.unit)}</b>: {sayTaskStatus(task.status)} ·{" "}
            {sayHour(task.since)}
            <TaskDue task={task} picture={picture} />
          </div>
        ))}
      </Fact>
      {boat.suspended !== null && (
        <Fact name={say("mark.suspended")}>{sayEntryLine(picture, boat.suspended)}</Fact>
      )}
      {boat.searched.length > 0 && (
        <Fact name={say("facts.searched")}>
          {boat.searched.map((entry) => (
            <div key={`${entry.centre}:${entry.seq}`}>{sayEntryLine(picture, entry)}</div>
          ))}
        </Fact>
      )}
    </>
  );
}

/** What the unit owes next and by when; past that hour it rings. */
function TaskDue({ task, picture }: Pick<Of, "picture"> & { readonly task: Task }) {
  const due = commandDue(picture, task);
  if (due === null) return null;
  const isLate = now.value >= due.by;
  return (
    <span class={isLate ? "fault" : "dim"}>
      {" "}
      · {isLate ? "⚠ " : ""}
      {say(`near.due.${due.what}`)} {sayHourSeen(due.by, now.value)}
    </span>
  );
}

/** Who was asked for help and what was promised: answered, silent, kept, or not to be kept. */
function Asked({ boat, picture }: Of): JSX.Element {
  const broadcasts = broadcastsOf({ boat, picture });
  const promises = promisesOf({ boat, picture });
  return (
    <>
      {broadcasts.length > 0 && <Fact name={say("asked")}>{broadcasts}</Fact>}
      {promises.length > 0 && <Fact name={say("asked.promises")}>{promises}</Fact>}
    </>
  );
}

/** A replay has no ships of its hour. */
function CouldBeThere({ boat }: Pick<Of, "boat">): JSX.Element | null {
  if (isReplay) return null;
  return (
    <Fact name={say("near")}>
      <NearFact boat={boat} />
    </Fact>
  );
}

function Where({ boat }: Of): JSX.Element {
  return (
    <Fact name={say("facts.positions")}>
      {boat.fixes.length === 0 && say("row.nofix")}
      {boat.fixes.slice(0, FIXES_SHOWN).map((fix, index) => (
        <div key={fix.report} class={index === 0 ? "" : "dim"}>
          {sayPosition(fix.position)} ±{sayDistance(fix.radius)} · {sayMethod(fix.method)} ·{" "}
          {sayHour(fix.at)} ({sayAge(ageOf(fix, now.value))})
          {index === 0 && ` · ${say("row.reach")} ${sayDistance(reachOf(fix, now.value))}`}
        </div>
      ))}
    </Fact>
  );
}

/** Where it could be by now and later; nothing for a boat that nothing can be asked for. */
function Drift({ boat }: Of): JSX.Element | null {
  if (!isAsked(boat.id)) return null;
  return (
    <Fact name={say("drift")}>
      <DriftFacts boat={boat} />
    </Fact>
  );
}

function Doubts({ boat, picture }: Of): JSX.Element | null {
  return (
    <>
      {boat.ambiguous.length > 0 && (
        <Fact name={say("facts.ambiguous")}>
          {boat.ambiguous.map((report) => (
            <div key={report.id}>{sayEntryLine(picture, report.entry)}</div>
          ))}
        </Fact>
      )}
      {boat.unreturned.length > 0 && (
        <Fact name={say("facts.unreturned")}>
          {boat.unreturned.map((entry) => (
            <div key={`${entry.centre}:${entry.seq}`}>{sayEntryLine(picture, entry)}</div>
          ))}
        </Fact>
      )}
      {boat.names.length > 0 && (
        <Fact name={say("facts.names")}>
          {boat.names.map(({ name, agency, night }) => (
            <div key={`${name} ${agency} ${night}`}>
              <b>{name}</b> · {agency} · {night}
            </div>
          ))}
        </Fact>
      )}
    </>
  );
}
