/** Words of where to search: a proposal, its figures, and why a unit is in none. */
export const search = {
  "search.head":
    "Proposed search, {from} to {until}. Detection: {curve}. A proposal: the officer orders.",
  "search.curve.exponential": "exponential curve (a search at random)",
  "search.curve.inverse cube": "inverse cube curve (tracks kept exactly, ideal lookouts)",
  "search.boat": "{boat}: {people} not accounted for. Chance that this plan finds her: {success}.",
  "search.datum": "Datum {time}: {place}; 95 % within {radius}.",
  "search.before": "Searched already without finding her: {share} of the probability.",
  "search.shore":
    "{share} of the probability is on {shore}, km {from} to {to}: for patrols ashore, no boat finds it.",
  "search.clock": "survival clock: search at least until {time}",
  "search.clock.none": "survival clock: not running, nobody is known to be in the water",
  "search.light": "next light {time}",
  "search.slack": "next slack water {time} ({knots} kn)",
  "search.part": "{unit}: {area}",
  "search.area": "{pattern}, {length} by {width}, long side {bearing}, centre {place}",
  "search.legs":
    "from {from} to {until}, begins at {start}; legs {spacing} apart, {track} in all at {knots} kn, moving with the water",
  "search.chances": "POC {poc}, POD within {pod}, POS {pos}",
  "search.widths":
    "sweep width by {light}: inflatable {inflatable}, swamped {swamped}, person {person} ({source})",
  "search.light.day": "day",
  "search.light.night": "night",
  "search.width.own": "own figure: {source}",
  "search.width.table": "IAMSAR table, {row}",
  "search.width.weather": "{factor} % for the wind",
  "search.width.night": "{factor} % by night without a light",
  "search.width.visibility": "visibility not told, taken for 5 NM",
  "search.row.eye at 8 ft": "boat, eye at 8 ft",
  "search.row.eye at 14 ft": "boat, eye at 14 ft",
  "search.row.merchant ship": "merchant ship",
  "search.row.helicopter at 300 ft": "helicopter at 300 ft",
  "search.row.helicopter at 500 ft": "helicopter at 500 ft",
  "search.row.aircraft at 1,000 ft": "aircraft at 1,000 ft",
  "search.endurance": "takes {takes} with the way there and back; endurance {has}",
  "search.endurance.unknown": "takes {takes} with the way there and back; endurance not told",
  "search.shore.part":
    "{unit}: {pattern}, {shore} km {from} to {to}, from {start}: {takes} along it at {speed} km/h; it is {off} km away as the crow flies, the way by road is not known here",
  "search.pattern.parallel track": "parallel track search (PS)",
  "search.pattern.creeping line": "creeping line search (CS)",
  "search.pattern.expanding square": "expanding square search (SS)",
  "search.pattern.sector": "sector search (VS)",
  "search.pattern.track line": "track line search (TS)",
  "search.pattern.shoreline": "shoreline search",
  "search.without": "{boat}: no search can be planned. {why}",
  "search.idle": "{unit} is in no part: {why}.",
  "search.idle.held back": "held back",
  "search.idle.not ready": "not ready",
  "search.idle.searches no water": "it searches no water",
  "search.idle.no sweep width":
    "no table and no figure of its own says how wide it searches; register one with its source",
  "search.idle.where unknown": "nobody knows where it is",
  "search.idle.speed unknown": "nobody has told its speed",
  "search.idle.no way": "no way over water to any boat, or the boat is not placed",
  "search.idle.too far": "not there in time to search",
  "search.idle.beyond endurance": "there and back is beyond its endurance",
  "search.idle.at work": "sent to a boat already",
  "search.idle.no boat": "no boat has a place to go to",
  "search.idle.no use": "it would find nothing that others do not",
  "search.never": "A search that finds nobody lowers a probability and never ends it.",
  "search.counted":
    "Searches that found nobody: {number}; they took away {share} of the probability.",
  "search.uncounted":
    "Searches that do not count: {number}; not over yet, or before a newer report of where she is.",
} as const;

export type SearchKey = keyof typeof search;
