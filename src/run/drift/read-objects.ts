import {
  INFLATABLE,
  leewayObjects,
  PERSON_IN_WATER,
  SWAMPED_INFLATABLE,
  type ObjectShare,
  type Stage,
  type StageOfLife,
} from "#predict";
import { Usage } from "../arguments.ts";

const one = (id: number): readonly ObjectShare[] => [{ id, share: 1 }];

/** What people call them, beside the keys of the table such as SKIFF-3. */
export const OBJECT_NAMES: Readonly<Record<string, readonly ObjectShare[]>> = {
  inflatable: INFLATABLE,
  "swamped-inflatable": SWAMPED_INFLATABLE,
  people: PERSON_IN_WATER,
  piw: one(1),
  "piw-life-jacket": one(3),
  "piw-deceased": one(6),
  "raft-no-ballast": one(26),
  "raft-shallow-ballast": one(20),
  "raft-deep-ballast": one(7),
  skiff: one(44),
  "skiff-swamped": one(46),
  kayak: one(41),
  "fishing-vessel": one(50),
};

/** Types of the table that are people, and those that are swamped or upside down. */
const PEOPLE = new Set([1, 2, 3, 4, 5, 6]);
const SWAMPED = new Set([18, 19, 23, 46]);

/**
 * Reads "inflatable", "27", "SKIFF-3" or a mixture such as "inflatable:3,piw:1" into the types of
 * the Leeway table with their shares, which sum to 1. Throws a Usage that names some when one is
 * not known.
 */
export function readObjects(words: string): readonly ObjectShare[] {
  const given = words.split(",").map((part) => readPart(part.trim()));
  const total = given.reduce((sum, { share }) => sum + share, 0);
  const shares = new Map<number, number>();
  for (const { objects, share } of given)
    for (const object of objects)
      shares.set(object.id, (shares.get(object.id) ?? 0) + (object.share * share) / total);
  return [...shares].map(([id, share]) => ({ id, share }));
}

function readPart(part: string): { objects: readonly ObjectShare[]; share: number } {
  const [name = "", words, ...rest] = part.split(":");
  const share = words === undefined ? 1 : Number(words);
  if (rest.length > 0 || words === "" || !(share > 0 && Number.isFinite(share)))
    throw new Usage(`--object: expected a share above 0, such as 27:0.5; came "${part}".`);
  return { objects: readName(name.trim()), share };
}

function readName(name: string): readonly ObjectShare[] {
  const named = Object.hasOwn(OBJECT_NAMES, name.toLowerCase())
    ? OBJECT_NAMES[name.toLowerCase()]
    : undefined;
  if (named !== undefined) return named;
  const found = leewayObjects.find(
    ({ id, key }) => String(id) === name || key === name.toUpperCase(),
  );
  if (found !== undefined) return one(found.id);
  const known = Object.keys(OBJECT_NAMES).join(", ");
  const last = leewayObjects.at(-1)!.id;
  throw new Usage(
    `--object: expected ${known}, or a type of the Leeway table, 1 to ${last} or its key such as` +
      ` SKIFF-3; came "${name}".`,
  );
}

/**
 * The stages of life that a mixture stands for: its people are in the water, its swamped boats are
 * swamped, the rest is adrift; nothing changes in the run.
 */
export function stagesFor(objects: readonly ObjectShare[]): readonly StageOfLife[] {
  const stages = new Map<Stage, ObjectShare[]>();
  for (const object of objects) {
    const stage = stageOf(object.id);
    stages.set(stage, [...(stages.get(stage) ?? []), object]);
  }
  return [...stages].map(([stage, members]) => {
    const share = members.reduce((sum, member) => sum + member.share, 0);
    const within = members.map((member) => ({ ...member, share: member.share / share }));
    return { stage, share, meanHours: null, objects: within };
  });
}

function stageOf(id: number): Stage {
  if (PEOPLE.has(id)) return "in the water";
  return SWAMPED.has(id) ? "swamped" : "adrift";
}
