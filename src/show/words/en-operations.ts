/** What a count of sea rescue operations says. */
export const operations = {
  "operations.title": "Operations of {crosses}, {people}, {from} to {to}, as known {when}.",
  "operations.never":
    "An operation is not a crossing and not a boat; its people may be counted in several operations. Never added to the arrivals.",
  "operations.people.all": "of every kind",
  "operations.people.crossing": "in which the source files people who cross",
  "operations.none": "No operation of that time was taken in. vigie secmar import takes them in.",
  "operations.column.period": "period",
  "operations.column.operations": "operations",
  "operations.column.people": "people",
  "operations.column.rescued": "rescued",
  "operations.column.assisted": "assisted",
  "operations.column.found": "found",
  "operations.column.by themselves": "by themselves",
  "operations.column.dead": "dead",
  "operations.column.missing": "missing",
  "operations.column.false alarm": "false alarm",
  "operations.column.other": "other",
  "operations.column.not known": "not known",
  "operations.column.wind": "wind, Beaufort",
  "operations.column.source": "source",
  "operations.total": "in all",
  "operations.uncertain":
    "Operations whose end nobody knows: {uncertain}. The source takes their people for arrived; here their end stays unknown.",
  "operations.silent": "Operations without a word of any person: {silent}.",
} as const;

export type OperationsKey = keyof typeof operations;
