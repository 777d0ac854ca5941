import type { JSX } from "preact";
import { answersAt, tallyOf } from "#picture";
import { matchedLast } from "../match/matching.ts";
import { now } from "../state/clock.ts";
import { say, sayAge, sayFigures, sayPeople, viewBoatCount } from "../state/language.ts";
import { board, pictureNow } from "../state/picture.ts";

/**
 * The one figure: people nobody has accounted for. Reports, incidents and boats stand apart and are
 * never added.
 */
export function BigFigure(): JSX.Element | null {
  const at = pictureNow.value;
  if (!at.ok) return null;
  const { reports, incidents, boats, people } = tallyOf(at.picture);
  const open = board.value?.open.length ?? 0;
  const { count } = people.unaccounted;
  return (
    <section class="figure" aria-label={say("figure")}>
      <span class="big" data-figure={`${count.least}..${count.most ?? "?"}`}>
        {sayFigures(count)}
      </span>
      <p class="big-words">
        {say("figure")}
        <small>
          {sayPeople(count)} · {open} {say(open === 1 ? "figure.boat" : "figure.boats")}
        </small>
      </p>
      <dl class="tallies">
        <div>
          <dt>{say("tally.reports")}</dt>
          <dd>{sayFigures(reports.count)}</dd>
        </div>
        <div>
          <dt>{say("tally.incidents")}</dt>
          <dd>{sayFigures(incidents.count)}</dd>
        </div>
        <div class="boats" title={say("tally.boats.why")}>
          <dt>
            {say("tally.boats")}, <small>{say("tally.range")}</small>
          </dt>
          <dd>{sayFigures(boats.count)}</dd>
        </div>
        <AtSea />
        <div>
          <dt>{say("tally.accounted")}</dt>
          <dd>{sayFigures(people.accounted.count)}</dd>
        </div>
      </dl>
      <p class="tally-note">{say("tally.note")}</p>
      <WhyAtSea />
    </section>
  );
}

/** How long mails, messages and DSC calls wait for a desk, and how long they waited (F17). */
function Answered(): JSX.Element | null {
  const at = pictureNow.value;
  if (!at.ok) return null;
  const { waiting, oldest, answered, median, longest } = answersAt(at.picture, now.value);
  if (waiting + answered === 0) return null;
  return (
    <p class="answers">
      {say("answers.waiting")} <b>{waiting}</b>
      {oldest !== null && `, ${say("answers.oldest")} ${sayAge(oldest)}`}
      {median !== null && longest !== null && (
        <>
          {" · "}
          {say("answers.answered")} {answered}, {say("answers.median")} {sayAge(median)},{" "}
          {say("answers.longest")} {sayAge(longest)}
        </>
      )}
    </p>
  );
}

/** How many boats are out there, as far as the reports tell: a range, from the matching. */
function AtSea(): JSX.Element | null {
  const last = matchedLast.value;
  if (last === null) return null;
  const { figure, words } = viewBoatCount(last.picture, last);
  return (
    <div class="at-sea" title={words}>
      <dt>{say("tally.atsea")}</dt>
      <dd data-figure={`${last.atSea.count.p05}..${last.atSea.count.p95}`}>{figure}</dd>
    </div>
  );
}

/** The same in a sentence, boats that nobody reported apart, and why it is a range. */
function WhyAtSea(): JSX.Element | null {
  const last = matchedLast.value;
  if (last === null) return null;
  const { words, neverReported, reasons } = viewBoatCount(last.picture, last);
  return (
    <details class="why-at-sea">
      <summary>{say("tally.atsea.why")}</summary>
      <p>{words}.</p>
      <ul>
        {[...reasons, neverReported].map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
      <Answered />
    </details>
  );
}
