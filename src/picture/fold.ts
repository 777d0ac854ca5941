import {
  entryName,
  isUnderstood,
  ownBoat,
  type BoatId,
  type Entry,
  type EntryName,
  type ReportId,
  type UnderstoodEntry,
  type VigieEvent,
} from "#log";
import {
  declareApart,
  declareSame,
  isKnownBoat,
  removeDeclaration,
  touch,
  unsettle,
} from "./groups.ts";
import { foldResponse } from "./fold-response.ts";
import { foldUnit } from "./fold-unit.ts";
import {
  aboutBoat,
  aboutReport,
  aboutUnit,
  begin,
  grow,
  linkedBoats,
  touchCaller,
} from "./mark.ts";
import { missingFrom } from "./missing.ts";
import { emptyPicture, type Picture } from "./picture.ts";
import { isWithdrawn } from "./reports.ts";
import { extend } from "./trail.ts";

/** The picture of entries given in the order of the log. */
export function fold(entries: Iterable<Entry>): Picture {
  const picture = emptyPicture();
  for (const entry of entries) foldInto(picture, entry);
  return picture;
}

/**
 * Folds one more entry, later in the order of the log than all before. The only place that writes a
 * picture.
 */
export function foldInto(picture: Picture, entry: Entry): void {
  picture.entries += 1;
  picture.at = entry.loggedAt;
  hear(picture, entry);
  if (isUnderstood(entry)) admit(picture, entry);
  else picture.notUnderstood.push(entry);
}

function hear(picture: Picture, { centre, seq, loggedAt, by }: Entry): void {
  if (by.role === "coordinator")
    picture.coordinators.set(`${centre} ${by.desk}`, { centre, desk: by.desk, at: loggedAt });
  const head = picture.heard.get(centre);
  if (head === undefined) {
    picture.heard.set(centre, { seq, loggedAt });
    return;
  }
  head.seq = seq;
  head.loggedAt = loggedAt;
}

/** Lets an entry take effect, or parks it until what it speaks of has come. */
function admit(picture: Picture, entry: UnderstoodEntry): void {
  const waitsFor = missingFrom(picture, entry.event);
  if (waitsFor !== null) {
    const waiting = picture.parked.get(waitsFor) ?? [];
    picture.parked.set(waitsFor, [...waiting, { entry, waitsFor }]);
    return;
  }
  apply(picture, entry, entry.event);
}

function release(picture: Picture, name: string): void {
  if (picture.parked.size === 0) return;
  const waiting = picture.parked.get(name);
  if (waiting === undefined) return;
  picture.parked.delete(name);
  for (const { entry } of waiting) admit(picture, entry);
}

/**
 * Branches on all kinds of events, with `foldResponse`; the compiler proves that none is left out.
 */
function apply(picture: Picture, entry: UnderstoodEntry, event: VigieEvent): void {
  switch (event.kind) {
    case "ReportReceived":
      return receive(picture, entry, event);
    case "ReportAmended":
    case "ReportAcknowledged":
    case "ReportShownFalse":
      return aboutReport(picture, entry, event.report);
    case "ContactAttempted":
      return contact(picture, entry, event);
    case "BoatOpened":
      return open(picture, entry, event.boat);
    case "ReportLinked":
    case "ReportUnlinked":
      return link(picture, entry, event);
    case "BoatsDeclaredSame":
    case "BoatsDeclaredDistinct":
      return declare(picture, entry, event);
    case "PeopleLanded":
    case "CoastWatchPosted":
      return aboutUnit(picture, entry, event.unit);
    case "PeopleTransferred":
      return transfer(picture, entry, event);
    case "BoatNamed":
    case "PhaseSet":
    case "PeopleAccounted":
    case "PeopleBounded":
    case "BoatReviewed":
    case "ResponsibilityOffered":
    case "ResponsibilityAccepted":
    case "ResponsibilityDeclined":
      return aboutBoat(picture, entry, event.boat);
    case "WeatherStated":
      // Whoever is in the water lives as long as the sea there lets them.
      picture.memory.boats.clear();
      return begin(picture, picture.weather, event.weather, entry, "weather");
    case "FieldReceived":
      return begin(picture, picture.fields, event.field, entry, "field");
    case "MessageSent":
      return send(picture, entry, event);
    case "FigurePublished":
    case "FigureWithdrawn":
      return grow(picture.figures, event.figure, entry);
    case "LostBoatCostSet":
      picture.costs = extend(picture.costs, entry);
      return;
    case "NoteMade":
    case "OrderRefused":
      return note(picture, entry, event.boat);
    case "FactWithdrawn":
      return withdraw(picture, entry, event);
    case "UnitStated":
    case "CraftSearched":
      return foldUnit(picture, entry, event);
    default:
      return foldResponse(picture, entry, event, (name) => release(picture, name));
  }
}

type Of<Kind extends VigieEvent["kind"]> = Extract<VigieEvent, { kind: Kind }>;

function receive(picture: Picture, entry: UnderstoodEntry, event: Of<"ReportReceived">): void {
  const { report, from } = event;
  if (picture.reports.has(report)) {
    picture.clashes.push({ entry, name: `report ${report}` });
    // Another report under a name already given: its people count, under a name of its own.
    const own = { ...event, report: `${report}:${entry.centre}:${entry.seq}` as ReportId };
    if (!picture.reports.has(own.report)) receive(picture, { ...entry, event: own }, own);
    return;
  }
  const own = ownBoat(report);
  picture.reports.set(report, extend(null, entry));
  touch(picture, own);
  if (from.caller !== null) grow(picture.callers, from.caller, entry);
  if (from.unit !== null) aboutUnit(picture, entry, from.unit);
  if (picture.parked.size === 0) return;
  release(picture, `report ${report}`);
  release(picture, `boat ${own}`);
}

function open(picture: Picture, entry: UnderstoodEntry, boat: BoatId): void {
  if (isKnownBoat(picture, boat)) {
    picture.clashes.push({ entry, name: `boat ${boat}` });
    return;
  }
  aboutBoat(picture, entry, boat);
  release(picture, `boat ${boat}`);
}

function contact(picture: Picture, entry: UnderstoodEntry, event: Of<"ContactAttempted">): void {
  if (picture.contacts.has(event.contact)) {
    picture.clashes.push({ entry, name: `contact ${event.contact}` });
    return;
  }
  grow(picture.contacts, event.contact, entry);
  if (event.boat !== null) aboutBoat(picture, entry, event.boat);
  if (event.caller !== null) {
    touchCaller(picture, event.caller);
    grow(picture.callers, event.caller, entry);
  }
  const returned = event.returns === null ? null : picture.contacts.get(event.returns)?.first.event;
  if (event.returns !== null && returned?.kind === "ContactAttempted") {
    grow(picture.contacts, event.returns, entry);
    if (returned.boat !== null) aboutBoat(picture, entry, returned.boat);
    if (returned.caller !== null) touchCaller(picture, returned.caller);
  }
  release(picture, `contact ${event.contact}`);
}

function link(
  picture: Picture,
  entry: UnderstoodEntry,
  event: Of<"ReportLinked" | "ReportUnlinked">,
): void {
  const { report, boat } = event;
  aboutReport(picture, entry, report);
  aboutBoat(picture, entry, boat);
  const links = picture.links.get(report);
  if (event.kind === "ReportUnlinked") {
    setLinks(picture, report, links?.filter((other) => !leadsTo(other, boat)) ?? []);
    return;
  }
  if (boat === ownBoat(report) || links?.some((other) => leadsTo(other, boat))) return;
  if (isWithdrawn(picture, entry)) return;
  picture.links.set(report, links === undefined ? [entry] : [...links, entry]);
  const speaking = picture.speaking.get(boat);
  picture.speaking.set(boat, speaking === undefined ? [report] : [...speaking, report]);
  picture.memory.unsettled.add(ownBoat(report));
  if (links !== undefined) unsettle(picture, linkedBoats(links));
}

function leadsTo({ event }: UnderstoodEntry, boat: BoatId): boolean {
  return event.kind === "ReportLinked" && event.boat === boat;
}

/** Leaves of a report's links those given, and with them who speaks of which boat. */
function setLinks(picture: Picture, report: ReportId, left: readonly UnderstoodEntry[]): void {
  const before = linkedBoats(picture.links.get(report));
  const after = linkedBoats(left);
  if (left.length === 0) picture.links.delete(report);
  else picture.links.set(report, left);
  for (const boat of before) {
    if (after.includes(boat)) continue;
    const speaking = (picture.speaking.get(boat) ?? []).filter((each) => each !== report);
    picture.speaking.set(boat, speaking);
  }
  picture.memory.unsettled.add(ownBoat(report));
  unsettle(picture, before);
}

function declare(
  picture: Picture,
  entry: UnderstoodEntry,
  event: Of<"BoatsDeclaredSame" | "BoatsDeclaredDistinct">,
): void {
  aboutBoat(picture, entry, event.one);
  aboutBoat(picture, entry, event.other);
  if (isWithdrawn(picture, entry)) return;
  const { one, other } = event;
  if (event.kind === "BoatsDeclaredDistinct") {
    return declareApart(picture, { one, other, entry });
  }
  const disputed = event.contradictions.some((each) => each.explanation === null);
  declareSame(picture, { one, other, entry, disputed });
}

function transfer(picture: Picture, entry: UnderstoodEntry, event: Of<"PeopleTransferred">): void {
  for (const end of [event.from, event.to]) {
    if (end.kind === "boat") aboutBoat(picture, entry, end.boat);
    else aboutUnit(picture, entry, end.unit);
  }
}

function note(picture: Picture, entry: UnderstoodEntry, boat: BoatId | null): void {
  if (boat !== null && isKnownBoat(picture, boat)) aboutBoat(picture, entry, boat);
  else picture.notes = extend(picture.notes, entry);
}

function send(picture: Picture, entry: UnderstoodEntry, event: Of<"MessageSent">): void {
  picture.messages = extend(picture.messages, entry);
  if (event.boat !== null) aboutBoat(picture, entry, event.boat);
}

function withdraw(picture: Picture, entry: UnderstoodEntry, event: Of<"FactWithdrawn">): void {
  const { about, fact } = event;
  picture.withdrawn.set(fact, entry);
  picture.memory.boats.clear();
  removeDeclaration(picture, fact);
  removeLink(picture, fact);
  if (about.kind === "weather" || about.kind === "field") return;
  if (about.kind === "unit") return aboutUnit(picture, entry, about.unit);
  if (about.kind === "report") return aboutReport(picture, entry, about.report);
  aboutBoat(picture, entry, about.boat);
}

/** Takes back the link made by the entry of that name, whatever the withdrawal says it is about. */
function removeLink(picture: Picture, fact: EntryName): void {
  for (const [report, links] of picture.links) {
    const left = links.filter((each) => entryName(each) !== fact);
    if (left.length < links.length) return setLinks(picture, report, left);
  }
}
