import { z } from "zod";
import { placeBearings, type Observation, type Source, type Truth } from "#match";
import { instant, position } from "#units";

/** Names of sources in files of reports, and what they are here. */
const SOURCES = {
  "phone-pin": "pin",
  "phone-text": "text",
  cell: "cell",
  relay: "relay",
  aircraft: "aircraft",
  "camera-bearing": "bearing",
} as const satisfies Readonly<Record<string, Source>>;

const reportSchema = z.object({
  id: z.string().min(1),
  loggedAt: z.iso.datetime({ offset: true }),
  source: z.enum(Object.keys(SOURCES) as (keyof typeof SOURCES)[]),
  position: z
    .object({
      lon: z.number().min(-180).max(180),
      lat: z.number().min(-90).max(90),
      sigmaMajorMetres: z.number().positive(),
      sigmaMinorMetres: z.number().positive(),
      majorBearingDegrees: z.number(),
    })
    .nullable(),
  pass: z.string().nullable().default(null),
  phone: z.string().nullable().default(null),
  relayed: z.boolean().default(false),
  people: z.number().int().min(0).nullable().default(null),
  language: z.string().nullable().default(null),
  colour: z.string().nullable().default(null),
});

const truthSchema = z.object({ boatOfReport: z.record(z.string(), z.string().nullable()) });

/** A line that is no report: what was expected and what came. The others are read. */
export type LineFault = { readonly line: number; readonly why: string };

/** A file of reports, one to a line, as JSON (shared/data/matching/README.md). */
export function readReports(text: string): {
  readonly observations: readonly Observation[];
  readonly faults: readonly LineFault[];
} {
  const observations: Observation[] = [];
  const faults: LineFault[] = [];
  const seen = new Set<string>();
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === "") continue;
    const read = readLine(line);
    if (typeof read === "string") faults.push({ line: index + 1, why: read });
    else if (seen.has(read.id))
      faults.push({ line: index + 1, why: `expected a new id; ${read.id} came before` });
    else {
      seen.add(read.id);
      observations.push(read);
    }
  }
  return { observations: placeBearings(observations), faults };
}

function readLine(line: string): Observation | string {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch (error) {
    return `expected a report as JSON; ${error instanceof Error ? error.message : String(error)}`;
  }
  const read = reportSchema.safeParse(json);
  return read.success ? observationOf(read.data) : whyNot(read.error);
}

const whyNot = ({ issues }: z.ZodError): string =>
  issues.map(({ path, message }) => `${path.join(".")}: ${message}`).join("; ");

function observationOf(report: z.infer<typeof reportSchema>): Observation {
  const { id, loggedAt, source, phone, relayed, people, language, colour, pass } = report;
  const places =
    report.position === null
      ? []
      : [{ share: 1, at: position(report.position.lon, report.position.lat), ...report.position }];
  return {
    id,
    happenedAt: instant(loggedAt),
    places,
    source: SOURCES[source],
    caller: phone,
    relayed,
    people: people === null ? null : { least: people, most: people, isAbout: false },
    language,
    colour,
    craft: null,
    engine: null,
    pass,
  };
}

/** The truth of such a file. Throws an Error that says what is wrong. */
export function readTruth(text: string): Truth {
  const read = truthSchema.safeParse(JSON.parse(text));
  if (!read.success) throw new Error(whyNot(read.error));
  return read.data.boatOfReport;
}
