import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import type { BoatId } from "#log";
import { boatOf } from "#picture";
import { told } from "../../test/told.ts";

test("a slip is mended by taking the fact back, and counts no more", () => {
  const night = told(`
    01:00Z dover a sighting "thirty aboard" people 30 who coast-watch
    01:10Z dover order accountPeople a landed 30 "meant for another boat"
    01:20Z dover order withdrawFact dover:2 "entered on the wrong boat" about boat:a
    01:21Z dover order withdrawFact dover:2 "again" about boat:a → refused: already so
  `);
  equal(boatOf(night.at("01:10Z"), "a" as BoatId)?.onBoard, false);
  deepEqual(boatOf(night.at("01:20Z"), "a" as BoatId)?.unaccounted, { least: 30, most: 30 });
});

test("taking back is no way round a second signature", () => {
  told(`
    01:00Z dover a phone c1 "some of us" people 5..?
    01:01Z dover order amendReport a "forty of us" people 40
    01:02Z dover order setPhase a distress "screaming on the line"
    01:03Z dover order amendReport a "taking water" conditions taking-water
    01:10Z dover order withdrawFact dover:1 "nonsense" about boat:a → refused: cannot be taken back
    01:11Z dover order withdrawFact dover:3 "calmer now" about boat:a  # water is distress
    01:12Z dover order withdrawFact dover:4 "misheard" about report:a
           → refused: would lower the phase
    01:20Z dover m encounter valiant "alongside" people 40
    01:21Z dover order unlinkReport m a "was never linked" → refused: already so
  `);
});

test("a link cut is made anew with its reasons, not by taking the cut back", () => {
  told(`
    01:00Z dover a phone c1 "thirty of us" people 30
    01:01Z dover b phone c2 "thirty of us" people 30
    01:02Z dover order linkReport b a "same beach"
    01:03Z dover order unlinkReport b a "another beach"
    01:04Z dover order withdrawFact dover:4 "same after all" about report:b
           → refused: cannot be taken back
  `);
});

test("people who joined a boat are not taken back by one hand", () => {
  told(`
    01:00Z dover a sighting "thirty aboard" people 30 who coast-watch
    01:01Z dover b sighting "ten aboard" people 10 who coast-watch
    01:02Z dover order transferPeople boat:b boat:a 4 "seen from the air"
    01:03Z dover order withdrawFact dover:3 "was another pair" about boat:a
           → refused: would take people off
  `);
});

test("two boats declared two by mistake become what they were, and the silent one is heard", () => {
  const night = told(`
    00:00Z dover a phone c1 "thirty of us" people 30
    01:30Z dover b phone c2 "thirty of us" people 30
    01:31Z dover order linkReport b a "same beach"
    01:32Z dover order declareDistinct a b "two lights"
    01:40Z dover order withdrawFact dover:4 "one light was a buoy" about boat:a
  `);
  deepEqual(boatOf(night.at("01:32Z"), "a" as BoatId)?.members, ["a"]);
  deepEqual(boatOf(night.at("01:40Z"), "a" as BoatId)?.members, ["a", "b"]);
});
