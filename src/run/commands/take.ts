import { Cannot, EXIT, readArguments, readPositionals, Usage } from "../arguments.ts";
import type { Command, Io } from "../command.ts";
import { PASTED_KINDS, type PastedKind } from "../pasted.ts";
import { withholdNumbers } from "../phone-numbers.ts";
import { bytesOf } from "./message-lines.ts";

const TO = "http://127.0.0.1:8021";
/** A night's chat is stored one message after the other, each on the disk. */
const LONGEST_MS = 120_000;

const help = `vigie take ${PASTED_KINDS.join("|")} FILE|- [options]

Gives a running watch what came as a file: an exported chat, a file of sightings, messages of phones
that called 112, of satellite trackers. Each message becomes a report of its own, on the disk; the
same file again adds only what is new. What cannot be read is a report with its words. vigie read
shows beforehand what would be understood.

  --to ADDRESS   the watch (default ${TO})
  --map          of sightings: what a column holds, such as people=Personnes; several times
  --relays       sent by somebody ashore: each message may be of another boat
  --desk NAME    who takes it (default shell)
  --role NAME    as which role (default officer)
  --lang en|fr   of what is added to the words (default en)
  --json         the answer as JSON

  vigie take chat chat.txt
  vigie take sightings patrol.csv --map people=Personnes

Exit codes: 0 stored, 1 refused, 2 wrong arguments, 3 not stored.`;

type Answer = {
  readonly taken: readonly {
    readonly report: string;
    readonly entry: string;
    readonly repeated: boolean;
    readonly unread: boolean;
  }[];
  readonly passed: number;
};

export const take: Command = {
  name: "take",
  summary: "Give a running watch a chat or a file of sightings: each message a report.",
  help,
  run: async (args, io) => {
    const { values, positionals } = readArguments(args, {
      to: { type: "string", default: TO },
      map: { type: "string", multiple: true, default: [] },
      relays: { type: "boolean", default: false },
      desk: { type: "string", default: "shell" },
      role: { type: "string", default: "officer" },
      lang: { type: "string", default: "en" },
      json: { type: "boolean", default: false },
    });
    const [name, file] = readPositionals(positionals, ["KIND", "FILE"]);
    const kind = PASTED_KINDS.find((each) => each === name);
    if (kind === undefined) throw new Usage(`Expected ${PASTED_KINDS.join(", ")}; came "${name}".`);
    if (!URL.canParse("/api/intake", values.to))
      throw new Usage(`--to: expected an address such as ${TO}; came "${values.to}".`);
    const text = textOf(kind, await bytesOf(file));
    const { desk, role, map, relays, lang } = values;
    const form = { by: { desk, role }, kind, text, map, relays, lang };
    const response = await give(new URL("/api/intake", values.to), form);
    return tell(response, values.json, io);
  },
};

/** Sightings may be in other writings; what is sent is text. */
function textOf(kind: PastedKind, bytes: Uint8Array): string {
  const [first, second] = bytes;
  const isUtf16 = first === 0xff && second === 0xfe;
  return new TextDecoder(kind === "sightings" && isUtf16 ? "utf-16le" : "utf-8").decode(bytes);
}

type Given = { readonly status: number; readonly answer: unknown };

async function give(address: URL, form: object): Promise<Given> {
  try {
    const response = await fetch(address, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(form),
      signal: AbortSignal.timeout(LONGEST_MS),
    });
    return { status: response.status, answer: await response.json() };
  } catch (error) {
    const cause = error instanceof Error ? (error.cause ?? error) : error;
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Cannot(
      `Not stored, or not known to be: ${address.href} did not answer (${why}). The same command ` +
        "again adds only what is missing.",
    );
  }
}

function tell({ status, answer }: Given, json: boolean, io: Io): number {
  if (json) io.out(JSON.stringify(answer));
  if (status !== 201) {
    const { detail = "no reason came" } = answer as { readonly detail?: string };
    if (!json) io.err(withholdNumbers(`Not stored: ${detail}`));
    return status === 409 ? EXIT.refused : EXIT.cannot;
  }
  const { taken, passed } = answer as Answer;
  if (json) return EXIT.done;
  for (const { entry, report, repeated, unread } of taken) {
    const how = repeated ? "was here before" : unread ? "stored, not read" : "stored";
    io.out(`${entry} ${how}: ${report}`);
  }
  if (passed > 0) io.out(`${passed} tell of no boat`);
  return EXIT.done;
}
