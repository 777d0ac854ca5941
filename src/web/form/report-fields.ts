import { CHANNELS, type Author, type Condition, type Moment } from "#log";
import { instantFromMs, isInstant } from "#units";
import type { WordKey } from "../state/language.ts";
import { readCraft } from "./craft-reading.ts";
import { textOf } from "./form-text.ts";
import { readPeopleField } from "./people-field.ts";

/**
 * What the form makes of its fields: a body for the server, or the word for what is wrong with one
 * of them.
 */
export type FormReading =
  | { readonly ok: true; readonly body: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly fault: WordKey };

/** Reads the fields of the report form. Nothing that was not said is sent as if it had been. */
export function readReportForm(
  form: FormData,
  conditions: ReadonlySet<Condition>,
  by: Author,
): FormReading {
  const text = (field: string): string => textOf(form, field);
  const words = text("words");
  if (words === "") return { ok: false, fault: "fault.words" };
  const people = readPeopleField(text("people"));
  if (people === "unread") return { ok: false, fault: "fault.people" };
  const channel = CHANNELS.find((known) => known === text("channel"));
  const [position, phone] = [text("place"), text("caller")];
  if (phone !== "" && phone.length < 3) return { ok: false, fault: "fault.caller" };
  const craft = readCraft(form);
  if (craft === null) return { ok: false, fault: "fault.launch" };
  const happened = readHappened(text("happened"), Date.now());
  const body = {
    by,
    words,
    conditions: [...conditions],
    ...(channel === undefined ? {} : { channel }),
    ...(people === null ? {} : { people }),
    ...(position === "" ? {} : { position }),
    ...(phone === "" ? {} : { phone }),
    ...(happened === null ? {} : { happened }),
    ...craft,
  };
  return { ok: true, body };
}

/**
 * "02:41Z" is a time told; "02:41" could be either side's clock, is kept as ambiguous, and never
 * guessed.
 */
function readHappened(text: string, nowMs: number): Moment | null {
  if (text === "") return null;
  const clock = /^([01]?\d|2[0-3]):?([0-5]\d)\s*(?:Z|UTC)$/i.exec(text);
  if (clock === null) return { kind: "ambiguous", words: text, readings: [] };
  const day = instantFromMs(nowMs).slice(0, 10);
  const today = `${day}T${(clock[1] ?? "").padStart(2, "0")}:${clock[2] ?? ""}:00.000Z`;
  if (!isInstant(today)) return { kind: "ambiguous", words: text, readings: [] };
  const ms = Date.parse(today);
  // A clock a little ahead of ours is today's; anything later was said of last night.
  const at = ms > nowMs + 3_600_000 ? instantFromMs(ms - 86_400_000) : today;
  return { kind: "told", at, earliest: null, latest: null };
}
