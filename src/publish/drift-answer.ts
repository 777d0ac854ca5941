import type { Chart } from "#chart";
import {
  areasOf,
  leewayObject,
  summaryOf,
  type Area,
  type CloudFrame,
  type CloudSummary,
  type DriftQuestion,
  type Forecast,
  type Stage,
} from "#predict";
import {
  sayDriftWarnings,
  sayFlowError,
  sayNear,
  sayNearAshore,
  sayShore,
  type Language,
} from "#show";
import { toKnots, toNauticalMiles, type Instant, type Position } from "#units";

/** The shares of which areas are given: where to look first, and beyond which hardly. */
const SHARES = [0.5, 0.95] as const;
/** Types of the table that are people in the water. */
const PEOPLE_IDS_MOST = 6;

/** A forecast with all that must be told along with it. */
export type DriftTold = {
  readonly question: DriftQuestion;
  readonly forecast: Forecast;
  /** For the names of places; null where there is none. */
  readonly chart: Chart | null;
  /** Of Vigie. */
  readonly version: string;
  /** Of all sentences and names of directions. */
  readonly language: Language;
  /** Sentences about what was assumed that the question itself does not hold. */
  readonly assumed: readonly string[];
  /** What of the probability earlier searches have taken away; left out where none could. */
  readonly searched?: number;
};

/** A forecast as plain data for a reader who was not there: miles and knots, sentences. */
export type DriftAnswer = {
  readonly about: DriftAbout;
  readonly moments: readonly DriftMoment[];
};

export type DriftAbout = {
  readonly from: Instant;
  readonly until: Instant;
  readonly stepSeconds: number;
  readonly particles: number;
  readonly seed: number;
  readonly version: string;
  readonly starts: readonly {
    readonly lon: number;
    readonly lat: number;
    readonly radiusMiles: number;
    readonly share: number;
  }[];
  readonly stages: readonly StageTold[];
  readonly currents: readonly FlowTold[];
  readonly winds: readonly FlowTold[];
  /** What was assumed, a sentence each. */
  readonly assumptions: readonly string[];
  /** What it must not be trusted for, a sentence each. */
  readonly warnings: readonly string[];
};

/** What they are in, and as which objects of the Leeway table they drift meanwhile. */
type StageTold = {
  readonly stage: Stage;
  /** At the start. */
  readonly share: number;
  /** Until the next stage; null when it lasts. */
  readonly meanHours: number | null;
  readonly objects: readonly ObjectTold[];
};

type ObjectTold = {
  readonly id: number;
  readonly key: string;
  readonly description: string;
  /** Of the stage. */
  readonly share: number;
};

/** A flow, and the share of the run's nodes, land among them, for which it answered. */
export type FlowTold = { readonly source: string; readonly share: number };

export type DriftMoment = {
  readonly at: Instant;
  readonly datum: PlaceTold;
  readonly median: Position;
  /** Of the datum since the start; null at the start. */
  readonly drift: {
    readonly miles: number;
    readonly bearing: number;
    readonly knots: number;
  } | null;
  readonly areas: readonly Area[];
  /** Around the datum. */
  readonly radius95Miles: number;
  readonly ashore: number;
  readonly strandings: readonly (PlaceTold & {
    readonly radiusMiles: number;
    readonly share: number;
  })[];
  readonly stages: CloudSummary["stages"];
  readonly effective: number;
};

/** A place, and where that is in words; null without a chart. */
type PlaceTold = Position & { readonly near: string | null };

/** The answer to a question to the drift, moment by moment. */
export function renderDriftAnswer(told: DriftTold): DriftAnswer {
  return {
    about: renderAbout(told),
    moments: told.forecast.frames.map((frame) => momentOf(told, frame)),
  };
}

function momentOf({ forecast, chart, language }: DriftTold, frame: CloudFrame): DriftMoment {
  const { datum, drift, radius95, strandings, ...rest } = summaryOf(forecast, frame);
  return {
    ...rest,
    datum: { ...datum, near: chart === null ? null : sayNear(chart, datum, language) },
    drift:
      drift === null
        ? null
        : {
            miles: toNauticalMiles(drift.distance),
            bearing: drift.bearing,
            knots: toKnots(drift.rate),
          },
    areas: areasOf(frame, SHARES),
    radius95Miles: toNauticalMiles(radius95),
    strandings: strandings.map(({ place, radius, share }) => ({
      ...place,
      near: chart === null ? null : sayNearAshore(chart, place, language),
      radiusMiles: toNauticalMiles(radius),
      share,
    })),
  };
}

/** What a forecast rests on, and what it must not be trusted for. */
export function renderAbout(told: DriftTold): DriftAbout {
  const { question, forecast, version, assumed, language } = told;
  const stages = stagesOf(question);
  const { currents, winds } = forecast;
  const place = question.starts[0]!.place;
  const errors = [...question.currents.slice(0, 1), ...question.winds.slice(0, 1)];
  return {
    from: question.from,
    until: question.until,
    stepSeconds: question.step,
    particles: question.particles,
    seed: question.seed,
    version,
    starts: question.starts.map(({ place: { lon, lat }, radius, share }) => ({
      lon,
      lat,
      radiusMiles: toNauticalMiles(radius),
      share,
    })),
    stages,
    currents,
    winds,
    assumptions: [
      ...assumed,
      ...errors.map((flow) => sayFlowError(flow.quantity, flow.errorAt(place), language)),
      sayShore(question.shore !== null, language),
    ],
    warnings: sayDriftWarnings(boatTypes(stages), language),
  };
}

function stagesOf({ life }: DriftQuestion): readonly StageTold[] {
  const whole = life.reduce((sum, { share }) => sum + share, 0);
  return life.map(({ stage, share, meanHours, objects }) => {
    const all = objects.reduce((sum, object) => sum + object.share, 0);
    const told = objects.map((object): ObjectTold => {
      const { id, key, description } = leewayObject(object.id);
      return { id, key, description, share: object.share / all };
    });
    return { stage, share: share / whole, meanHours, objects: told };
  });
}

/** Types of the table that stand in for a boat. */
function boatTypes(stages: readonly StageTold[]): readonly string[] {
  const objects = stages.flatMap((stage) => stage.objects);
  const boats = objects.filter(({ id }) => id > PEOPLE_IDS_MOST).map(({ key }) => key);
  return [...new Set(boats)];
}
