import { createHash } from "node:crypto";
import { GENESIS, seal, type Author, type Centre, type Entry, type Hash, type Role } from "#log";
import { decide, refusedEvent, readOrder, type Decision, type Order, type Refusal } from "#orders";
import { addEntries, latest, openTimeline, pictureAt, type Picture } from "#picture";
import { addSeconds, assert, instant, instantFromMs, epochMs, knots, seconds } from "#units";
import type { Instant } from "#units";

/**
 * A night as a table that a watch officer can read. One line an act, in the order of the clock; a
 * line that does not begin with a time goes on with the one before; `#` begins a remark.
 *
 * 02:01Z gris-nez r1 phone c1 "about 30 of us" people 25..35 conditions taking-water 02:03Z dover
 * order linkReport r1 charlie "same phone" by sar-1/officer 03:34Z dover order closeBoat charlie
 * "no further calls" → refused: no boat is closed; silence
 *
 * A report names itself, its channel and the phone (an encounter: the unit). An order names its
 * kind, then what `SHAPES` lists, in that order, then fields by their name. Every line goes through
 * `decide`. An order must be carried out, unless the line says that it is refused, and with exactly
 * which reasons; the refusal is logged, as in the watch. Times from 18:00Z on are of the evening
 * before `night`.
 */
export type Night = {
  readonly entries: readonly Entry[];
  /** What was known then: all entries logged by that time. */
  readonly at: (time: string) => Picture;
  readonly when: (time: string) => Instant;
  /** What an order would give at its time. Nothing is logged. */
  readonly tries: (line: string) => Decision;
  /** The reasons against the refused order of that time. */
  readonly refusals: (time: string) => readonly Refusal[];
};

type Fields = Record<string, unknown>;
type Act = {
  readonly time: Instant;
  readonly centre: Centre;
  readonly by: Author;
  readonly order: Order;
  readonly refused: readonly string[] | null;
};

const sha256 = (text: string): Hash => createHash("sha256").update(text).digest("hex") as Hash;

/** What follows the kind of an order without a name; the last is the quoted text. */
const SHAPES: Record<Exclude<Order["order"], "receiveReport">, readonly string[]> = {
  amendReport: ["report", "why"],
  acknowledgeReport: ["report"],
  showReportFalse: ["report", "evidence"],
  recordContact: ["direction", "channel", "words"],
  openBoat: ["boat", "why"],
  nameBoat: ["boat", "name"],
  reviewBoat: ["boat", "words"],
  closeBoat: ["boat", "why"],
  linkReport: ["report", "boat", "why"],
  unlinkReport: ["report", "boat", "why"],
  declareSame: ["one", "other", "why"],
  declareDistinct: ["one", "other", "why"],
  setPhase: ["boat", "phase", "why"],
  accountPeople: ["boat", "how", "people", "evidence"],
  boundPeople: ["boat", "people", "evidence"],
  transferPeople: ["from", "to", "people", "evidence"],
  landPeople: ["unit", "people", "place"],
  offerResponsibility: ["boat", "to", "why"],
  acceptResponsibility: ["boat", "from"],
  declineResponsibility: ["boat", "from", "why"],
  registerUnit: ["unit", "name"],
  stateUnit: ["unit", "words"],
  searchCraft: ["unit", "mark"],
  postCoastWatch: ["unit", "shore", "words"],
  taskUnit: ["unit", "boat", "words"],
  reportUnit: ["unit", "status", "words"],
  hearUnit: ["unit", "status", "words"],
  holdBackUnit: ["unit", "why"],
  releaseUnit: ["unit", "why"],
  promiseEta: ["boat", "unit", "words"],
  sendBroadcast: ["boat", "type", "words"],
  answerBroadcast: ["broadcast", "unit", "words"],
  planSearch: ["search", "boats", "area"],
  recordSearch: ["unit", "boats", "area"],
  suspendSearch: ["boat", "why"],
  resumeSearch: ["boat", "why"],
  loseFeed: ["feed", "why"],
  regainFeed: ["feed", "why"],
  loseObservation: ["watch", "why"],
  regainObservation: ["watch", "why"],
  stateWeather: ["method", "source", "words"],
  receiveField: ["field", "sha256", "source"],
  setLostBoatCost: ["looks", "why"],
  sendMessage: ["boat", "message", "text"],
  publishFigure: ["figure", "value", "source"],
  withdrawFigure: ["figure", "why"],
  makeNote: ["boat", "words"],
  withdrawFact: ["fact", "why"],
};

/** Orders in which `people` is a number, not a range. */
const COUNTED: ReadonlySet<string> = new Set(["accountPeople", "transferPeople", "landPeople"]);
const TIMES: ReadonlySet<string> = new Set([
  "until",
  "arrivesBy",
  "nextLight",
  "resumeAt",
  "starts",
  "ends",
]);
const AMENDS: readonly string[] = [
  "people",
  "place",
  "conditions",
  "craft",
  "flotation",
  "happened",
];

export function told(table: string, night = "2021-11-24"): Night {
  const timeline = openTimeline();
  const heads = new Map<Centre, { seq: number; hash: Hash }>();
  const refused = new Map<Instant, readonly Refusal[]>();
  const entries: Entry[] = [];
  let names = 0;
  const newId = (kind: string): string => `${kind}-${(names += 1)}`;
  const when = (time: string): Instant => instantOf(time, night);
  const write = (act: Act, events: readonly Entry["event"][]): void => {
    const [last] = entries.slice(-1);
    const behind = last !== undefined && last.centre !== act.centre && last.loggedAt >= act.time;
    const loggedAt = behind ? addSeconds(last.loggedAt, seconds(0.001)) : act.time;
    for (const event of events) {
      const head = heads.get(act.centre) ?? { seq: 0, hash: GENESIS };
      const link = { centre: act.centre, seq: head.seq + 1, loggedAt, previous: head.hash };
      const entry = seal({ by: act.by, event }, link, sha256);
      heads.set(act.centre, { seq: entry.seq, hash: entry.hash });
      entries.push(entry);
      addEntries(timeline, [entry]);
    }
  };
  for (const line of linesOf(table)) {
    const act = readLine(line, night);
    const { time: now, by, centre } = act;
    const decision = decide(latest(timeline), act.order, { now, by, centre, newId });
    checkOutcome(line, act, decision);
    if (decision.ok) {
      write(act, decision.events);
      continue;
    }
    refused.set(now, decision.refusals);
    write(act, [refusedEvent(act.order, decision.refusals, line)]);
  }
  return {
    entries,
    at: (time) => pictureAt(timeline, when(time)),
    when,
    tries: (line) => {
      const { time: now, by, centre, order } = readLine(line, night);
      return decide(pictureAt(timeline, now), order, { now, by, centre, newId });
    },
    refusals: (time) => refused.get(when(time)) ?? [],
  };
}

function checkOutcome(line: string, act: Act, decision: Decision): void {
  const came = decision.ok ? [] : decision.refusals.map(({ reason }): string => reason);
  const said = [...new Set(came)].toSorted().join("; ");
  const expected = act.refused?.toSorted().join("; ") ?? "";
  if (act.refused === null) assert(decision.ok, `refused (${said}): ${line}`);
  else assert(said === expected, `expected "${expected}", came "${said}": ${line}`);
}

function linesOf(table: string): string[] {
  const lines: string[] = [];
  for (const raw of table.split("\n")) {
    const line = raw.replace(/(^|\s)#.*$/, "").trim();
    if (line === "") continue;
    if (/^(\d{4}-\d{2}-\d{2}T)?\d{2}:\d{2}Z\s/.test(line)) lines.push(line);
    else lines.push(`${lines.pop() ?? ""} ${line}`);
  }
  return lines;
}

function instantOf(time: string, night: string): Instant {
  if (time.includes("T")) return instant(time);
  const at = instant(`${night}T${time}`);
  return time >= "18:00Z" ? instantFromMs(epochMs(at) - 86_400_000) : at;
}

function readLine(line: string, night: string): Act {
  const [act = "", outcome] = line.split("→");
  const reasons = outcome?.trim().replace(/^refused:\s*/, "");
  const refused = reasons?.split(";").map((reason) => reason.trim()) ?? null;
  const words = act.match(/"[^"]*"|[^\s"]+/g) ?? [];
  const [time = "", centre = "", ...rest] = words;
  const signed = rest.lastIndexOf("by");
  const author = signed < 0 ? "sar-1/officer" : (rest[signed + 1] ?? "");
  const [desk = "", role = ""] = author.split("/");
  const said = signed < 0 ? rest : rest.toSpliced(signed, 2);
  const fields = said[0] === "order" ? readFields(said.slice(1), night) : readReport(said, night);
  const reading = readOrder(fields);
  assert(reading.ok, `${reading.ok ? "" : JSON.stringify(reading.faults)}: ${line}`);
  const by = { desk, role: role as Role };
  const { order } = reading;
  return { time: instantOf(time, night), centre: centre as Centre, by, order, refused };
}

function readReport([report, channel, ...rest]: readonly string[], night: string): Fields {
  const quoted = rest.findIndex((word) => word.startsWith('"'));
  const [from] = rest.slice(0, quoted);
  const met = channel === "encounter";
  const who = met ? "unit" : from === undefined ? "unknown" : "person aboard";
  const fields: Fields = {
    order: "receiveReport",
    report,
    channel,
    words: unquoted(rest[quoted]),
    from: { who, caller: met ? null : (from ?? null), unit: met ? (from ?? null) : null },
  };
  readNamed(fields, rest.slice(quoted + 1), night);
  return fields;
}

function readFields([kind = "", ...rest]: readonly string[], night: string): Fields {
  const shape = SHAPES[kind as keyof typeof SHAPES];
  assert(shape !== undefined, `no order is called "${kind}"`);
  const fields: Fields = { order: kind };
  const [positions, text] = [shape.slice(0, -1), shape.at(-1) ?? ""];
  let next = 0;
  for (const name of positions) fields[name] = valueOf(kind, name, rest[next++] ?? "", night);
  const last = rest[next];
  if (last?.startsWith('"') === true) fields[text] = unquoted(rest[next++]);
  else if (positions.length === 0 || ["report", "from"].includes(text)) {
    fields[text] = valueOf(kind, text, rest[next++] ?? "", night);
  }
  readNamed(fields, rest.slice(next), night);
  if (kind === "amendReport") {
    fields["changes"] = Object.fromEntries(
      Object.entries(fields).filter(([name]) => AMENDS.includes(name)),
    );
    for (const name of AMENDS) delete fields[name];
  }
  return fields;
}

/** Fields by their name; the few that are more than one word are read here. */
function readNamed(fields: Fields, words: readonly string[], night: string): void {
  const left = [...words];
  const take = (): string => left.shift() ?? "";
  const kind = String(fields["order"]);
  while (left.length > 0) {
    const name = take();
    if (name === "answered" || name === "unanswered") fields["answered"] = name === "answered";
    else if (name === "said") fields["alreadySaid"] = true;
    else if (name === "relays") fields["from"] = { ...(fields["from"] as Fields), relays: true };
    else if (name === "who") {
      fields["from"] = { ...(fields["from"] as Fields), who: spaced(take()) };
    } else if (name === "second" || name === "outside") {
      const [desk, role] = take().split("/");
      const authority = name === "outside" ? "outside the watch" : "watch";
      fields["second"] = { desk, role, authority, why: unquoted(take()) };
    } else if (name === "explained" || name === "unexplained") {
      const contradiction = spaced(take());
      const explanation = name === "explained" ? unquoted(take()) : null;
      const answers = (fields["contradictions"] as Fields[] | undefined) ?? [];
      fields["contradictions"] = [...answers, { kind: contradiction, explanation }];
    } else if (name === "place" && kind !== "landPeople") {
      fields["place"] = placeOf(take(), take(), take());
    } else if (name === "fixed") {
      fields["place"] = { ...(fields["place"] as Fields), fixedAt: instantOf(take(), night) };
    } else if (name === "jackets") {
      const [claim, checked] = take().split("-");
      fields["flotation"] = { claim, verified: checked === "verified" };
    } else if (name === "craft") {
      fields["craft"] = { type: "inflatable", colour: take() };
    } else fields[name] = valueOf(kind, name, take(), night);
  }
}

/**
 * "pin 51.14167,1.74167 2000": method, latitude and longitude, radius in metres. "/" between two
 * readings.
 */
function placeOf(method: string, points: string, radius: string): Fields {
  const readings = points.split("/").map((point) => {
    const [lat, lon] = point.split(",").map(Number);
    return { lat, lon, radius: Number(radius) };
  });
  return { words: points, method, readings };
}

function valueOf(order: string, name: string, word: string, night: string): unknown {
  const listed = (): string[] => word.split(",").filter((each) => each !== "");
  if (name === "people") return COUNTED.has(order) ? Number(word) : countOf(word);
  if (name === "happened") return momentOf(word, night);
  if (TIMES.has(name)) return instantOf(word, night);
  if (name === "conditions" && order !== "recordSearch") return listed().map(spaced);
  if (name === "boats" || name === "units") return listed();
  if (name === "speed") return knots(Number(word));
  if (order === "postCoastWatch" && (name === "from" || name === "to")) return Number(word);
  if (["placesTaken", "enduranceLeft", "notice", "crew", "endurance"].includes(name)) {
    return Number(word);
  }
  if (name === "places" || name === "looks") return Number(word);
  if (name === "estimate") return { p: Number(word), model: "1" };
  if (name === "detection") {
    const [least, most] = word.split("-").map(Number);
    return { least, most };
  }
  if (name === "near") {
    return listed().map((each) => {
      const [unit, minutes] = each.split(":");
      return { unit, minutes: minutes === undefined ? null : Number(minutes) };
    });
  }
  if (name === "about" || order === "transferPeople") {
    const [kind = "", id] = word.split(":");
    if (id !== undefined && name !== "evidence") return { kind, [kind]: id };
  }
  if (order === "sendMessage" && name === "to") return { kind: "centre", name: unquoted(word) };
  if (["how", "status", "sign", "phase", "message"].includes(name)) return spaced(unquoted(word));
  return unquoted(word);
}

function countOf(word: string): Fields {
  const [least = "", most = least] = word.split("..");
  return { least: Number(least), most: most === "?" ? null : Number(most) };
}

/**
 * 01:51Z is told; "01:51", without a zone, is ambiguous, and so is read as both clocks of the
 * strait.
 */
function momentOf(word: string, night: string): Fields {
  if (!word.startsWith('"')) return { kind: "told", at: instantOf(word, night) };
  const words = unquoted(word);
  const utc = instantOf(`${words}Z`, night);
  return { kind: "ambiguous", words, readings: [addSeconds(utc, seconds(-3600)), utc] };
}

function spaced(word: string): string {
  return word.replaceAll("-", " ");
}

function unquoted(word: string | undefined): string {
  return (word ?? "").replace(/^"(.*)"$/, "$1");
}
