/** The load of the watch, and what is told to those outside the room. */
export const load = {
  "load.open.one": "{number} open boat",
  "load.open.other": "{number} open boats",
  "load.coordinators.one": "{number} coordinator",
  "load.coordinators.other": "{number} coordinators",
  "load.nobody": "no coordinator has written for {age}",
  "load.never": "no coordinator known",
  "load.oldest": "longest without a fresh look: {boat}, {age}",
  "load.toomuch": "more open boats than its coordinators can carry",
  "load.overdue": "{number} overdue",
  "page.subject": "VIGIE {centre}: {alarm}",
  "page.since": "{alarm}: {about}, since {at}",
  "page.since.plain": "{alarm}, since {at}",
  "page.unaccounted": "Unaccounted for: {people}, in {boats}",
  "page.do": "Go to the watch. This comes again every {minutes} min until it is mended.",
  "page.told": "{who} was told outside the room: {alarm}",
  "page.untold": "{who} could not be told outside the room: {alarm}. {why}",
} as const;

export type LoadKey = keyof typeof load;
