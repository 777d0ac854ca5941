import { join } from "node:path";
import { latest, addEntries, openTimeline } from "#picture";
import type { DriftTold } from "#publish";
import { hours } from "#units";
import { readArguments, readLanguage, readPositionals, Usage } from "../arguments.ts";
import { boatTaskOf, driftBoat } from "../boat-drift.ts";
import { boatNamed } from "../boat-named.ts";
import type { Io } from "../command.ts";
import { openLog } from "../store/sqlite-log.ts";
import { readNumber, readOut, type Out } from "./read-asked.ts";

const OPTIONS = {
  boat: { type: "string" },
  hours: { type: "string", default: "24" },
  data: { type: "string", default: "./.vigie" },
  out: { type: "string" },
  "with-particles": { type: "boolean", default: false },
  lang: { type: "string", default: "en" },
  json: { type: "boolean", default: false },
} as const;

/** Hours ahead, here and over the API: ours. */
export const BOAT_HOURS_MOST = 72;

/** A boat's drift is asked of the watch, not of places on the command line. */
export class NothingToDrift extends Error {
  override readonly name = "NothingToDrift";
}

type BoatDrift = { readonly told: DriftTold; readonly out: Out | null; readonly json: boolean };

/** Whether the arguments ask for a boat of the watch. */
export const asksForBoat = (args: readonly string[]): boolean =>
  args.some((arg) => arg === "--boat" || arg.startsWith("--boat="));

/**
 * Runs the drift of a boat on the log in a folder, also while a watch writes it. Throws a Usage, a
 * StoreError where there is no log, or NothingToDrift with the reason.
 */
export async function openBoatDrift(
  args: readonly string[],
  io: Io,
  version: string,
): Promise<BoatDrift> {
  const { values, positionals } = readArguments(args, OPTIONS);
  readPositionals(positionals, []);
  const name = values.boat;
  if (name === undefined) throw new Usage("--boat: expected the name of a boat; came none.");
  const ahead = hours(readNumber(values.hours, { option: "--hours", most: BOAT_HOURS_MOST }));
  const out = values.out === undefined ? null : readOut(values.out, values["with-particles"]);
  const language = readLanguage(values.lang);
  const log = openLog({ mode: "read", path: join(values.data, "log.sqlite"), now: io.now });
  try {
    const { fault } = log.state;
    if (fault !== null) io.err(`The log is not whole: ${fault.sentence}`);
    const timeline = openTimeline();
    addEntries(timeline, [...log.readAll()]);
    const { data } = values;
    const given = { data, version, language };
    const picture = latest(timeline);
    const asked = boatTaskOf(picture, boatNamed(picture, name, language), io.now(), ahead, given);
    if (!asked.ok) throw new NothingToDrift(asked.why);
    return { told: await driftBoat(asked.task), out, json: values.json };
  } finally {
    await log.close();
  }
}
