import type { EventOf, ResponseKind, UnderstoodEntry } from "#log";
import { unreachable } from "#units";
import { aboutBoat, aboutUnit, grow } from "./mark.ts";
import type { Picture } from "./picture.ts";

/** Folds what the watch does about a boat: units, broadcasts, searches, what it watches with. */
export function foldResponse(
  picture: Picture,
  entry: UnderstoodEntry,
  event: EventOf<ResponseKind>,
  release: (name: string) => void,
): void {
  switch (event.kind) {
    case "SearchSuspended":
    case "SearchResumed":
      return aboutBoat(picture, entry, event.boat);
    case "UnitTasked":
    case "UnitReported":
    case "EtaPromised":
      return deploy(picture, entry, event);
    case "UnitRegistered":
    case "UnitHeldBack":
    case "UnitReleased":
      return aboutUnit(picture, entry, event.unit);
    case "BroadcastSent":
    case "BroadcastAnswered":
      return broadcast(picture, entry, event, release);
    case "SearchAreaPlanned":
    case "AreaSearched":
      return search(picture, entry, event);
    case "FeedLost":
    case "FeedRegained":
      return grow(picture.feeds, event.feed, entry);
    case "ObservationLost":
    case "ObservationRegained":
      return grow(picture.watches, event.watch, entry);
    default:
      return unreachable(event);
  }
}

function deploy(
  picture: Picture,
  entry: UnderstoodEntry,
  event: EventOf<"UnitTasked" | "UnitReported" | "EtaPromised">,
): void {
  if (event.unit !== null) aboutUnit(picture, entry, event.unit);
  if (event.boat !== null) aboutBoat(picture, entry, event.boat);
  if (event.kind === "EtaPromised") grow(picture.promises, event.promise, entry);
}

function broadcast(
  picture: Picture,
  entry: UnderstoodEntry,
  event: EventOf<"BroadcastSent" | "BroadcastAnswered">,
  release: (name: string) => void,
): void {
  const { broadcast: id } = event;
  if (event.kind === "BroadcastSent") {
    if (picture.broadcasts.has(id)) {
      picture.clashes.push({ entry, name: `broadcast ${id}` });
      return;
    }
    grow(picture.broadcasts, id, entry);
    aboutBoat(picture, entry, event.boat);
    return release(`broadcast ${id}`);
  }
  grow(picture.broadcasts, id, entry);
  aboutUnit(picture, entry, event.unit);
  const sent = picture.broadcasts.get(id)?.first.event;
  if (sent?.kind === "BroadcastSent") aboutBoat(picture, entry, sent.boat);
}

function search(
  picture: Picture,
  entry: UnderstoodEntry,
  event: EventOf<"SearchAreaPlanned" | "AreaSearched">,
): void {
  grow(picture.searches, event.search, entry);
  for (const boat of event.boats) aboutBoat(picture, entry, boat);
  if (event.kind === "AreaSearched") aboutUnit(picture, entry, event.unit);
}
