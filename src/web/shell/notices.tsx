import type { JSX } from "preact";
import { connection, faultyFields, serverState, unreadLines } from "../state/connection.ts";
import { say, sayHour, sayTerm } from "../state/language.ts";
import { night } from "../state/night.ts";
import { opened } from "../state/opened.ts";
import { isReplay } from "../state/page.ts";
import { pictureNow } from "../state/picture.ts";
import { CoastButton } from "../coast/coast-button.tsx";
import { InboxButton } from "../inbox/inbox-button.tsx";
import { WatchLoad } from "./watch-load.tsx";
import { ReachSwitch } from "./reach-switch.tsx";
import { dropRefused, keepsUnsent, unsent } from "../state/unsent.ts";

/**
 * What is not as it should be, in plain words: nothing on this page pretends to be newer or safer
 * than it is.
 */
export function Notices(): JSX.Element {
  return (
    <div class="notices">
      <div class="status">
        {isReplay ? <NightTitle /> : <Following />}
        <WatchLoad />
        <ReachSwitch />
        {!isReplay && <InboxButton />}
        {!isReplay && (
          <button type="button" onClick={() => (opened.value = { kind: "feeds" })}>
            {say("feeds")}
            <kbd>f</kbd>
          </button>
        )}
        {!isReplay && <CoastButton />}
      </div>
      <ConnectionNotice />
      <PictureNotice />
      <FieldsNotice />
      <UnsentNotice />
      {unreadLines.value.length > 0 && (
        <p class="notice grave">
          ⚠ {say("lines.unread")} {unreadLines.value.length} — {unreadLines.value.at(-1)}
        </p>
      )}
      {night.value.problems.length > 0 && (
        <details class="notice">
          <summary>
            ⚠ {say("replay.problems")} ({night.value.problems.length})
          </summary>
          {night.value.problems.map((problem) => (
            <div key={problem}>{problem}</div>
          ))}
        </details>
      )}
    </div>
  );
}

/** Which night this is, and that nothing done here is kept. */
function NightTitle(): JSX.Element {
  return (
    <p>
      <b>{night.value.title}</b> <span class="dim">{say("exercise.notice")}</span>
    </p>
  );
}

function Following(): JSX.Element | null {
  const state = connection.value;
  if (state.kind !== "following") return null;
  return (
    <p>
      ● {say("connection.following")} {state.arrival}
    </p>
  );
}

function ConnectionNotice(): JSX.Element | null {
  const state = connection.value;
  switch (state.kind) {
    case "opening":
      return <p class="notice">{say("connection.opening")}</p>;
    case "following":
      return null;
    case "lost":
      return (
        <p class="notice grave" role="alert">
          ⚠ {say("connection.lost")} {sayHour(state.since, "seconds")}. {say("connection.lost.why")}
        </p>
      );
    case "failed":
      return (
        <p class="notice grave" role="alert">
          ⚠ {say("connection.failed")} {state.why}
        </p>
      );
  }
}

function PictureNotice(): JSX.Element | null {
  const at = pictureNow.value;
  if (!at.ok) {
    return (
      <p class="notice grave" role="alert">
        ⚠ {say("picture.stopped")} {say("picture.stopped.why")} {at.why}
      </p>
    );
  }
  const { stopped } = serverState.value;
  if (stopped === null) return null;
  return (
    <p class="notice grave" role="alert">
      ⚠ {say("server.stopped")} {stopped}
    </p>
  );
}

function FieldsNotice(): JSX.Element | null {
  const faulty = faultyFields.value;
  if (faulty.length === 0) return null;
  const told = faulty.map(
    ({ entry, quantity, state }) =>
      `${sayTerm("quantity", quantity)} ${entry} (${say(`fields.${state}`)})`,
  );
  return (
    <p class="notice grave" role="alert">
      ⚠ {say("fields.faulty")} {told.join(", ")}
    </p>
  );
}

function UnsentNotice(): JSX.Element | null {
  if (unsent.value.length === 0) return null;
  return (
    <div class="notice grave" role="alert">
      <b>
        ⚠ {say("unsent.title")} {unsent.value.length}
      </b>
      <ul>
        {unsent.value.map(({ key, body, since, attempts, refused }) => (
          <li key={key}>
            “{String(body["words"]).slice(0, 90)}” · {say("unsent.since")} {sayHour(since)} ·{" "}
            {attempts} {say("unsent.attempts")}
            {refused !== null && (
              <>
                {" "}
                · {say("unsent.refused")} {refused}{" "}
                <button type="button" onClick={() => dropRefused(key)}>
                  {say("unsent.drop")}
                </button>
              </>
            )}
          </li>
        ))}
      </ul>
      {!keepsUnsent.value && <b>{say("unsent.volatile")}</b>}
    </div>
  );
}
