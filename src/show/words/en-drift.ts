/** What is said of where a boat could have drifted, on what grounds, and with what doubt. */
export const drift = {
  "drift.head":
    "Drift from {start} (95 % within {radius}), {from} to {until}; {particles} particles, seed {seed}.",
  "drift.head.back":
    "Where it came from, drifted back from {start} (95 % within {radius}), {from} to {until}; {particles} particles, seed {seed}.",
  "drift.datum": "At {time} the datum is {place}.",
  "drift.gone": "It has drifted {miles} towards {bearing}, {knots} kn on the mean.",
  "drift.area": "{share} lies within {miles} NM² ({kilometres} km²).",
  "drift.radius": "95 % lies within {miles} of the datum.",
  "drift.afloat": "None has come ashore.",
  "drift.ashore": "Ashore: {share} ({places}).",
  "drift.rest.one": "the rest in {number} other place",
  "drift.rest.other": "the rest in {number} other places",
  "drift.at": "at {place}",
  "drift.miles.one": "{number} NM",
  "drift.miles.other": "{number} NM",
  "drift.little": "under 1 %",
  "drift.column.time": "time",
  "drift.column.datum": "datum",
  "drift.column.area": "{share} NM²",
  "drift.column.ashore": "ashore",
  "drift.stage": "As if {stage} ({when}): {types}.",
  "drift.stage.later": "later",
  "drift.stage.first": "{share} at the start",
  "drift.stage.under way": "under way",
  "drift.stage.adrift": "adrift",
  "drift.stage.swamped": "swamped",
  "drift.stage.in the water": "in the water",
  "drift.field": "Field: {source}: {share} of the run's nodes, land among them.",
  "drift.carried": "carried over from the nearest known",
  "drift.assumed": "Assumed: {sentence}",
  "drift.beware": "Beware: {sentence}",
  "drift.written": "Written: {path}",

  "drift.error.wind": "The wind is taken to be wrong by {parts} (one standard deviation).",
  "drift.error.current": "The current is taken to be wrong by {parts} (one standard deviation).",
  "drift.error.exact.wind": "The wind is taken as exact, which it is not.",
  "drift.error.exact.current": "The current is taken as exact, which it is not.",
  "drift.error.speed": "{number} % of its speed",
  "drift.error.direction": "{number}° of direction",
  "drift.error.minutes": "{number} min",
  "drift.error.residual": "{number} kn on each axis",
  "drift.shore": "What meets the coast stays there.",
  "drift.shore.none": "There is no coast in this run: nothing strands, and particles cross land.",
  "drift.engine.none": "Nobody rows, swims or mends the engine: it drifts all the time.",
  "drift.engine.runs": "The engine runs all the time, on the heading given within 10°.",
  "drift.engine.stops":
    "The engine stops after {hours} h on the mean, and keeps the heading given within 10° until then.",
  "drift.wind.row":
    "The wind from {from} to {until} is {method} ({source}), where no file knows it.",
  "drift.wind.nobody": "nobody stated it",
  "drift.current.row": "A current was stated from {from} to {until} ({source}, {entry}).",
  "drift.leftout": "The position of {report} has several readings: none could be chosen.",
  "drift.file.wind": "The file of wind {entry} could not be used: {why}",
  "drift.file.current": "The file of current {entry} could not be used: {why}",
  "drift.none.boat": "No boat is called {boat}.",
  "drift.none.people": "Everybody of {boat} is accounted for: nobody drifts.",
  "drift.none.position": "No report of {boat} gives a position that a drift can begin from.",

  "drift.beware.type":
    "Nobody has published leeway coefficients for an overloaded inflatable: one type stands in ({types}).",
  "drift.beware.mixture":
    "Nobody has published leeway coefficients for an overloaded inflatable: a mixture of types stands in ({types}).",
  "drift.beware.proof":
    "It is no proof that nobody is outside the areas, and no ground to end a search.",
  "drift.beware.drifters":
    "Of 248 real drifters in another tidal sea half were 6 to 9 km off such a run after 6 h.",
  "drift.beware.navigation": "Not for navigation.",
} as const;

export type DriftKey = keyof typeof drift;
