import { doesNotMatch, match } from "node:assert/strict";
import { test } from "node:test";
import { eventSchema, GENESIS, type Centre, type Entry, type LoggedEvent } from "#log";
import { fold } from "#picture";
import { addSeconds, instant, seconds } from "#units";
import { sayEntry } from "./entries.ts";
import { viewSituation } from "./situation.ts";

const START = instant("2021-11-24T01:00Z");

function entry(seq: number, event: object): Entry {
  return {
    centre: "dover" as Centre,
    seq,
    loggedAt: addSeconds(START, seconds(seq * 60)),
    by: { desk: "sar-1", role: "officer" },
    event: eventSchema.parse(event) as LoggedEvent,
    previous: GENESIS,
    hash: GENESIS,
  };
}

const report = (id: string, conditions: readonly string[] = []): object => ({
  kind: "ReportReceived",
  report: id,
  channel: "phone",
  from: { who: "person aboard" },
  words: "help",
  conditions,
});
const named = (boat: string): object => ({
  kind: "BoatNamed",
  boat,
  name: "Charlie",
  agency: "dover",
  night: "2021-11-23",
});

const picture = fold(
  [
    report("r1", ["people in the water"]),
    named("r1"),
    report("r2"),
    named("r2"),
    {
      kind: "ContactAttempted",
      contact: "c1",
      boat: "r1",
      channel: "phone",
      direction: "inbound",
      answered: false,
    },
    { kind: "ObservationLost", watch: "w1", what: "flight", area: "Strait", why: "weather" },
    { kind: "PeopleLanded", unit: "valiant", people: 98, place: "Dover", receivedBy: null },
  ].map((event, index) => entry(index + 1, event)),
);

const table: readonly [string, RegExp, RegExp][] = [
  [
    "survival is told as a range",
    /alive at least until .*; expected alive now: .*, half of them until .* to .*\n/,
    /jusqu'au .* ; vivants attendus .*, la moitié jusqu'au .*\n/,
  ],
  [
    "the models of survival are told, with what they rest on",
    /By models \(Hayward 1975.*; version 1, measured from 5 to 15 °C\): sea of 10 to 17\.3 °C;/,
    /D'après des modèles .*mesurés de 5 à 15 °C\) : mer de 10 à 17,3 °C ;/,
  ],
  [
    "what was assumed for survival is told",
    /°C; the sea assumed for the season; .*clothing not told.*; no life jackets verified/,
    /°C ; mer supposée d'après la saison ; .*vêtements inconnus.* ; aucun gilet vérifié/,
  ],
  [
    "no model ends a search before people were seen alive",
    /No model ends a search within 10 h 00 min: two were taken alive 9 h 48 min/,
    /Aucun modèle ne met fin à une recherche avant 10 h 00 min : deux furent pris vivants/,
  ],
  [
    "a phase says what set it",
    /since \S+ UTC, raised by silence\n/,
    /UTC, relevée par le silence\n/,
  ],
  [
    "a boat that shares its name says with whom",
    /Another boat bears this name: Charlie \(r2\)\. Names are aliases; check the id\./,
    /Une autre embarcation porte ce nom : Charlie \(r2\)\. Un nom est un alias ;/,
  ],
  [
    "people landed are told",
    /- valiant: 98 people landed at Dover/,
    /- valiant : 98 personnes déb/,
  ],
  [
    "people landed whom nobody logged aboard are told",
    /98 people of those landed never logged as taken aboard: of which boats is not on record\n/,
    /98 personnes jamais inscrites .* : de quelles embarcations, rien d'inscrit\n/,
  ],
  [
    "lost observation is told once, without the entry's name",
    /- no eyes, since \S+ UTC: flight, Strait: weather\n/,
    /- aucun œil sur zone, depuis \S+ UTC : flight, Strait : weather\n/,
  ],
  [
    "a call nobody answered is told once, with the call to return",
    /not returned, since \S+ UTC: Charlie \(r1\) · phone, call c1\n/,
    /sans réponse ni rappel, depuis \S+ UTC : Charlie \(r1\) · téléphone, appel c1\n/,
  ],
];
for (const [what, english, french] of table) {
  test(`in the situation ${what}`, () => {
    const now = instant("2021-11-24T03:00Z");
    match(viewSituation(picture, now, "en"), english);
    match(viewSituation(picture, now, "fr"), french);
    doesNotMatch(viewSituation(picture, now, "en"), /dover:\d/);
  });
}

const links: readonly [string, RegExp][] = [
  ["same caller", /linked to Charlie \(r1\), same caller\.$/],
  ["called twice", /linked to Charlie \(r1\), same caller: called twice\.$/],
];
for (const [why, english] of links) {
  test(`a link by the same caller, because "${why}", says so once`, () => {
    const link = { kind: "ReportLinked", report: "r3", boat: "r1", basis: "same caller", why };
    match(sayEntry(entry(9, link), { language: "en", picture }), english);
  });
}

test("a refused order lists the contradictions that stood against it", () => {
  const refused = entry(9, {
    kind: "OrderRefused",
    boat: "r1",
    order: "linkReport",
    words: "link",
    reasons: ["contradictions"],
    contradictions: [{ kind: "people", reported: "33", found: "18" }],
  });
  match(sayEntry(refused, { language: "en", picture }), /Contradictions found: .*33.*18/);
  match(sayEntry(refused, { language: "fr", picture }), /Contradictions relevées : .*33.*18/);
});
