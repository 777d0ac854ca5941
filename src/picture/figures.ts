import type { UnderstoodEntry } from "#log";
import type { Picture } from "./picture.ts";
import { entriesOf } from "./trail.ts";

/** A published figure as it stands, and everything that was published under its name. */
export type PublishedFigure = {
  readonly figure: string;
  readonly value: string;
  readonly source: string;
  /** The withdrawal when it stands no more. */
  readonly withdrawn: UnderstoodEntry | null;
  /** The first published first. */
  readonly history: readonly UnderstoodEntry[];
};

/** All figures that were ever published, those that were withdrawn included. */
export function figuresOf(picture: Picture): readonly PublishedFigure[] {
  return [...picture.figures].flatMap(([figure, trail]) => {
    const history = entriesOf([trail]);
    const last = history.at(-1);
    const told = history.findLast(({ event }) => event.kind === "FigurePublished")?.event;
    if (last === undefined || told?.kind !== "FigurePublished") return [];
    const withdrawn = last.event.kind === "FigureWithdrawn" ? last : null;
    return [{ figure, value: told.value, source: told.source, withdrawn, history }];
  });
}
