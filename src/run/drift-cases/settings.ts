import type { Facts } from "./facts.ts";

/** The first of these single values that is a number; strings of digits are numbers. */
export function numberOf({ values }: Facts, ...names: readonly string[]): number | null {
  for (const name of names) {
    const value = values.get(name);
    if (typeof value === "number") return value;
    if (typeof value === "string" && /^-?\d+(\.\d+)?(e-?\d+)?$/.test(value)) return Number(value);
  }
  return null;
}

/** A number that stands in the keys above a part, such as 300 in "dt300". */
export function numberInPath({ path }: Facts, pattern: RegExp): number | null {
  for (const key of path.toReversed()) {
    const found = pattern.exec(key)?.[1];
    if (found !== undefined) return Number(found);
  }
  return null;
}

const DEFAULT_DT = 600;

/** Seconds a step; negative for a backward run. */
export function dtOf(facts: Facts): number {
  return (
    numberInPath(facts, /dt_?=?(-?\d+)/) ??
    numberInPath(facts, /(?:^|euler_|rk\d_|config_)(60|\d{3,4})$/) ??
    numberOf(facts, "dt_s", "dt", "time_step", "time_step_s") ??
    DEFAULT_DT
  );
}

export function hoursOf(facts: Facts): number | null {
  return numberOf(facts, "hours", "duration_hours", "duration_h");
}

/** Per hour. A run that is named by nothing but a number is named by what its file is about. */
export function jibeOf(facts: Facts): number {
  const told = numberOf(facts, "jibe_probability", "jibe", "jibeprobability", "pj");
  if (told !== null) return told;
  const named = numberInPath(facts, /^(?:.*(?:jibe|jp|pj).*?_?)?(\d(?:\.\d+)?)$/);
  return /jibe/i.test(facts.description) && named !== null ? named : 0;
}

export function schemeOf({ path }: Facts): "euler" | "rk2" | "rk4" {
  const name = path.at(-1) ?? "";
  // What the configuration asks for is ignored by the unmodified model.
  if (/^stock|config|euler/i.test(name)) return "euler";
  return /rk4/i.test(name) ? "rk4" : /rk2/i.test(name) ? "rk2" : "euler";
}

export type CoastSettings = {
  readonly coastline: "stranding" | "previous" | "none";
  readonly precision: number | null;
};

const DEFAULT_PRECISION = 0.001;

/** What happens at the coast, from settings or from the name of the run: "stranding_0.0001". */
export function coastOf(facts: Facts): CoastSettings {
  const name = facts.path.join("_");
  const action = facts.values.get("coastline_action") ?? facts.values.get("action");
  return { coastline: actionOf(action, name), precision: precisionOf(facts, name) };
}

function actionOf(told: unknown, name: string): CoastSettings["coastline"] {
  if (told === "previous" || told === "none" || told === "stranding") return told;
  if (/previous/i.test(name)) return "previous";
  return /action_?=?none|(^|_)none(_|$)/.test(name) && !/prec\w*_none|strand\w*_none/.test(name)
    ? "none"
    : "stranding";
}

function precisionOf({ values }: Facts, name: string): number | null {
  for (const key of ["coastline_approximation_precision", "precision", "precision_deg"]) {
    if (!values.has(key)) continue;
    const value = values.get(key);
    return typeof value === "number" ? value : null;
  }
  const named = /(0\.\d+|1e-\d)/.exec(name)?.[1];
  if (named !== undefined) return Number(named);
  return /None|null|prec\w*_none|strand\w*_none/.test(name) ? null : DEFAULT_PRECISION;
}

/** A wind speed in the name of a run: "wind35_dt600". */
export function windSpeedOf(facts: Facts): number | null {
  return (
    numberInPath(facts, /(?:wind|w|u)_?=?(\d+(?:\.\d+)?)/i) ??
    numberInPath(facts, /^(\d{1,2}(?:\.\d+)?)$/) ??
    numberOf(facts, "wind_ms", "wind_speed", "wind_m_s", "wind", "w")
  );
}
