import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import { instant } from "#units";
import { sayDrift, sayDriftWarnings, sayEngine, type DriftSaid } from "./drift.ts";

const place = { lon: 1.5, lat: 51 };
const strandings = ["Wissant", "Wimereux", "Ambleteuse", "Sangatte", "Calais"].map((near) => ({
  ...place,
  near: `à ${near}`,
  share: 0.03,
}));
const said: DriftSaid = {
  about: {
    from: instant("2021-11-24T05:00Z"),
    until: instant("2021-11-24T03:00Z"),
    particles: 10,
    seed: 1,
    starts: [{ ...place, radiusMiles: 2 }],
    stages: [{ stage: "in the water", share: 0, objects: [{ id: 1, key: "PIW-1", share: 1 }] }],
    currents: [],
    winds: [],
    assumptions: [],
    warnings: [],
  },
  moments: [
    {
      at: instant("2021-11-24T03:00Z"),
      datum: { ...place, near: null },
      drift: null,
      areas: [{ share: 0.5, squareMiles: 0.42, squareKilometres: 1.44 }],
      radius95Miles: 4.2,
      ashore: 0.15,
      strandings,
    },
  ],
};

test("who came ashore and where is said in both languages, and what is left is counted", () => {
  const ashoreIn = (language: "en" | "fr") =>
    sayDrift(said, language).find((line) => /^(Ashore|Échoué)/.test(line));
  const four = ["Wissant", "Wimereux", "Ambleteuse", "Sangatte"].map((name) => `3 % à ${name}`);
  equal(ashoreIn("en"), `Ashore: 15 % (${four.join("; ")}; the rest in 1 other place).`);
  equal(ashoreIn("fr"), `Échoué : 15 % (${four.join(" ; ")} ; le reste en 1 autre lieu).`);
});

test("a run back in time, a stage to come and an area are said in French", () => {
  const lines = sayDrift(said, "fr");
  equal(
    lines[0],
    "D'où elle venait, dérive remontée depuis 51°00,0′ N 001°30,0′ E (95 % dans un rayon de" +
      " 4,9 milles), du 24 nov. 2021, 05:00 UTC au 24 nov. 2021, 03:00 UTC ; 10 particules," +
      " graine 1.",
  );
  equal(lines[3], "50 % se trouvent dans 0,42 milles² (1,4 km²).");
  equal(lines.at(-1), "État « personnes à l'eau » (plus tard) : 100 % 1 PIW-1.");
});

test("an engine that stops, and the types that stand in, are said in both", () => {
  equal(
    sayEngine({ meanHours: 2.5 }, "en"),
    "The engine stops after 2.5 h on the mean, and keeps the heading given within 10° until then.",
  );
  equal(
    sayEngine({ meanHours: 2.5 }, "fr"),
    "Le moteur s'arrête après 2,5 h en moyenne ; jusque-là, le cap indiqué est tenu à 10° près.",
  );
  deepEqual(
    [[], ["SKIFF-1"], ["SKIFF-1", "SKIFF-3"]].map((types) => sayDriftWarnings(types, "fr").length),
    [3, 4, 4],
  );
});
