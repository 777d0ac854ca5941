import { writeFileSync } from "node:fs";
import { basename, extname } from "node:path";
import {
  exchangeOf,
  renderCot,
  renderGpx,
  renderKml,
  renderRtz,
  renderSearchGeoJson,
} from "#publish";
import { saySearch, type Language, type SearchAnswer } from "#show";
import { Cannot, Usage } from "../arguments.ts";

const FORMATS = [".gpx", ".kml", ".rtz", ".geojson", ".cot"] as const;
type Format = (typeof FORMATS)[number];

/** A file of a plan that is to be written. */
export type SearchFile = { readonly path: string; readonly format: Format };

export function readSearchFile(path: string): SearchFile {
  const format = FORMATS.find((each) => each === extname(path).toLowerCase());
  if (format === undefined)
    throw new Usage(`--out: expected a name that ends in ${FORMATS.join(", ")}; came "${path}".`);
  return { path, format };
}

/** Writes a plan for a plotter. Throws a Cannot: no RTZ of several units, no place to write. */
export function writeSearchFile(
  { path, format }: SearchFile,
  answer: SearchAnswer,
  language: Language,
): void {
  const [words = ""] = saySearch(answer, language);
  const plan = exchangeOf(answer, basename(path, extname(path)), words);
  const [route, another] = plan.routes;
  if (format === ".rtz" && (route === undefined || another !== undefined))
    throw new Cannot(
      `${path}: expected one unit's legs, as RTZ holds one route; came ${plan.routes.length}. ` +
        "Name the unit with --unit.",
    );
  const renderers: Readonly<Record<Format, () => string>> = {
    ".gpx": () => renderGpx(plan),
    ".kml": () => renderKml(plan),
    ".rtz": () => renderRtz(route!),
    ".geojson": () => renderSearchGeoJson(plan),
    ".cot": () => renderCot(plan),
  };
  try {
    writeFileSync(path, renderers[format]());
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Cannot(`${path} cannot be written: ${why}.`, { cause: error });
  }
}

/** The plan of one unit alone. Throws a Cannot where it is in no part. */
export function ofUnit(answer: SearchAnswer, unit: string | undefined): SearchAnswer {
  if (unit === undefined) return answer;
  const parts = answer.parts.filter((part) => part.unit === unit);
  if (parts.length === 0) throw new Cannot(`--unit ${unit}: it is in no part of this plan.`);
  const boats = answer.boats.filter(({ boat }) => parts.some((part) => part.boat === boat));
  return { ...answer, parts, boats };
}
