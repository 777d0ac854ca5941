import type { JSX } from "preact";
import { instantFromMs } from "#units";
import { momentMs, playing, wallMs } from "../state/clock.ts";
import { language, say, sayHour, sayLocalHours, sayRole } from "../state/language.ts";
import { opened } from "../state/opened.ts";
import { isReplay } from "../state/page.ts";
import { CoastButton } from "../coast/coast-button.tsx";
import { InboxButton } from "../inbox/inbox-button.tsx";
import { author, palette } from "../state/session.ts";

/** What this page is, the hour as of which it speaks, who sits here, and the switches. */
export function TopBar(): JSX.Element {
  return (
    <header class="top">
      <h1>VIGIE</h1>
      <p class="what">{say(isReplay ? "replay" : "live")}</p>
      <Hour />
      <span class="grow" />
      <Desk />
      <Switches />
    </header>
  );
}

function Hour(): JSX.Element {
  const at = instantFromMs(isReplay ? momentMs.value : wallMs.value);
  return (
    <div class="hour" data-playing={playing.value ? "yes" : "no"}>
      <span class="said">{isReplay ? say("hour.known") : say("hour.now")}</span>
      <time dateTime={at}>{sayHour(at, isReplay ? "minutes" : "seconds")}</time>
      <span class="local">{sayLocalHours(at)}</span>
    </div>
  );
}

function Desk(): JSX.Element {
  const by = author.value;
  return (
    <button type="button" class="desk" onClick={() => (opened.value = { kind: "desk" })}>
      {by === null ? (
        say("desk.nobody")
      ) : (
        <>
          {say("desk.desk")} <b>{by.desk}</b> · <b>{sayRole(by.role)}</b>
        </>
      )}
      <kbd>d</kbd>
    </button>
  );
}

function Switches(): JSX.Element {
  const other = language.value === "en" ? "fr" : "en";
  return (
    <div class="tools">
      {isReplay && <InboxButton />}
      {isReplay && <CoastButton />}
      {!isReplay && (
        <button type="button" onClick={() => (opened.value = { kind: "report" })}>
          {say("report.new")}
          <kbd>r</kbd>
        </button>
      )}
      <button type="button" lang={other} onClick={() => (language.value = other)}>
        {other === "fr" ? "Français" : "English"}
        <kbd>l</kbd>
      </button>
      <button
        type="button"
        onClick={() => (palette.value = palette.value === "night" ? "day" : "night")}
      >
        {palette.value === "night" ? say("palette.day") : say("palette.night")}
        <kbd>p</kbd>
      </button>
      <button type="button" onClick={() => (opened.value = { kind: "help" })}>
        {say("help")}
        <kbd>?</kbd>
      </button>
    </div>
  );
}
