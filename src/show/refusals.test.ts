import { equal, ok } from "node:assert/strict";
import { test } from "node:test";
import type { BoatId, Centre, ContactId, EntryName, ReportId, UnitId } from "#log";
import { REASONS, type Reason, type Refusal } from "#orders";
import { count, hours, instant, metres, metresPerSecond, minutes } from "#units";
import { LANGUAGES, say } from "./language.ts";
import type { Telling } from "./names.ts";
import { sayRefusal } from "./refusals.ts";
import { sayReason } from "./terms.ts";

const boat = "b1" as BoatId;
const report = "r1" as ReportId;
const unit = "valiant" as UnitId;
const contact = "c1" as ContactId;
const fact = "dover:3" as EntryName;
const gris = "gris-nez" as Centre;
const at = instant("2021-11-24T03:17Z");
const en: Telling = { language: "en", picture: null };
const fr: Telling = { language: "fr", picture: null };

const table: readonly [Refusal, string, string][] = [
  [
    { reason: "no such boat", boat },
    "There is no such boat: b1",
    "Cette embarcation n'existe pas : b1",
  ],
  [
    {
      reason: "role may not",
      role: "trainee",
      order: "linkReport",
      may: ["officer", "coordinator"],
    },
    "This role may not give this order: trainee, link a report; allowed to: watch " +
      "officer, qualified coordinator",
    "Ce rôle ne peut donner cet ordre : stagiaire, lier un signalement ; autorisés : " +
      "officier de quart, coordonnateur qualifié",
  ],
  [
    { reason: "second signature needed" },
    "A second person must sign",
    "Une seconde personne doit signer",
  ],
  [
    {
      reason: "contradictions",
      contradictions: [
        { kind: "condition", reported: "people in the water", found: "dry", grounds: [] },
        { kind: "people", reported: "33..?", found: "not counted", grounds: [] },
        {
          kind: "place and time",
          reported: "no position",
          found: "no position given",
          grounds: [],
        },
        { kind: "craft", reported: "inflatable", found: "kayak", grounds: [] },
        { kind: "declared distinct", reported: "two boats", found: "both were seen", grounds: [] },
        { kind: "phone not asked", reported: "2", found: "not asked", grounds: [] },
      ],
    },
    "Contradictions stand against it: condition: reported people in the water, found " +
      "dry; number of people: reported at least 33, top unknown, found not counted; " +
      "place and time: reported no position, found no position given; craft: reported " +
      "inflatable, found kayak; declared distinct: both were seen; the phone that " +
      "called was not asked for aboard",
    "Des contradictions s'y opposent : état : signalé personnes à l'eau, trouvé sans " +
      "eau à bord ; nombre de personnes : signalé au moins 33, maximum inconnu, trouvé " +
      "non comptées ; lieu et heure : signalé pas de position, trouvé pas de position " +
      "donnée ; embarcation : signalé pneumatique, trouvé kayak ; déclarées distinctes " +
      ": both were seen ; le téléphone qui a appelé n'a pas été cherché à bord",
  ],
  [
    { reason: "not surely the same boat", p: 0.9, least: 0.95 },
    "Whether it is the boat that was met or rescued is not sure enough for one signature: " +
      "chance by the model 90 %, 95 % needed",
    "Qu'il s'agisse de l'embarcation rencontrée ou secourue n'est pas assez sûr pour une " +
      "signature : probabilité selon le modèle 90 %, il faut 95 %",
  ],
  [
    { reason: "not surely the same boat", p: null, least: 0.95 },
    "Whether it is the boat that was met or rescued is not sure enough for one signature: " +
      "no chance given, 95 % needed",
    "Qu'il s'agisse de l'embarcation rencontrée ou secourue n'est pas assez sûr pour une " +
      "signature : aucune probabilité donnée, il faut 95 %",
  ],
  [
    { reason: "people unaccounted for", boat, unaccounted: count(30, 40) },
    "People are unaccounted for: boat b1; 30 to 40 people",
    "Le sort de personnes est inconnu : embarcation b1 ; 30 à 40 personnes",
  ],
  [
    { reason: "silence", boat, lastWord: at, length: minutes(17), limit: minutes(10) },
    "Silence is no reason: it raises the phase: last word 24 Nov 2021, 03:17 UTC, " +
      "silent for 17 min, limit 10 min",
    "Le silence n'est pas une raison : il relève la phase : dernier signe le 24 nov. " +
      "2021, 03:17 UTC, silence de 17 min, limite 10 min",
  ],
  [
    { reason: "conflicts stand", boat, kinds: ["numbers differ", "numbers differ"] },
    "What is believed of the boat cannot all be so: numbers differ",
    "Ce que l'on croit de l'embarcation ne peut être vrai ensemble : nombres différents",
  ],
  [
    { reason: "inside the survival window", boat, windowEnds: null, alive: null, nextLight: null },
    "People may be alive: the survival window is open",
    "Il peut y avoir des vivants : le délai de survie court",
  ],
  [
    {
      reason: "inside the survival window",
      boat,
      windowEnds: at,
      alive: count(4, 33),
      nextLight: at,
    },
    "People may be alive: the survival window is open: at least until 24 Nov 2021, 03:17 UTC; " +
      "expected alive now 4 to 33 people, by models; next light 24 Nov 2021, 03:17 UTC",
    "Il peut y avoir des vivants : le délai de survie court : au moins jusqu'au 24 nov. 2021, " +
      "03:17 UTC ; vivants attendus à cette heure, d'après des modèles : 4 à 33 personnes ; " +
      "prochain jour le 24 nov. 2021, 03:17 UTC",
  ],
  [
    { reason: "counted apart", parts: [[boat, "r1" as BoatId], ["r2" as BoatId]] },
    "The link is disputed: name the boat whose people are meant: b1 + r1; r2",
    "Le lien est contesté : dire de quelle embarcation sont ces personnes : b1 + r1 ; r2",
  ],
  [
    { reason: "not yours to offer", owners: [gris, "humber" as Centre] },
    "The boat is not yours to offer: CROSS Gris-Nez, humber",
    "Cette embarcation n'est pas à vous de céder : CROSS Gris-Nez, humber",
  ],
  [
    { reason: "unit held back", unit, why: "for tomorrow", until: at },
    "The unit is held back: valiant; until 24 Nov 2021, 03:17 UTC: for tomorrow",
    "Ce moyen est en réserve : valiant ; jusqu'au 24 nov. 2021, 03:17 UTC : for tomorrow",
  ],
  [
    {
      reason: "age of the position not said",
      report,
      fixedAt: at,
      ageMinutes: 26,
      radius: metres(5186),
    },
    "The words do not say how old the position is: position 26 min old, by now within 2.8 NM",
    "Les mots ne disent pas l'âge de la position : position datant de 26 min, à " +
      "présent dans un rayon de 2,8 milles",
  ],
  [
    { reason: "cannot be taken back", fact, kind: "ReportReceived" },
    "What was heard or done cannot be taken back: dover:3; report",
    "Ce qui fut entendu ou fait ne se reprend pas : dover:3 ; signalement",
  ],
];
for (const [refusal, english, french] of table) {
  test(`"${refusal.reason}" is said with what it is about`, () => {
    equal(sayRefusal(refusal, en), english);
    equal(sayRefusal(refusal, fr), french);
  });
}

/** Every field that any refusal has. */
const full = {
  boat,
  report,
  unit,
  contact,
  fact,
  at,
  why: "so it was",
  name: "b1",
  desk: "sar-2",
  broadcast: "m1",
  search: "s1",
  feed: "ais",
  watch: "w1",
  role: "trainee",
  order: "linkReport",
  may: ["officer"],
  contradictions: [],
  contradiction: "people",
  reported: "33",
  found: "18",
  accounted: 3,
  parts: [[boat]],
  onBoard: true,
  unaccounted: count(1, null),
  lastWord: at,
  length: hours(1),
  limit: minutes(10),
  needs: hours(3),
  has: hours(2),
  kinds: ["numbers differ"],
  contacts: [contact],
  to: gris,
  windowEnds: at,
  alive: count(4, 33),
  nextLight: at,
  owners: [gris],
  from: gris,
  begins: at,
  until: at,
  words: "off Calais",
  speed: metresPerSecond(90),
  celsius: 60,
  arrivesBy: at,
  earliest: at,
  fixedAt: at,
  p: 0.6,
  least: 0.95,
  ageMinutes: 26,
  radius: metres(100),
  kind: "NoteMade",
};

test("every reason has its words in both languages, alone and with what it is about", () => {
  ok(REASONS.length > 50);
  for (const language of LANGUAGES) {
    for (const reason of REASONS) {
      const words = sayRefusal({ ...full, reason } as unknown as Refusal, {
        language,
        picture: null,
      });
      ok(!/undefined|null|NaN|\{|\[object/.test(words), words);
      const alone = sayReason(reason, language);
      ok(language === "en" || alone !== reason, `${reason} has no words in French`);
      ok(words.toLowerCase().startsWith(alone.toLowerCase()), words);
    }
  }
});

test("a reason of a later version is shown as the log holds it", () => {
  equal(sayReason("the moon is full", "fr"), "the moon is full");
  equal(say("en", `refusal.${"silence" as Reason}`), "silence is no reason: it raises the phase");
});
