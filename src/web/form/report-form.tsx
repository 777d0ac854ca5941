import type { JSX } from "preact";
import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { CHANNELS, CONDITIONS, type Condition } from "#log";
import { say, sayConditionWord, sayTerm } from "../state/language.ts";
import { opened } from "../state/opened.ts";
import { author } from "../state/session.ts";
import { lastStored, sendReport, unsent } from "../state/unsent.ts";
import { Dialog } from "../shell/dialog.tsx";
import { textOf } from "./form-text.ts";
import { askVault, CallerHeld } from "./caller-held.tsx";
import { CraftFields } from "./craft-fields.tsx";
import { LocateLink, type LinkFor } from "./locate-link.tsx";
import { PastedChat, wordsTyped } from "./pasted-chat.tsx";
import { PlaceReadings, placeTyped } from "./place-readings.tsx";
import { readReportForm } from "./report-fields.ts";

/** The digits that tick a condition, in the order of the list: 1 … 9, 0. */
const DIGITS = "1234567890";

/**
 * Takes a report in ten seconds: words first, Enter sends. Alt and a digit, or a digit outside the
 * text fields, ticks a condition. It stays open for the next call, and says of the last one whether
 * it is stored.
 */
export function ReportForm(): JSX.Element {
  const form = useRef<HTMLFormElement>(null);
  const ticked = useSignal<ReadonlySet<Condition>>(new Set());
  const sent = useSignal<string | null>(null);
  const fault = useSignal<string | null>(null);

  const toggle = (condition: Condition): void => {
    const next = new Set(ticked.value);
    if (!next.delete(condition)) next.add(condition);
    ticked.value = next;
  };
  const clear = (): void => {
    ticked.value = new Set();
    form.current?.reset();
    placeTyped.value = "";
    wordsTyped.value = "";
    void askVault("");
    form.current?.querySelector("textarea")?.focus();
  };
  const send = (): void => {
    const by = author.value;
    if (form.current === null || by === null) return;
    const read = readReportForm(new FormData(form.current), ticked.value, by);
    if (!read.ok) {
      fault.value = say(read.fault);
      return;
    }
    fault.value = null;
    sent.value = sendReport(read.body);
    clear();
  };
  const onKey = (event: KeyboardEvent): void => {
    if (isSending(event)) {
      event.preventDefault();
      send();
      return;
    }
    const condition = conditionOf(event);
    if (condition === null) return;
    event.preventDefault();
    toggle(condition);
  };

  return (
    <Dialog title={say("report.title")} onClose={() => (opened.value = null)}>
      <form
        ref={form}
        class="fields report"
        onKeyDown={onKey}
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <Words />
        <PastedChat done={clear} />
        <ShortFields />
        <PlaceReadings />
        <CallerHeld />
        <CraftFields />
        <Conditions ticked={ticked.value} toggle={toggle} />
        <FormEnd fault={fault.value} />
      </form>
      <SentState sentKey={sent.value} />
      <LocateLink whom={() => phoneIn(form.current)} spoken={null} />
    </Dialog>
  );
}

/** As long as a pasted chat is: the log takes 20,000 characters of one report. */
function Words(): JSX.Element {
  return (
    <label class="wide">
      {say("report.words")}
      <textarea
        name="words"
        rows={3}
        required
        autofocus
        onInput={(event) => (wordsTyped.value = event.currentTarget.value)}
      />
    </label>
  );
}

/** What is wrong with a field, and the button that sends. */
function FormEnd({ fault }: { readonly fault: string | null }): JSX.Element {
  return (
    <>
      {fault !== null && (
        <p class="wide fault" role="alert">
          {fault}
        </p>
      )}
      <button type="submit" class="wide">
        {say("report.send")}
        <kbd>Enter</kbd>
      </button>
    </>
  );
}

/** The phone typed as the caller's; without one the link stands by itself. */
function phoneIn(form: HTMLFormElement | null): LinkFor {
  const phone = form === null ? "" : textOf(new FormData(form), "caller");
  return phone === "" ? {} : { phone };
}

/** Enter sends from anywhere but a button; Shift and Enter make a new line. */
function isSending(event: KeyboardEvent): boolean {
  const onButton = event.target instanceof HTMLButtonElement;
  return event.key === "Enter" && !event.shiftKey && !onButton && !event.isComposing;
}

/** The condition whose digit was pressed. Inside a field a digit is a digit, unless Alt is held. */
function conditionOf(event: KeyboardEvent): Condition | null {
  const on = event.target;
  const typing = on instanceof HTMLTextAreaElement || on instanceof HTMLInputElement;
  if (typing && !event.altKey) return null;
  const digit = event.code.startsWith("Digit") ? event.code.slice(5) : event.key;
  return digit.length === 1 ? (CONDITIONS[DIGITS.indexOf(digit)] ?? null) : null;
}

type ConditionsProps = {
  readonly ticked: ReadonlySet<Condition>;
  readonly toggle: (condition: Condition) => void;
};

function Conditions({ ticked, toggle }: ConditionsProps): JSX.Element {
  return (
    <fieldset class="wide conditions">
      <legend>{say("report.conditions")}</legend>
      {CONDITIONS.map((condition, index) => (
        <button
          key={condition}
          type="button"
          aria-pressed={ticked.has(condition)}
          onClick={() => toggle(condition)}
        >
          {index < DIGITS.length && <kbd>{DIGITS[index]}</kbd>}
          {ticked.has(condition) ? "☑ " : "☐ "}
          {sayConditionWord(condition)}
        </button>
      ))}
    </fieldset>
  );
}

function ShortFields(): JSX.Element {
  return (
    <>
      <label>
        {say("report.people")}
        <input name="people" autocomplete="off" placeholder="30-33 · 30+ · ?" />
      </label>
      <label>
        {say("report.place")}
        <input
          name="place"
          autocomplete="off"
          placeholder="51°06.3'N 001°22.9'E"
          onInput={(event) => (placeTyped.value = event.currentTarget.value)}
        />
      </label>
      <label>
        {say("report.caller")}
        <input
          name="caller"
          autocomplete="off"
          onChange={(event) => void askVault(event.currentTarget.value.trim())}
        />
      </label>
      <label>
        {say("report.happened")}
        <input name="happened" autocomplete="off" placeholder="02:41Z" />
      </label>
      <label>
        {say("report.channel")}
        <select name="channel">
          {CHANNELS.map((channel) => (
            <option key={channel} value={channel}>
              {sayTerm("channel", channel)}
            </option>
          ))}
        </select>
      </label>
    </>
  );
}

/** The truth about the report that was sent from here last: stored, waiting, or refused. */
function SentState({ sentKey }: { readonly sentKey: string | null }): JSX.Element | null {
  if (sentKey === null) return <p class="sent dim">{say("report.keep")}</p>;
  const waiting = unsent.value.find(({ key }) => key === sentKey);
  if (waiting?.refused !== undefined && waiting.refused !== null)
    return (
      <p class="sent fault" role="alert">
        ✕ {say("report.refused")} {waiting.refused}
      </p>
    );
  const stored = lastStored.value?.key === sentKey ? lastStored.value.entry : null;
  return (
    <p class={stored === null ? "sent fault" : "sent"} role="status">
      {stored === null ? `… ${say("report.waiting")}` : `✓ ${say("report.stored")} ${stored}`}
    </p>
  );
}
