import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { Chart } from "#chart";
import { Fault, readMoment, readPeople } from "#intake";
import { CHANNELS, CONDITIONS, entryName, isCentre, ROLES, type Centre, type Entry } from "#log";
import { addSeconds, hours, type Instant } from "#units";
import { Cannot, EXIT, readArguments, Usage } from "../arguments.ts";
import type { Command, Io } from "../command.ts";
import { makeFolder } from "../folder.ts";
import { keyFileTold, openVault } from "../open-vault.ts";
import { openSeaChart } from "../sea-chart.ts";
import { faultsOf, Problem } from "../server/problem.ts";
import { reportOrder } from "../server/report.ts";
import { reportFormSchema, type ReportForm } from "../server/shapes.ts";
import type { EventLog } from "../store/event-log.ts";
import { openLog } from "../store/sqlite-log.ts";
import { StoreError } from "../store/store-error.ts";
import type { Vault } from "../vault.ts";
import { Watch, type ReportAnswer } from "../watch.ts";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const DATA = "./.vigie";

const help = `vigie report WORDS [options]

Adds a report to the log, in the caller's words. Answers when it is on the disk, with the name of
its entry. A call from a phone that rang before goes to the same boat.

  --channel NAME     ${CHANNELS.join(", ")} (default phone)
  --who NAME         person aboard, relative, volunteer, agency, unit, vessel, coast watch, …
  --phone NUMBER     goes into the vault; the log gets a token that stands for it
  --people N         33, 30-40 or 30+; ? when nobody knows
  --position TEXT    as it was said or pasted; all its readings are kept, none chosen
  --happened TIME    2021-11-24T02:41Z; an hour without a zone is kept as ambiguous
  --launch           people were seen putting to sea from a beach; with, where it was seen,
  --ashore N         how many are still on the sand,
  --children N       how many children, ashore and afloat,
  --engine WORDS     running, seen or "none seen"
  --condition NAME   ${CONDITIONS.slice(0, 5).join(", ")}, …; may be given several times
  --desk NAME        who takes it (default shell)
  --role NAME        ${ROLES.join(", ")} (default officer)
  --data DIR         folder of the log and the vault (default ${DATA})
  --centre NAME      whose log it is, when it is not there yet (default dover)
  --vault-key FILE   what seals phone numbers, as vigie serve has it
  --to ADDRESS       give it to a running server instead, such as http://127.0.0.1:8021
  --json             the answer as JSON

  vigie report "about thirty of us, the engine has stopped" --people 30..35 \\
    --phone "+44 7700 900123" --condition "engine dead"
  vigie report "boat off the buoy" --channel vhf --who vessel --to http://127.0.0.1:8021

While a server runs it is the only writer of its log: use --to then.
Exit codes: 0 stored, 1 refused (this role may not report), 2 wrong arguments, 3 not stored.`;

function readReportArguments(args: readonly string[]) {
  return readArguments(args, {
    channel: { type: "string", default: "phone" },
    who: { type: "string", default: "unknown" },
    phone: { type: "string" },
    people: { type: "string" },
    position: { type: "string" },
    happened: { type: "string" },
    launch: { type: "boolean", default: false },
    ashore: { type: "string" },
    children: { type: "string" },
    engine: { type: "string" },
    condition: { type: "string", multiple: true, default: [] },
    desk: { type: "string", default: "shell" },
    role: { type: "string", default: "officer" },
    data: { type: "string", default: DATA },
    centre: { type: "string", default: "dover" },
    "vault-key": { type: "string" },
    to: { type: "string" },
    json: { type: "boolean", default: false },
  });
}

type Values = ReturnType<typeof readReportArguments>["values"];

export const report: Command = {
  name: "report",
  summary: "Add a report to the log from the shell.",
  help,
  run: async (args, io) => {
    const { values, positionals } = readReportArguments(args);
    if (positionals.length === 0) throw new Usage("Expected the words of the report; came none.");
    const form = formOf(values, positionals.join(" "), io.now());
    if (values.to !== undefined) return send(form, values.to, values.json, io);
    return store(form, values, io);
  },
};

/** The same form as the board's, checked by the same schema. */
function formOf(values: Values, words: string, now: Instant): ReportForm {
  const { channel, who, phone, people, position, happened, condition, desk, role } = values;
  const given = {
    by: { desk, role },
    words,
    channel,
    who,
    phone: phone ?? null,
    people: people === undefined ? null : read("--people", () => readPeople(people)),
    position: position ?? null,
    happened:
      happened === undefined ? null : read("--happened", () => readMoment(happened, clockAt(now))),
    conditions: condition,
    ...launchIn(values),
  };
  const reading = reportFormSchema.safeParse(given);
  if (reading.success) return reading.data;
  const faults = faultsOf(reading.error, given).map(({ detail }) => detail);
  throw new Usage(`${faults.join("; ")}.`);
}

/** What was seen of a launch; nothing of a report that tells of none. */
function launchIn({ launch, ashore, children, engine }: Values): object {
  const of = (option: string, words: string | undefined): unknown =>
    words === undefined ? null : read(option, () => readPeople(words));
  const told = [ashore, children, engine].some((each) => each !== undefined);
  if (!launch && !told) return {};
  return {
    launch: {
      ashore: of("--ashore", ashore),
      children: of("--children", children),
      engine: engine ?? null,
    },
  };
}

function read<Thing>(option: string, reader: () => Thing): Thing {
  try {
    return reader();
  } catch (error) {
    if (error instanceof Fault) throw new Usage(`${option}: ${error.message}.`);
    throw error;
  }
}

/**
 * An hour told now is of the day that has passed, in one of the zones on either side of the strait.
 */
function clockAt(now: Instant) {
  const from = addSeconds(now, hours(-24));
  return { from, to: now, offsets: ["+00:00", "+01:00", "+02:00"] };
}

async function store(form: ReportForm, values: Values, io: Io): Promise<number> {
  const folder = resolve(values.data);
  const { centre } = values;
  if (!isCentre(centre)) {
    throw new Usage(`--centre: expected a name such as dover; came "${centre}".`);
  }
  makeFolder(folder);
  await using open = new AsyncDisposableStack();
  const path = join(folder, "log.sqlite");
  const log = openUnlessServed(path, centre, io);
  open.defer(() => log.close());
  const keyFile = keyFileTold(values["vault-key"]);
  const say = (sentence: string): void => io.err(sentence);
  const vault = open.adopt(openVault({ folder, keyFile, now: io.now, say }), (held) =>
    held.close(),
  );
  const watch = open.adopt(new Watch({ log, now: io.now }), (held) => held.close());
  return tell(await watch.report(form.by, orderFrom(form, vault)), values.json, io);
}

/**
 * While a server runs it is the only writer: whoever meets it is told how to give it the report.
 */
function openUnlessServed(path: string, centre: Centre, { now }: Io): EventLog {
  try {
    return openLog({ mode: "write", path, centre, now });
  } catch (error) {
    if (!(error instanceof StoreError) || error.code !== "another writer") throw error;
    throw new Cannot(
      `A watch is running on ${path}; the report is not stored. Give it to the watch: ` +
        "the same command with --to and the watch's address, such as --to http://127.0.0.1:8021.",
    );
  }
}

/** A chart that cannot be read never keeps a report from the log: its place keeps its words. */
function openChartOrNull(): Chart | null {
  try {
    return openSeaChart(ROOT);
  } catch {
    return null;
  }
}

function orderFrom(form: ReportForm, vault: Vault): ReturnType<typeof reportOrder> {
  try {
    return reportOrder(form, vault, openChartOrNull());
  } catch (error) {
    if (error instanceof Problem) throw new Usage(error.message);
    throw error;
  }
}

function tell(answer: ReportAnswer, json: boolean, io: Io): number {
  if (json) io.out(JSON.stringify(answer));
  if (!answer.ok) {
    const reasons = answer.refusals.map(({ reason }) => reason).join("; ");
    if (!json) io.err(`Refused: ${reasons}. The attempt is on record.`);
    return EXIT.refused;
  }
  if (!json) for (const entry of answer.entries) io.out(said(entry));
  return EXIT.done;
}

function said(entry: Entry): string {
  const { event } = entry;
  if (!("report" in event)) return `${entryName(entry)} stored.`;
  if (event.kind === "ReportLinked") {
    return `${entryName(entry)} stored: put to boat ${event.boat}, the same caller.`;
  }
  return `${entryName(entry)} stored: report ${event.report}.`;
}

/** Gives the form to a running server, which checks it once more. */
async function send(form: ReportForm, to: string, json: boolean, io: Io): Promise<number> {
  if (!URL.canParse("/api/reports", to)) {
    throw new Usage(`--to: expected an address such as http://127.0.0.1:8021; came "${to}".`);
  }
  const address = new URL("/api/reports", to);
  let response: Response;
  let answer: unknown;
  try {
    response = await fetch(address, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(form),
      signal: AbortSignal.timeout(30_000),
    });
    answer = await response.json();
  } catch (error) {
    const cause = error instanceof Error ? (error.cause ?? error) : error;
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Cannot(`Not stored, or not known to be: ${address.href} did not answer (${why}).`);
  }
  if (json) io.out(JSON.stringify(answer));
  if (!response.ok) {
    if (!json) io.err(`Not stored: ${detailOf(answer)}`);
    return response.status === 409 ? EXIT.refused : EXIT.cannot;
  }
  if (!json) io.out(`Stored by ${address.origin}: ${detailOf(answer)}`);
  return EXIT.done;
}

function detailOf(answer: unknown): string {
  if (typeof answer !== "object" || answer === null) return String(answer);
  if ("detail" in answer) return String(answer.detail);
  return "entry" in answer ? entryName(answer.entry as Entry) : JSON.stringify(answer);
}
