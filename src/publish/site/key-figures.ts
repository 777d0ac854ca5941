import { recordsOf, tallyDeaths, type Day, type TallyRow } from "#record";
import { endsOf, tallyBy } from "./crossings-pages.ts";
import type { SiteInput } from "./input.ts";

/** A figure that is published under a name and put on record: `value` has no words. */
export type KeyFigure = {
  readonly figure: string;
  readonly value: string;
  readonly source: string;
};

const DEATHS_FROM = "2014-01-01" as Day;

/** "28526", or "28526+" where the top is not known. */
const valueOf = ({ least, most }: { least: number; most: number | null }): string =>
  most === null ? `${least}+` : String(least);

const sourceOf = (cells: TallyRow["cells"]): string =>
  cells.map(({ file, from, to }) => `${file}:${from}-${to}`).join(" ") || "nothing";

/** What the site stands by, in a fixed order. */
export function keyFigures(input: SiteInput): readonly KeyFigure[] {
  const { crossings, deaths, asOf, watches } = input;
  const [, until] = endsOf(crossings, asOf);
  const years = tallyBy(crossings, "year", asOf).flatMap((row) => [
    {
      figure: `crossings ${row.period} people`,
      value: valueOf(row.people),
      source: sourceOf(row.cells),
    },
    {
      figure: `crossings ${row.period} boats`,
      value: valueOf(row.boats),
      source: sourceOf(row.cells),
    },
  ]);
  const records = recordsOf(crossings, { until, asOf }).flatMap(({ rule, now }) =>
    now === null
      ? []
      : [
          {
            figure: `record ${rule}`,
            value: `${now.value} in ${now.period}`,
            source: crossings.name,
          },
        ],
  );
  const asked = { from: DEATHS_FROM, to: asOf, by: "year", asOf, where: "water" } as const;
  const dead = tallyDeaths(deaths, asked).rows.flatMap(({ period, lists }) =>
    lists
      .filter(({ incidents }) => incidents > 0)
      .flatMap(({ publisher, dead: died, missing, cells }) => {
        const name = `${period} ${plain(publisher)}`;
        const source = sourceOf(cells);
        return [
          { figure: `dead ${name}`, value: valueOf(died), source },
          { figure: `missing ${name}`, value: valueOf(missing), source },
        ];
      }),
  );
  const answered = watches.flatMap(({ name, answers, launches }) => [
    {
      figure: `answered ${plain(name)} median seconds`,
      value: String(answers.median ?? "unknown"),
      source: `log of ${name}`,
    },
    {
      figure: `launches ${plain(name)} median seconds to owned`,
      value: String(launches.median ?? "unknown"),
      source: `log of ${name}`,
    },
  ]);
  return [...years, ...records, ...dead, ...answered];
}

const plain = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9 .:/-]/g, "-");
