/** What is said of the coast. */
export const coast = {
  coast: "Coast watch",
  "key.coast": "Coast: who watches which stretch, where nobody does, launches",
  "coast.opening": "The shores are being fetched.",
  "coast.missing": "The shores could not be fetched:",
  "coast.why":
    "For the watch alone, never published. Watched: no launch of 15 minutes escapes whoever looks after it. Passed: somebody comes by at least once an hour.",
  "coast.state.watched": "watched",
  "coast.state.passed": "passed",
  "coast.state.unwatched": "no eyes",
  "report.craft": "Craft, and a launch seen from the beach",
  "report.crafttype": "Craft",
  "report.colour": "Colour",
  "report.jackets": "Life jackets, as claimed",
  "report.ashore": "People still ashore",
  "report.children": "Children, ashore and afloat",
  "report.engine": "Engine",
  "fault.launch": "Ashore or children: a number, a range as 10-15, 5+, or ? was expected.",
  "coast.launches": "Launches seen",
  "coast.open": "Open the boat",
} as const;

export type CoastKey = keyof typeof coast;
