/** Any of these words or phrases, parted by a comma and a space, whole; each may be a pattern. */
export const anyOf = (words: string): RegExp =>
  new RegExp(`\\b(?:${words.split(", ").join("|")})\\b`);
