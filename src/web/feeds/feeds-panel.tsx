import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { instant, secondsBetween, seconds, type Instant, type Seconds } from "#units";
import { Dialog } from "../shell/dialog.tsx";
import { say, sayAge, sayFeedState, sayHour } from "../state/language.ts";
import { opened } from "../state/opened.ts";
import { askForFeeds, feedsAnswered, feedsTold, type FeedsTold } from "./feeds-told.ts";

/** Up to here a time is said in seconds. */
const SECONDS_MOST = 120;

/** What the watch listens to, and how each is. A lost one is an alarm of the board besides. */
export function FeedsPanel(): JSX.Element {
  useEffect(askForFeeds, []);
  const told = feedsTold.value;
  return (
    <Dialog title={say("feeds")} onClose={() => (opened.value = null)}>
      {!feedsAnswered.value && (
        <p role="alert">
          ⚠ {say("feeds.silent")} {told !== null && sayHour(told.at, "seconds")}
        </p>
      )}
      {told !== null && <Told told={told} />}
    </Dialog>
  );
}

function Told({ told }: { readonly told: FeedsTold }): JSX.Element {
  const { feeds, faults, waiting, telemetry } = told;
  return (
    <>
      {feeds.length === 0 && <p>{say("feeds.none")}</p>}
      {feeds.length > 0 && <FeedTable feeds={feeds} now={told.at} />}
      {faults.map((fault) => (
        <p key={fault}>
          ⚠ {say("feeds.fault")} <span lang="en">{fault}</span>
        </p>
      ))}
      {waiting > 0 && (
        <p>
          ⚠ {say("feeds.waiting")} <b>{waiting}</b>
        </p>
      )}
      {telemetry.failing && <p>⚠ {say("feeds.failing")}</p>}
      <p class="dim">
        {say("feeds.vessels")} <b>{telemetry.vessels}</b>
      </p>
    </>
  );
}

type TableProps = { readonly feeds: FeedsTold["feeds"]; readonly now: Instant };

function FeedTable({ feeds, now }: TableProps): JSX.Element {
  return (
    <table class="keys feeds">
      <thead>
        <tr>
          <th scope="col">{say("feeds.feed")}</th>
          <th scope="col">{say("feeds.state")}</th>
          <th scope="col">{say("feeds.heard")}</th>
          <th scope="col">{say("feeds.messages")}</th>
          <th scope="col">{say("feeds.unread")}</th>
          <th scope="col">{say("feeds.reports")}</th>
        </tr>
      </thead>
      <tbody>
        {feeds.map((feed) => (
          <tr key={feed.id} data-feed={feed.id}>
            <th scope="row">
              {feed.id} <span class="dim">{feed.kind}</span>
            </th>
            <td>{feed.lost ? <b>⚠ {sayFeedState("lost")}</b> : sayFeedState(feed.state)}</td>
            <td>
              {heardAgo(feed.lastHeard, now)}
              {feed.silenceAllowed !== null && (
                <span class="dim"> (≤ {sayWait(seconds(feed.silenceAllowed))})</span>
              )}
            </td>
            <td>{feed.counts.messages}</td>
            <td>{feed.counts.unread}</td>
            <td>{feed.counts.reports}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function heardAgo(lastHeard: string | null, now: Instant): string {
  if (lastHeard === null) return say("feeds.never");
  return sayWait(secondsBetween(instant(lastHeard), now));
}

/** Feeds are late within seconds. */
function sayWait(wait: Seconds): string {
  return wait < SECONDS_MOST ? `${Math.max(0, Math.round(wait))} s` : sayAge(wait);
}
