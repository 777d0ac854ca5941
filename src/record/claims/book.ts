/** A claim that is kept, in our own words, with what sources say of it. */
export type KeptClaim = {
  readonly id: string;
  readonly claim: string;
  /** Who is made to say it. */
  readonly by: string;
  readonly kind: string;
  readonly when: string | null;
  readonly place: string | null;
  readonly quantities: readonly {
    readonly value: number | string;
    readonly unit: string;
    readonly sign: string;
  }[];
  readonly sameAs: readonly string[];
  readonly against: readonly string[];
  readonly found: string | null;
  /** A reader's judgement of the sources. */
  readonly handVerdict: string;
  readonly sources: readonly string[];
  readonly note: string | null;
};

export type ClaimBook = {
  /** The day on which the article was published that the claims are of. */
  readonly said: string;
  readonly claims: readonly KeptClaim[];
  readonly sources: Readonly<
    Record<string, { readonly title: string; readonly url: string; readonly date: string | null }>
  >;
};

/** Claims about one thing side by side: those told twice, and those that exclude each other. */
export function sideBySide({ claims }: ClaimBook): readonly (readonly KeptClaim[])[] {
  const leader = new Map(claims.map(({ id }) => [id, id]));
  const find = (id: string): string => {
    const up = leader.get(id) ?? id;
    return up === id ? id : find(up);
  };
  for (const { id, sameAs, against } of claims)
    for (const other of [...sameAs, ...against])
      if (leader.has(other)) leader.set(find(other), find(id));
  const groups = Map.groupBy(claims, ({ id }) => find(id));
  return [...groups.values()];
}
