import { ownBoat, type ReportId } from "#log";
import { boatOf } from "#picture";
import { sayBoatName } from "../state/language.ts";
import { pictureNow } from "../state/picture.ts";

/** What the boat of these reports is called on the board; several rows are named each. */
export function nameOfReports(reports: readonly string[]): string {
  const at = pictureNow.value;
  if (!at.ok) return reports.join(", ");
  const names = reports.map((report) => {
    const boat = boatOf(at.picture, ownBoat(report as ReportId));
    return boat === null ? report : sayBoatName(boat);
  });
  return [...new Set(names)].join(", ");
}
