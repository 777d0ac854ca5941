import { ownBoat, type BoatId, type CallerToken, type ReportId, type VigieEvent } from "#log";
import {
  boatOf,
  CALLER_MEMORY,
  callerHistory,
  membersOf,
  reportOf,
  type Picture,
  type Report,
} from "#picture";
import { secondsBetween } from "#units";
import { isAhead, reportFaults, signatureFaults, timeFaults } from "./checks.ts";
import { unlessRefused, type Context, type Decision, type Refusal } from "./decision.ts";
import type { OrderOf } from "./order.ts";
import { mostOwed, pictureAfter, whereNow } from "./outlook.ts";

/**
 * Takes a report. One from a phone heard within a day is put to that phone's boat, so that ringing
 * again costs the caller nothing (F12); any other stands as a boat of its own. Nothing about the
 * words can refuse it.
 */
export function decideReceive(
  picture: Picture,
  order: OrderOf<"receiveReport">,
  context: Context,
): Decision {
  const { order: _, ...told } = order;
  const refusals: Refusal[] = [];
  if (order.report !== null && picture.reports.has(order.report)) {
    refusals.push({ reason: "name taken", name: order.report });
  }
  return unlessRefused(refusals, () => {
    const report = order.report ?? (context.newId("report") as ReportId);
    const happened = believable(order.happened, context);
    const received: VigieEvent = { kind: "ReportReceived", ...told, report, happened };
    const { caller, relays } = order.from;
    const boat = caller === null || relays ? null : boatOfCaller(picture, caller, context);
    if (boat === null) return [received];
    const linked: VigieEvent = {
      kind: "ReportLinked",
      report,
      boat,
      basis: "same caller",
      why: "same caller",
      contradictions: [],
      estimate: null,
      second: null,
    };
    return [received, linked];
  });
}

/**
 * A time that has not come yet is kept in its words and not believed: it would make the boat look
 * heard from, and hold off the silence alarm.
 */
function believable(
  happened: OrderOf<"receiveReport">["happened"],
  { now }: Context,
): OrderOf<"receiveReport">["happened"] {
  if (happened?.kind !== "told" || !isAhead(happened.at, now)) return happened;
  return { kind: "ambiguous", words: happened.at, readings: [happened.at] };
}

/**
 * The boat this phone has been calling from. Null when it has not called within a day, or when an
 * officer found that its calls spoke of more than one boat: then nobody guesses of which this one
 * does.
 */
function boatOfCaller(picture: Picture, caller: CallerToken, { now }: Context): BoatId | null {
  const reports = callerHistory(picture, caller, now).reports.filter(
    ({ event, entry, shownFalse }) =>
      !event.from.relays &&
      shownFalse === null &&
      Math.abs(secondsBetween(entry.loggedAt, now)) <= CALLER_MEMORY,
  );
  const boats = new Set(reports.map((report) => boatOf(picture, ownBoat(report.id))?.id));
  const last = reports.at(-1);
  if (last === undefined || boats.size !== 1) return null;
  if (reports.some(({ linkedTo }) => linkedTo.length > 1)) return null;
  const clustered = (picture.links.get(last.id) ?? []).find(
    ({ event }) => event.kind === "ReportLinked" && event.basis === "same caller",
  )?.event;
  // Always to where the phone's first call stands, so that its calls stay together wherever that is
  // put.
  const own = ownBoat(last.id);
  if (clustered?.kind !== "ReportLinked") return own;
  // Unless the two were declared distinct since: then the phone's calls stand by themselves.
  return membersOf(picture, own).includes(clustered.boat) ? clustered.boat : own;
}

/**
 * Keeps a later word on a report beside the first. It may tell a number where none was told; it
 * takes nobody off the board and lowers no number that stands: that is a bound, with its evidence
 * and its second signature.
 */
export function decideAmend(
  picture: Picture,
  order: OrderOf<"amendReport">,
  context: Context,
): Decision {
  const { order: _, ...told } = order;
  const report = reportOf(picture, order.report);
  const refusals = reportFaults(picture, order.report);
  if (Object.values(order.changes).every((change) => change === undefined)) {
    refusals.push({ reason: "nothing changed" });
  }
  refusals.push(...timeFaults(order.changes.happened, context));
  const desk = report?.entry.by.desk;
  if (context.by.role === "trainee" && desk !== undefined && desk !== context.by.desk) {
    refusals.push({ reason: "report of another desk", desk });
  }
  const event: VigieEvent = { kind: "ReportAmended", ...told };
  if (report !== null) refusals.push(...peopleLost(picture, report, event, context));
  return unlessRefused(refusals, () => [event]);
}

function peopleLost(
  picture: Picture,
  { id, linkedTo }: Report,
  event: VigieEvent,
  context: Context,
): Refusal[] {
  const after = pictureAfter(picture, [event], context);
  const boats = [ownBoat(id), ...linkedTo].flatMap((boat) => boatOf(picture, boat) ?? []);
  const each = [...new Map(boats.map((boat) => [boat.id, boat])).values()];
  return each.flatMap((boat): Refusal[] => {
    const now = whereNow(boat, after);
    const [was, is] = [mostOwed([boat]), mostOwed(now)];
    const gone = boat.onBoard && now.every(({ onBoard }) => !onBoard);
    const lowered = was !== Infinity && is < was;
    return gone || lowered ? [{ reason: "would take people off", boat: boat.id }] : [];
  });
}

export function decideAcknowledge(
  picture: Picture,
  { report }: OrderOf<"acknowledgeReport">,
): Decision {
  const refusals = reportFaults(picture, report);
  const known = reportOf(picture, report);
  if (known !== null && known.acknowledged !== null) refusals.push({ reason: "already so" });
  return unlessRefused(refusals, () => [{ kind: "ReportAcknowledged", report }]);
}

/** Proof that nobody was ever there: takes the report's people off the sum, so it needs two. */
export function decideShowFalse(
  picture: Picture,
  order: OrderOf<"showReportFalse">,
  context: Context,
): Decision {
  const { order: _, ...told } = order;
  const refusals = reportFaults(picture, order.report);
  const known = reportOf(picture, order.report);
  if (known !== null && known.shownFalse !== null) refusals.push({ reason: "already so" });
  refusals.push(...signatureFaults(order.second, context, { needed: true }));
  return unlessRefused(refusals, () => [{ kind: "ReportShownFalse", ...told }]);
}
