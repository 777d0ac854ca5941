import type { JSX } from "preact";
import { entryName } from "#log";
import { ageOf, boatOf, callerHistory, type Fix, type Heard, type Thread } from "#picture";
import { instantFromMs, secondsBetween, type Instant } from "#units";
import { momentMs, now, wallMs } from "../state/clock.ts";
import {
  say,
  sayAge,
  sayBoatName,
  sayClock,
  sayFigures,
  sayHour,
  sayPosition,
  sayTerm,
} from "../state/language.ts";
import { chosen, opened } from "../state/opened.ts";
import { isReplay } from "../state/page.ts";
import { pictureNow } from "../state/picture.ts";
import { CALLED_BACK, calledBack, keyOf, owedIn, ownAll } from "./inbox.ts";

const WORDS_SHOWN = 160;

type Props = { readonly thread: Thread };

/** One boat or phone: how long it waits, what came last, how many times, and what is held of it. */
export function InboxRow({ thread }: Props): JSX.Element {
  const last = thread.heard[0]!;
  const { reports, calls } = owedIn(thread);
  const unread = thread.heard.filter(isUnread).length;
  return (
    <li data-thread={keyOf(thread)} class={thread.waitsSince === null ? "" : "waits"}>
      <p class="inbox-head">
        <Waits since={thread.waitsSince} />
        <Name thread={thread} />
        <span class="inbox-count">{countOf(thread)}</span>
        {unread > 0 && (
          <b>
            ⚠ {say("inbox.unread")} {unread}
          </b>
        )}
      </p>
      <Line heard={last} />
      <p class="dim">{heldOf(thread)}</p>
      <p class="inbox-acts">
        {reports.length > 0 && (
          <button type="button" onClick={() => void ownAll(thread)}>
            {say("inbox.own")}
            <kbd>y</kbd>
          </button>
        )}
        {calls.length > 0 && <CallBack thread={thread} />}
        {thread.heard.length > 1 && (
          <details>
            <summary>
              {say("inbox.before")} {thread.heard.length - 1}
            </summary>
            {thread.heard.slice(1).map((heard) => (
              <Line key={entryName(heard.entry)} heard={heard} />
            ))}
          </details>
        )}
      </p>
    </li>
  );
}

/** How long the oldest thing that nobody owns has waited, to the second. */
function Waits({ since }: { readonly since: Instant | null }): JSX.Element {
  if (since === null) return <span class="inbox-clock dim">✓ {say("inbox.owned")}</span>;
  const at = instantFromMs(isReplay ? momentMs.value : wallMs.value);
  return <b class="inbox-clock">⚠ {sayClock(secondsBetween(since, at))}</b>;
}

/** The boat, to be opened; a phone that no report speaks of says so. */
function Name({ thread }: Props): JSX.Element {
  const at = pictureNow.value;
  const { boat } = thread;
  const found = at.ok && boat !== null ? boatOf(at.picture, boat) : null;
  if (found === null)
    return (
      <button type="button" class="inbox-name">
        {say("inbox.nobody")}
      </button>
    );
  const open = (): void => {
    chosen.value = found.id;
    opened.value = null;
  };
  return (
    <button type="button" class="inbox-name" onClick={open}>
      {sayBoatName(found)} · {sayFigures(found.unaccounted)} {say("row.unaccounted")}
    </button>
  );
}

function countOf({ heard, sinceAnswer, answeredAt }: Thread): string {
  const count = `${say("inbox.heard")} ${heard.length}`;
  if (answeredAt === null) return `${count}, ${say("inbox.neveranswered")}`;
  return `${count}, ${sinceAnswer} ${say("inbox.since")} ${sayHour(answeredAt)}`;
}

const isUnread = ({ report }: Heard): boolean =>
  report !== null && report.event.unread !== null && report.amended.length === 0;

/** When it came, by what, in what words; one that could not be read says why. */
function Line({ heard }: { readonly heard: Heard }): JSX.Element {
  const { entry, report, contact, waits } = heard;
  const channel = sayTerm("channel", (report?.event ?? contact!).channel);
  const words = report?.event.words ?? contact?.words ?? say("inbox.unanswered");
  return (
    <p class="inbox-line">
      <time dateTime={entry.loggedAt}>{sayHour(entry.loggedAt)}</time> {channel}
      {waits && <b> ●</b>} <q>{words.slice(0, WORDS_SHOWN)}</q>
      {report?.event.unread !== null && report !== null && <em> ⚠ {report.event.unread}</em>}
    </p>
  );
}

/** What is held already, so that nobody is asked again: contacts, last position and its age. */
function heldOf({ boat, heard }: Thread): string {
  const at = pictureNow.value;
  if (!at.ok) return "";
  const { caller } = heard[0]!;
  const known = caller === null ? null : callerHistory(at.picture, caller, now.value);
  const contacts = known === null ? "" : `${say("report.callercontacts")} ${known.contacts} · `;
  const found = boat === null ? null : boatOf(at.picture, boat);
  return `${contacts}${fixWords(known?.lastFix ?? found?.fixes[0] ?? null)}`;
}

function fixWords(fix: Fix | null): string {
  if (fix === null) return say("report.callernoposition");
  return `${sayPosition(fix.position)}, ${sayAge(ageOf(fix, now.value))}`;
}

/** One key for each thing that a line does when it is called back. */
function CallBack({ thread }: Props): JSX.Element {
  return (
    <span role="group" aria-label={say("inbox.calledback")}>
      {say("inbox.calledback")}{" "}
      {CALLED_BACK.map(({ key, sign }) => (
        <button key={key} type="button" onClick={() => void calledBack(thread, sign)}>
          {sayTerm("sign", sign)}
          <kbd>{key}</kbd>
        </button>
      ))}
    </span>
  );
}
