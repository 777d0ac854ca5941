import type { EventOf, UnderstoodEntry, UnitKind } from "#log";
import { aboutBoat, aboutUnit } from "./mark.ts";
import type { Picture } from "./picture.ts";

/** Folds what units say of themselves and of the empty craft they met. */
export function foldUnit(picture: Picture, entry: UnderstoodEntry, event: EventOf<UnitKind>): void {
  aboutUnit(picture, entry, event.unit);
  if (event.kind === "UnitStated" && event.asksToLeave !== undefined) {
    aboutBoat(picture, entry, event.asksToLeave);
  }
  if (event.kind === "CraftSearched" && event.boat !== null) aboutBoat(picture, entry, event.boat);
}
