import type { JSX } from "preact";
import { entryName, type BoatId, type ReportId } from "#log";
import { boatOf, boatsOf, unitsOf, unreturnedCalls, type Picture, type Report } from "#picture";
import { sayRelay, standDownTold } from "#show";
import { driftedNow } from "../drift/forecasts.ts";
import { now } from "../state/clock.ts";
import { centres } from "../state/entries.ts";
import { exerciseCentre } from "../state/give-order.ts";
import {
  language,
  say,
  sayBoatName,
  sayCentre,
  sayEntryLine,
  sayField,
  sayHour,
  sayTerm,
} from "../state/language.ts";
import type { Field } from "./order-fields.ts";

/** Centres that can always be offered a boat, heard of or not. */
const NEIGHBOURS = ["dover", "gris-nez"];
const WORDS_SHOWN = 70;

type Props = {
  readonly field: Field;
  readonly order: string;
  readonly boat: BoatId | null;
  readonly picture: Picture;
  readonly first: boolean;
  /** What it holds when it opens; "" for nothing. */
  readonly filled: string;
};
type Option = { readonly value: string; readonly words: string };

/** One field of an order, asked for in the way that fits it. */
export function OrderField(props: Props): JSX.Element {
  const { field, first } = props;
  const { name, kind } = field;
  const required = field.optional !== true;
  const label = `${sayField(name)}${required ? "" : ` (${say("field.optional")})`}`;
  if (kind === "yes") {
    return (
      <label class="wide check">
        <input type="checkbox" name={name} autofocus={first} /> {label}
      </label>
    );
  }
  const options = optionsOf(props);
  const drafted = props.filled === "" ? draftOf(props) : props.filled;
  if (options !== null) {
    return (
      <label class={kind === "report" || kind === "entry" ? "wide" : ""}>
        {label}
        <select name={name} required={required} autofocus={first}>
          {/* Nothing is chosen for a tired hand; only people leave the boat that was opened. */}
          <option value="">–</option>
          {options.map(({ value, words }) => (
            <option key={value} value={value} selected={isSelected(props, value)}>
              {words}
            </option>
          ))}
        </select>
      </label>
    );
  }
  return (
    <label class={kind === "long" ? "wide" : ""}>
      {label}
      {kind === "long" ? (
        <textarea
          name={name}
          rows={drafted.length < 200 ? 2 : 10}
          required={required}
          autofocus={first}
          defaultValue={drafted}
        />
      ) : (
        <input
          name={name}
          required={required}
          autofocus={first}
          autocomplete="off"
          defaultValue={drafted}
          inputMode={kind === "number" ? "numeric" : "text"}
          pattern={kind === "number" ? "[0-9]{1,5}" : undefined}
          placeholder={placeholderOf(field)}
        />
      )}
    </label>
  );
}

/**
 * What a form holds when it opens, made of the picture, to be checked and changed by hand. The
 * words of a relay as the watch would send them now: the position with its age and, where the drift
 * was reckoned, where the boat has gone since (F13).
 */
function draftOf(props: Props): string {
  const { order, field, boat, picture } = props;
  if (order === "suspendSearch") return standDownOf(props);
  const centre = exerciseCentre();
  if (order !== "sendBroadcast" || field.name !== "words" || boat === null || centre === null)
    return "";
  const drifted = driftedNow(boat);
  return sayRelay(picture, boat, now.value, centre, language.value, null, drifted) ?? "";
}

/** Who would pause a search has the survival clock and the next light before him (F8). */
function standDownOf({ field, boat, picture }: Props): string {
  const about = boat === null ? null : boatOf(picture, boat);
  if (about === null) return "";
  const { survival, nextLight } = standDownTold(about, now.value, language.value);
  if (field.name === "survival") return survival;
  return field.name === "nextLight" && nextLight !== null ? `${nextLight.slice(0, 16)}Z` : "";
}

function isSelected(props: Props, value: string): boolean {
  if (props.filled !== "") return value === props.filled;
  return props.field.name === "from" && isOf(props, value);
}

function isOf({ boat, picture }: Props, value: string): boolean {
  return boat !== null && value === `boat:${boatOf(picture, boat)?.id ?? boat}`;
}

function placeholderOf({ kind }: Field): string {
  if (kind === "instant") return "08:30Z";
  if (kind === "count") return "30-33 · 30+ · ?";
  if (kind === "wind") return "230/8-15kn · SW 4-5";
  if (kind === "range") return "11-13";
  return kind === "date" ? "2021-11-23" : "";
}

function optionsOf({ field, order, boat, picture }: Props): readonly Option[] | null {
  switch (field.kind) {
    case "choice":
      return (field.choices ?? []).map((value) => ({
        value,
        words: sayTerm(field.group ?? "", value),
      }));
    case "report":
      return reportOptions(picture, boat, order);
    case "boat":
      return boatOptions(picture, boat, "");
    case "unit":
      return unitsOf(picture).map(({ id, name }) => ({ value: id, words: name }));
    case "holder":
      return [
        ...boatOptions(picture, null, "boat:"),
        ...unitsOf(picture).map(({ id, name }) => ({ value: `unit:${id}`, words: name })),
      ];
    case "centre":
      return [...new Set([...centres.value, ...NEIGHBOURS])].map((value) => {
        return { value, words: sayCentre(value) };
      });
    case "entry":
      return entryOptions(picture, boat);
    case "call":
      return callOptions(picture, boat);
    case "broadcast":
      return [...picture.broadcasts.keys()].map((value) => ({ value, words: value }));
    default:
      return null;
  }
}

function boatOptions(picture: Picture, but: BoatId | null, prefix: string): readonly Option[] {
  return boatsOf(picture)
    .filter(({ members }) => but === null || !members.includes(but))
    .map((boat) => ({ value: `${prefix}${boat.id}`, words: sayBoatName(boat) }));
}

/** What was said of the boat, newest first. */
function entryOptions(picture: Picture, id: BoatId | null): readonly Option[] {
  const boat = id === null ? null : boatOf(picture, id);
  return (boat?.history ?? []).toReversed().map((entry) => ({
    value: entryName(entry),
    words: sayEntryLine(picture, entry).slice(0, 2 * WORDS_SHOWN),
  }));
}

/** Calls that nobody took and nobody has returned: of this boat and of phones nobody can place. */
function callOptions(picture: Picture, id: BoatId | null): readonly Option[] {
  const members = (id === null ? null : boatOf(picture, id))?.members ?? [];
  return unreturnedCalls(picture)
    .filter(({ boat }) => boat === null || members.includes(boat))
    .map(({ entry, event }) => {
      const said = event.words === null ? "" : `“${event.words.slice(0, WORDS_SHOWN)}”`;
      const words = [sayHour(entry.loggedAt), sayTerm("channel", event.channel), said];
      return { value: event.contact, words: words.join(" · ") };
    });
}

/** Orders that take a report away from its boat, or speak of one of its own reports. */
const OF_THIS_BOAT = new Set([
  "unlinkReport",
  "acknowledgeReport",
  "showReportFalse",
  "amendReport",
]);

/**
 * Reports to choose from: the boat's own, or all others; what a unit met first, then the newest.
 */
function reportOptions(picture: Picture, id: BoatId | null, order: string): readonly Option[] {
  const boat = id === null ? null : boatOf(picture, id);
  const own = boat?.reports ?? [];
  const held = new Set<ReportId>(own.map((report) => report.id));
  const others = boatsOf(picture)
    .flatMap(({ reports }) => reports)
    .filter((report) => !held.has(report.id));
  const isMet = (report: Report): number => (report.event.channel === "encounter" ? 1 : 0);
  const chosen = OF_THIS_BOAT.has(order) ? own : others;
  return chosen
    .toSorted((one, other) => isMet(other) - isMet(one) || (one.at < other.at ? 1 : -1))
    .map((report) => {
      const said = `“${report.event.words.slice(0, WORDS_SHOWN)}”`;
      const words = [sayHour(report.at), sayTerm("channel", report.event.channel), said];
      return { value: report.id, words: words.join(" · ") };
    });
}
