import { deepEqual, equal, throws } from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { Fault } from "../fault.ts";
import { readSecmar } from "./read-secmar.ts";

const OPERATIONS =
  "cross_sitrep,operation_id,type_operation,cross,evenement,zone_responsabilite,vent_force," +
  "mer_force,date_heure_reception_alerte";
const row = (id: string, alerted: string): string =>
  `Gris-Nez 2021/${id},${id},,Gris-Nez,Chavirement,Eaux territoriales,3,,${alerted}`;

test("columns go by their names, an hour by its zone, and what is not noted stays unknown", () => {
  const operations = [OPERATIONS, row("-7", "2021-11-24 03:00:00+01:00")].join("\n");
  const read = readSecmar({ operations, outcomes: null, crafts: null }, ["Gris-Nez"]);
  deepEqual(read.faults, []);
  deepEqual(read.operations[0], {
    id: "-7",
    number: "Gris-Nez 2021/-7",
    cross: "Gris-Nez",
    alerted: "2021-11-24T02:00:00.000Z",
    kind: null,
    event: "Chavirement",
    zone: "Eaux territoriales",
    wind: 3,
    sea: null,
    outcomes: null,
    crafts: null,
    line: 2,
  });
});

test("whatever the tables hold, nobody is made up and no row of a known operation is lost", () => {
  const people = fc.oneof(
    fc.nat({ max: 99 }).map(String),
    fc.constantFrom("", "NaN", "-1", "1e9", "some"),
  );
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 1, max: 4 }), people), { maxLength: 12 }),
      (given) => {
        const operations = [
          OPERATIONS,
          ...[1, 2, 3].map((id) => row(String(id), "2021-11-24T02:00:00Z")),
        ].join("\n");
        const outcomes = [
          "operation_id,categorie_personne,resultat_humain,nombre",
          ...given.map(([id, number]) => `${id},Migrant,Personne secourue,${number}`),
        ].join("\n");
        const read = readSecmar({ operations, outcomes, crafts: null }, ["Gris-Nez"]);
        const own = given.filter(([id]) => id < 4);
        const kept = read.operations.flatMap((each) => each.outcomes ?? []);
        equal(kept.length, own.length);
        const unread = kept.filter((each) => each.people === null).length;
        equal(read.faults.length, unread);
        const sum = kept.reduce((all, each) => all + (each.people ?? 0), 0);
        const told = own.flatMap(([, number]) => (/^\d+$/.test(number) ? [Number(number)] : []));
        equal(
          sum,
          told.reduce((all, one) => all + one, 0),
        );
      },
    ),
  );
  throws(() => readSecmar({ operations: "a\n", outcomes: null, crafts: null }, []), Fault);
});
