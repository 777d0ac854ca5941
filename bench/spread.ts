/** A median with the least and the most beside it. */
export function spread(values: readonly number[]): string {
  const sorted = values.toSorted((one, other) => one - other);
  const [least, middle, most] = [sorted[0], sorted[sorted.length >> 1], sorted.at(-1)];
  return `median ${say(middle)} (${say(least)} to ${say(most)})`;
}

/** A figure as it is read: whole from a thousand on. */
export function say(value: number | undefined): string {
  if (value === undefined) return "none";
  return value >= 1000 ? Math.round(value).toLocaleString("en") : value.toFixed(2);
}
