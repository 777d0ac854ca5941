import { equal, match, ok } from "node:assert/strict";
import { test } from "node:test";
import {
  eventSchema,
  GENESIS,
  type Centre,
  type Entry,
  type EventKind,
  type LoggedEvent,
} from "#log";
import { fold } from "#picture";
import { addSeconds, instant, seconds } from "#units";
import { sayEntry, sayEntryLine } from "./entries.ts";
import { LANGUAGES } from "./language.ts";
import { sayEventKind } from "./terms.ts";

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

const second = {
  desk: "sar-2",
  role: "coordinator",
  authority: "outside the watch",
  why: "agreed",
};
const place = {
  words: "51 08.5N 001 44.5E",
  method: "pin",
  readings: [{ lon: 1.74, lat: 51.14, radius: 50 }],
};
const contradictions = [
  { kind: "condition", reported: "sinking, adrift", found: "dry", explanation: null },
  { kind: "people", reported: "33..40", found: "18", explanation: "two boats had been tied" },
  { kind: "place and time", reported: "off Calais", found: "4.2 NM, 12 min", explanation: null },
  { kind: "phone not asked", reported: "1", found: "not asked", explanation: null },
];

/** One expression, written in parts. */
const joined = (...parts: readonly RegExp[]): RegExp =>
  new RegExp(parts.map(({ source }) => source).join(""));

/** One of every kind, the fullest there is: a new kind does not compile without its line here. */
const EVENTS: Record<EventKind, readonly [object, RegExp, RegExp]> = {
  ReportReceived: [
    {
      report: "r1",
      channel: "phone",
      from: { who: "volunteer", name: "Utopia 56", relays: true },
      words: "help",
      people: { least: 30, most: null },
      place,
      conditions: ["sinking", "people in the water"],
      craft: { type: "inflatable", colour: "black", length: 8 },
      flotation: { claim: "some", verified: false },
    },
    joined(
      /^Report r1 \(passed on by volunteer Utopia 56, phone\): at least 30 people, top /,
      /unknown; sinking, people in the water; 51 08.5N 001 44.5E \(pin\); inflatable; /,
      /black; 8 m; life jackets for some \(claimed, not checked\)\.$/,
    ),
    joined(
      /^Signalement r1 \(transmis par bénévole Utopia 56, téléphone\) : au moins 30 /,
      /personnes, maximum inconnu ; coule, personnes à l'eau ; /,
    ),
  ],
  ReportAmended: [
    {
      report: "r1",
      changes: { people: { least: 1, most: 1 }, place: { ...place, readings: [] } },
      why: "misheard",
    },
    /amended: 1 person; 51 08.5N 001 44.5E \(no position could be read\)\. Reason: misheard\.$/,
    /modifié : 1 personne ; .* \(aucune position n'a pu être lue\)\. Raison : misheard\.$/,
  ],
  ReportAcknowledged: [{ report: "r1" }, /taken by this desk/, /pris en compte par ce poste/],
  ReportShownFalse: [
    { report: "r1", evidence: "a buoy" },
    /shown false: a buoy\. Not signed by a second person: without effect\.$/,
    /démontré faux : a buoy\. Sans seconde signature : sans effet\.$/,
  ],
  ContactAttempted: [
    {
      contact: "c2",
      direction: "outbound",
      channel: "phone",
      answered: false,
      sign: "switched off",
      words: "rang twice",
      returns: "c1",
    },
    joined(
      /^We called \(phone\): no answer\. Sign of life: switched off\. Returns call /,
      /c1\. “rang twice”$/,
    ),
    joined(
      /^Appel émis \(téléphone\) : pas de réponse\. Signe de vie : éteint\. Rappel de /,
      /l'appel c1\. « rang twice »$/,
    ),
  ],
  BoatOpened: [
    { boat: "b1", why: "an echo" },
    /^Charlie opened on the board: an echo/,
    /^Charlie, ouverte au tableau : an echo/,
  ],
  BoatNamed: [
    { boat: "r1", name: "Charlie", agency: "HM Coastguard", night: "2021-11-23" },
    /Called “Charlie” by HM Coastguard, night of 2021-11-23/,
    /Appelée « Charlie » par HM Coastguard, nuit du 2021-11-23/,
  ],
  ReportLinked: [
    { report: "r1", boat: "b1", basis: "officer", why: "same words", contradictions, second },
    joined(
      /linked to Charlie by an officer: same words\. Contradictions signed over: /,
      /condition: reported sinking, adrift, found dry \(not explained: people stay /,
      /counted apart\); number of people: reported 33 to 40, found 18 \(explained: two /,
      /boats had been tied\); place and time: reported off Calais, found 4\.2 NM apart /,
      /within 12 min .*; the phone that called was not asked for aboard .*\. Second /,
      /signature: sar-2, qualified coordinator, outside the watch: agreed\.$/,
    ),
    joined(
      /lié à Charlie par un officier : .*état : signalé coule, à la dérive, trouvé /,
      /sans eau à bord.*33 à 40.*à 4,2 milles en 12 min.*hors du quart : agreed\.$/,
    ),
  ],
  ReportUnlinked: [
    { report: "r1", boat: "b1", why: "another boat" },
    /taken back: another boat/,
    /repris : another boat/,
  ],
  BoatsDeclaredSame: [
    { one: "r1", other: "b1", why: "seen", estimate: { p: 0.97, model: "1" } },
    /^Charlie and Charlie declared the same .*seen\. Chance of one boat by the model \(1\): 97 %/,
    /déclarées la même embarcation.*une même embarcation selon le modèle \(1\) : 97 %/,
  ],
  BoatsDeclaredDistinct: [
    { one: "r1", other: "b1", why: "seen" },
    /declared two boats: seen/,
    /déclarées deux embarcations : seen/,
  ],
  PhaseSet: [
    { boat: "b1", phase: "alert", why: "engine restarted", evidence: "seen by helicopter", second },
    joined(
      /^Phase set to alert \(ALERFA\): engine restarted\. Evidence: seen by /,
      /helicopter\. Second signature/,
    ),
    joined(
      /^Phase fixée : alerte \(ALERFA\) : engine restarted\. Preuve : seen by /,
      /helicopter\. Seconde signature/,
    ),
  ],
  PeopleAccounted: [
    { boat: "b1", how: "handed over", people: 18, evidence: "counted" },
    joined(
      /^Accounted for: 18 handed over\. Evidence: counted\. Accepted by nobody yet: /,
      /does not count\.$/,
    ),
    joined(
      /^Sort connu : 18 remis\. Preuve : counted\. Pris en charge par personne encore /,
      /: ne compte pas\.$/,
    ),
  ],
  PeopleBounded: [
    { boat: "b1", people: { least: 30, most: 33 }, evidence: "a list" },
    /30 to 33 people\. Evidence: a list/,
    /30 à 33 personnes\. Preuve : a list/,
  ],
  PeopleTransferred: [
    {
      from: { kind: "boat", boat: "b1" },
      to: { kind: "unit", unit: "valiant" },
      people: 18,
      evidence: "counted",
    },
    /^18 people went from Charlie to Valiant\. Evidence: counted/,
    /^18 personnes de Charlie vers Valiant\. Preuve : counted/,
  ],
  PeopleLanded: [
    { unit: "valiant", people: 98, place: "Dover", receivedBy: "Border Force" },
    /^Valiant landed 98 people at Dover\. Received by Border Force/,
    /^Valiant débarque 98 personnes à Dover/,
  ],
  BoatReviewed: [
    { boat: "b1", words: "still silent" },
    /afresh: still silent/,
    /Regard neuf : still silent/,
  ],
  ResponsibilityOffered: [
    { boat: "b1", to: "gris-nez", why: "crossed" },
    /offered to CROSS Gris-Nez, not ours to drop until accepted: crossed/,
    /proposé à CROSS Gris-Nez/,
  ],
  ResponsibilityAccepted: [
    { boat: "b1", from: "gris-nez" },
    /from CROSS Gris-Nez accepted/,
    /accepté/,
  ],
  ResponsibilityDeclined: [
    { boat: "b1", from: "humber", why: "no unit" },
    /from humber declined: no unit/,
    /décliné : no unit/,
  ],
  UnitRegistered: [
    {
      unit: "valiant",
      name: "Valiant",
      type: "cutter",
      agency: "Border Force",
      speed: 8,
      places: 1,
    },
    /^Valiant registered: cutter, Border Force, 15\.6 kn, places for 1 person\.$/,
    /^Valiant, moyen inscrit : patrouilleur, Border Force, 15,6 nd, places pour 1 personne\.$/,
  ],
  CoastWatchPosted: [
    {
      unit: "valiant",
      shore: "france",
      from: 12.5,
      to: 20,
      starts: "2021-11-23T22:00:00.000Z",
      ends: "2021-11-24T06:00:00.000Z",
      words: "on foot",
    },
    joined(
      /^Valiant watches the French shore from km 12\.5 to km 20, from 23 Nov 2021, 22:00 UTC /,
      /until 24 Nov 2021, 06:00 UTC.*“on foot”$/,
    ),
    joined(
      /^Valiant surveille le littoral français du km 12,5 au km 20, à partir du 23 nov/,
      /.* jusqu'au 24 nov/,
    ),
  ],
  MessageSent: [
    {
      boat: "charlie",
      message: "short sitrep",
      to: { kind: "centre", name: "CROSS Gris-Nez" },
      language: "en",
      text: "A. IDENTITY",
    },
    /^Sent to CROSS Gris-Nez: short situation report\. “A\. IDENTITY”$/,
    /^Envoyé à CROSS Gris-Nez : SITREP abrégé\. «.A\. IDENTITY.»\.?$/,
  ],
  FigurePublished: [
    { figure: "crossings 2021 people", value: "28526", source: "daily.csv:1096-1460" },
    /^Published: people who arrived in 2021: 28,526 \(daily\.csv:1096-1460\)\.$/,
    /^Publié : personnes arrivées en 2021 : 28.526 \(daily\.csv:1096-1460\)\.$/,
  ],
  FigureWithdrawn: [
    { figure: "crossings 2021 people", why: "counted twice" },
    /^Withdrawn: people who arrived in 2021: counted twice\.$/,
    /^Retiré : personnes arrivées en 2021 : counted twice\.$/,
  ],
  UnitStated: [
    {
      unit: "valiant",
      enduranceLeft: 5400,
      placesTaken: 12,
      readiness: "ready",
      notice: 600,
      shift: { from: "2021-11-23T20:00:00.000Z", until: "2021-11-24T06:00:00.000Z" },
      place,
      words: "bow damaged",
    },
    joined(
      /^Valiant tells of itself: ready, at 10 min notice, 12 people taken aboard by its own /,
      /count, fuel for 1 h 30 min, on shift from 20:00 UTC to 06:00 UTC, 51 08\.5N .*damaged”$/,
    ),
    /^Valiant rend compte de son état : paré, sous préavis de 10 min, 12 personnes à bord selon/,
  ],
  CraftSearched: [
    { unit: "valiant", boat: "b1", mark: "orange cross", place },
    joined(
      /^Valiant searched an empty craft; marked: orange cross\. Said to be of Charlie; /,
      /accounts for nobody\. 51 08/,
    ),
    /^Valiant a fouillé une embarcation vide ; marquée : orange cross\. Dite être celle de/,
  ],
  UnitTasked: [
    { unit: "valiant", boat: "b1", words: "go" },
    /^Valiant tasked for Charlie: go/,
    /^Valiant, moyen engagé pour Charlie : go/,
  ],
  UnitReported: [
    { unit: "valiant", boat: "b1", status: "on scene", words: "nobody", place },
    /^Valiant, for Charlie: on scene\. “nobody” 51 08/,
    /^Valiant, pour Charlie : sur zone/,
  ],
  UnitHeldBack: [
    { unit: "valiant", why: "tomorrow", until: "2021-11-24T06:00:00.000Z" },
    /until 24 Nov 2021, 06:00 UTC: tomorrow/,
    /jusqu'au 24 nov\. 2021, 06:00 UTC : tomorrow/,
  ],
  UnitReleased: [{ unit: "valiant", why: "needed" }, /free again: needed/, /disponible : needed/],
  EtaPromised: [
    {
      promise: "p1",
      boat: "b1",
      unit: "valiant",
      to: "the caller",
      arrivesBy: "2021-11-24T03:00:00.000Z",
      words: "half an hour",
    },
    /^Promised to the caller: Valiant by 03:00 UTC\. “half an hour”$/,
    /^Promis à the caller : Valiant à 03:00 UTC au plus tard\. « half an hour »$/,
  ],
  BroadcastSent: [
    {
      broadcast: "m1",
      type: "Mayday Relay",
      boat: "b1",
      words: "small craft",
      near: [
        { unit: "flamant", minutes: 15 },
        { unit: "x", minutes: null },
      ],
    },
    /^Mayday Relay sent for Charlie: “small craft” Near: flamant \(15 minutes\), x\.$/,
    /À proximité : flamant \(15 minutes\), x\.$/,
  ],
  BroadcastAnswered: [
    { broadcast: "m1", unit: "flamant", words: "coming" },
    /^Flamant answered the broadcast: coming/,
    /répond/,
  ],
  SearchAreaPlanned: [
    { search: "s1", boats: ["b1"], area: "sector 4", units: ["valiant"] },
    /Search planned: sector 4\. By Valiant/,
    /planifiée : sector 4\. Par Valiant/,
  ],
  AreaSearched: [
    {
      search: "s1",
      boats: ["b1"],
      unit: "valiant",
      area: "sector 4",
      detection: { least: 0.29, most: 0.4 },
      conditions: "night",
    },
    joined(
      /probability of detection 29 to 40 %; night\. Nothing found, which does not mean /,
      /nobody is there\.$/,
    ),
    /probabilité de détection de 29 à 40 % ; night\. Rien trouvé, ce qui ne veut pas dire/,
  ],
  SearchSuspended: [
    {
      boat: "b1",
      why: "fog",
      survival: "window open",
      nextLight: "2021-11-24T07:26:00.000Z",
      resumeAt: "2021-11-24T07:00:00.000Z",
      second,
    },
    joined(
      /people still unaccounted for: fog\. Shown to the authority: window open\. Next /,
      /light 24 Nov 2021, 07:26 UTC\. To be resumed on 24 Nov 2021, 07:00 UTC\. Second/,
    ),
    /le sort de personnes reste inconnu : fog/,
  ],
  SearchResumed: [{ boat: "b1", why: "light" }, /resumed: light/, /reprise : light/],
  LostBoatCostSet: [
    { looks: 9, why: "two convoys are out" },
    /^A lost boat is held to cost 9 looks; links are proposed from 90 %: two convoys are out/,
    /^Une embarcation perdue .* 9 vérifications ; liens proposés à partir de 90 % : two convoys/,
  ],
  FeedLost: [{ feed: "ais", why: "link down" }, /Feed ais lost: link down/, /Flux ais perdu/],
  FeedRegained: [{ feed: "ais", why: "link up" }, /regained/, /retrouvé/],
  ObservationLost: [
    { watch: "w1", what: "flight", area: "strait", why: "weather" },
    /No eyes: flight, strait: weather/,
    /Aucun œil sur zone : flight, strait : weather/,
  ],
  ObservationRegained: [{ watch: "w1", why: "flying" }, /Eyes regained, w1: flying/, /retrouvée/],
  WeatherStated: [
    {
      weather: "w1",
      method: "observed",
      from: "2021-11-24T02:00:00.000Z",
      wind: { from: 30, spread: 20, speed: { least: 4, most: 8 } },
      sea: { least: 12.5, most: 12.5 },
      words: "north-north-east 3 to 4",
      source: "Sandettie light vessel",
    },
    joined(
      /^Weather observed, Sandettie light vessel, whole watch area, from 24 Nov 2021, 02:00 UTC /,
      /until further word: wind from 030° ± 20°, 7\.8 to 15\.6 kn; sea 12\.5 °C\. “north-north-/,
    ),
    /^Météo observée, .* : vent du 030° ± 20°, 7,8 à 15,6 nd ; mer 12,5 °C/,
  ],
  FieldReceived: [
    {
      field: "f1",
      sha256: "0".repeat(64),
      quantity: "wind",
      coverage: {
        west: -1,
        south: 50,
        east: 3,
        north: 52,
        from: "2021-11-24T00:00:00.000Z",
        until: "2021-11-25T00:00:00.000Z",
      },
      source: "Arome",
    },
    joined(
      /^Field file received, wind, Arome: between 50°00\.0′ N 001°00\.0′ W and 52°00\.0′ N /,
      /003°00\.0′ E, from 24 Nov 2021, 00:00 UTC until 25 Nov 2021, 00:00 UTC\. SHA-256 0+\.$/,
    ),
    /^Fichier de champ reçu, vent, Arome : entre/,
  ],
  NoteMade: [{ words: "quiet" }, /Note: quiet/, /Note : quiet/],
  OrderRefused: [
    {
      boat: "b1",
      order: "closeBoat",
      words: '{"order":"closeBoat","boat":"b1","why":"no \\"further\\" calls"}',
      reasons: ["people unaccounted for", "silence", "a reason to come"],
    },
    joined(
      /^Order refused: close the boat\. “no "further" calls” Reasons: people are /,
      /unaccounted for; silence is no reason: it raises the phase; a reason to come\.$/,
    ),
    joined(
      /^Ordre refusé : clore l'embarcation\. .*le sort de personnes est inconnu ; le /,
      /silence n'est pas une raison/,
    ),
  ],
  FactWithdrawn: [
    { fact: "dover:3", about: { kind: "boat", boat: "b1" }, why: "slip" },
    /Entry dover:3 taken back: slip/,
    /Entrée dover:3 reprise : slip/,
  ],
};

const picture = fold([
  entry(1, { kind: "ReportReceived", ...EVENTS.ReportReceived[0] }),
  entry(2, { kind: "BoatOpened", ...EVENTS.BoatOpened[0] }),
  entry(3, {
    kind: "BoatNamed",
    boat: "b1",
    name: "Charlie",
    agency: "CROSS",
    night: "2021-11-23",
  }),
  entry(4, { kind: "UnitRegistered", ...EVENTS.UnitRegistered[0] }),
  entry(5, { kind: "BoatsDeclaredSame", one: "r1", other: "b1", why: "seen as one" }),
]);

for (const [kind, [event, english, french]] of Object.entries(EVENTS)) {
  test(`${kind} has its sentence in English and in French`, () => {
    const told = entry(9, { kind, ...event });
    match(sayEntry(told, { language: "en", picture }), english);
    match(sayEntry(told, { language: "fr", picture }), french);
    for (const language of LANGUAGES) {
      const bare = sayEntry(told, { language, picture: null });
      ok(!/undefined|null|NaN|\{[a-z]|\s$/i.test(bare), bare);
      ok(sayEntryLine(told, { language, picture }).startsWith("dover:9 "));
      ok(sayEventKind(kind as EventKind, language).length > 2);
    }
  });
}

test("an entry of a kind to come is shown as not understood, with why", () => {
  const strange: Entry = {
    ...entry(9, { kind: "NoteMade", words: "x" }),
    event: { kind: "unknown:X" },
  };
  equal(
    sayEntry(strange, { language: "en", picture }),
    "unknown:X: not understood by this version, kept as it came",
  );
  match(
    sayEntry({ ...strange, unread: "words" }, { language: "fr", picture }),
    /tel quel : words$/,
  );
});

test("a report that could not be read says so before all else", () => {
  const unread = entry(9, {
    kind: "ReportReceived",
    report: "r9",
    channel: "email",
    from: { who: "unknown" },
    words: "???",
    unread: "no known alphabet",
  });
  equal(
    sayEntry(unread, { language: "en", picture }),
    "Report r9 (unknown, e-mail): could not be read: no known alphabet.",
  );
});
