/** What is said of which report speaks of which boat, and of how many boats there are. */
export const matching = {
  "piece.prior": "beforehand",
  "piece.place": "place and time",
  "piece.phone": "phone",
  "piece.people": "number of people",
  "piece.language": "language",
  "piece.colour": "colour",
  "piece.craft": "craft",
  "piece.known": "officers' words",
  "piece.noboat": "may be about no boat",
  "piece.rivals": "other reports",

  "match.rival": "other reports (with {reports} {p})",
  "match.count": "Boats out there that somebody spoke of: {figure}, most likely about {median}",
  "match.never": "Boats that nobody has spoken of, by what is usual: {figure}, not counted in",
  "match.further.one": "{number} report may be of a further boat: {reports}",
  "match.further.other": "{number} reports may be of further boats: {reports}",
  "match.doubted.one": "{number} report is likely about no boat, and stays on the board: {reports}",
  "match.doubted.other":
    "{number} reports are likely about no boat, and stay on the board: {reports}",
  "match.opened": "Opened by a desk, without a report: {boats}",
  "match.accounted": "Everybody accounted for, no longer counted: {boats}",
  "match.disagreement": "Not well settled: two reckonings of a chance differ by up to {p}",
  "match.more": "{number} more",
  "match.link": "{one} and {other} may be one boat: {p}",
  "match.link.proposed": "{one} and {other} are proposed as one boat: {p}",
  "match.part.one": "report {reports} may not be of {boat}: {p} that it is",
  "match.part.other": "reports {reports} may not be of {boat}: {p} that they are",
  "match.order": "{order}: {about}",
  "match.sum": "together {bits} bits, {p}",
} as const;

export type MatchingKey = keyof typeof matching;
