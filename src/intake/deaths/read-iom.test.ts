import { deepEqual, equal, throws } from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { Fault } from "../fault.ts";
import { readIom } from "./read-iom.ts";

const HEADING = "incident_id,date,dead,missing,survivors,cause,location,information_source,url";

test("headings of earlier years are read, and older names of the route", () => {
  const text = [
    "Web ID,Reported Date,Number Dead,Minimum Estimated Number of Missing,Cause of Death," +
      "Location Description,Information Source,Migration Route",
    "1,2019-08-09,1,,Drowned,At sea,IOM UK,English Channel to the UK",
    "2,2019-08-09,1,,Drowned,At sea,IOM,Western Mediterranean",
  ].join("\n");
  const { incidents, elsewhere, faults } = readIom(text);
  deepEqual([incidents.length, elsewhere, faults], [1, 1, []]);
  deepEqual(
    [incidents[0]!.missing, incidents[0]!.survivors, incidents[0]!.inWater],
    [null, null, true],
  );
});

test("the weekday proves which is the month; no other order is guessed", () => {
  const of = (date: string) => readIom(`${HEADING}\n1,${date},1,0,,x,y,z,`);
  equal(of('"Wed, 11/24/2021"').incidents[0]!.day, "2021-11-24");
  for (const date of ["11/24/2021", '"Thu, 11/24/2021"', "2021-11-31", "24/11/2021", ""])
    deepEqual([of(date).incidents.length, of(date).faults.length], [0, 1], date);
});

test("whatever a table holds, each of its rows is read, passed over or listed", () => {
  const cell = fc.oneof(
    fc.constantFrom("1", "", "2021-11-24", "27", "-1", "1e9", "NaN", "Drowning", '"a, b"', '"'),
    fc.string({ maxLength: 6 }).map((text) => text.replaceAll(/[\r\n]/g, "")),
  );
  fc.assert(
    fc.property(
      fc.array(fc.array(cell, { minLength: 1, maxLength: 11 }), { maxLength: 8 }),
      (rows) => {
        const lines = rows.map((cells) => cells.join(","));
        const told = lines.filter((line) => line.trim() !== "").length;
        const { incidents, faults, elsewhere } = readIom([HEADING, ...lines].join("\n"));
        // A cell in quotation marks may take lines with it, so fewer are told, none is made up.
        const all = incidents.length + faults.length + elsewhere;
        if (lines.some((line) => line.includes('"'))) equal(all <= told, true);
        else equal(all, told);
        for (const { dead, missing, survivors } of incidents)
          for (const number of [dead, missing, survivors])
            equal(number === null || (Number.isSafeInteger(number) && number >= 0), true);
      },
    ),
  );
  throws(() => readIom(""), Fault);
});
