/** What is said of the files of wind and current that a drift rests on, or does without. */
export const fields = {
  "fields.name": "The file of {quantity} {entry} ({source})",
  "fields.unused": "{name} is not used: {gap}.",
  "fields.partly": "{name} leaves hours to others: {gap}.",
  "fields.place": "it covers {south} to {north}° N, {west} to {east}° E, and not {place}",
  "fields.hours": "it covers {begins} to {ends}, and not all of {first} to {last}",
  "fields.ever": "ever",
} as const;

export type FieldKey = keyof typeof fields;
