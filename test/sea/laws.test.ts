import { equal, ok } from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { compareEntries, firstFault, ownBoat, type Entry, type Hash, type ReportId } from "#log";
import {
  addEntries,
  boatOf,
  boatsOf,
  fold,
  foldInto,
  latest,
  openTimeline,
  sumOf,
  type Boat,
  type Picture,
} from "#picture";
import { dump } from "../laws/history.ts";
import { shuffled } from "../reported.ts";
import { nightAtSea, type Officers, type SeaNight } from "./night.ts";
import { SEEDS, STRESSES, type Size, type Stress } from "./presets.ts";

const sha256 = (text: string): Hash => createHash("sha256").update(text).digest("hex") as Hash;
const stresses = Object.keys(STRESSES) as Stress[];
const OFFICERS: readonly Officers[] = ["leave", "link"];

/** Every kind of night, some seeds of the quiet ones, one of the mass departures. */
function* nights(): Generator<SeaNight> {
  const seeds = (size: Size, many: number) => SEEDS.train[size].slice(0, many);
  for (const stress of stresses)
    for (const officers of OFFICERS) {
      for (const seed of seeds("quiet", 4)) yield nightAtSea("quiet", stress, seed, officers);
      for (const seed of seeds("busy", officers === "link" ? 2 : 1))
        yield nightAtSea("busy", stress, seed, officers);
    }
  yield nightAtSea("mass", "misspecified", SEEDS.train.mass[0], "link");
}

const NIGHTS = [...nights()];

/** Calls `check` with the picture after every few entries, and after the last. */
function play({ entries }: SeaNight, times: number, check: (picture: Picture) => void): void {
  const every = Math.max(1, Math.ceil(entries.length / times));
  const picture = fold([]);
  for (const [index, entry] of entries.toSorted(compareEntries).entries()) {
    foldInto(picture, entry);
    if (index % every === 0 || index === entries.length - 1) check(picture);
  }
}

test("over whole nights the sums hold, and nothing but a sum of zero takes a boat off", () => {
  let offBoard = 0;
  for (const night of NIGHTS)
    play(night, 12, (picture) => {
      for (const boat of boatsOf(picture)) {
        const said = `${night.name}, ${boat.id}`;
        const { claimed, accounts, unaccounted, onBoard } = boat;
        equal(claimed.least, sumOf(accounts) + unaccounted.least, said);
        if (claimed.most === null) equal(unaccounted.most, null, said);
        else equal(claimed.most, sumOf(accounts) + (unaccounted.most ?? Number.NaN), said);
        equal(onBoard, unaccounted.most !== 0, said);
        if (!onBoard) offBoard += 1;
      }
    });
  ok(offBoard > 100, `only ${offBoard} boats left the board, all nights together`);
});

test("over whole nights every report stands on a row of the board or of those that left it", () => {
  for (const night of NIGHTS)
    play(night, 6, (picture) => {
      const standing = boatsOf(picture).flatMap(({ reports }) => reports.map(({ id }) => id));
      // One of several boats stands with each of them.
      equal(new Set(standing).size, picture.reports.size, night.name);
    });
});

/** Boats with people at sea of which somebody reported, and the rows with those reports. */
function stillAtSea(night: SeaNight, picture: Picture) {
  const reports = Object.entries(night.truth).filter(([report]) =>
    picture.reports.has(report as ReportId),
  );
  return night.boats.flatMap((boat) => {
    const outcome = night.outcomes.get(boat.id)!;
    const isEnded = outcome.how !== "at sea" && outcome.at <= (picture.at ?? outcome.at);
    const ids = reports.filter(([, of]) => of === boat.id).map(([report]) => report as ReportId);
    if (isEnded || ids.length === 0) return [];
    const rows = ids.map((id) => boatOf(picture, ownBoat(id))).filter((row) => row !== null);
    return [{ id: boat.id, rows, isLost: rows.every(({ onBoard }) => !onBoard) }];
  });
}

test("a boat that anybody reported stays on the board while its people are at sea", (t) => {
  const lost = new Set<string>();
  let atSea = 0;
  for (const night of NIGHTS)
    play(night, 12, (picture) => {
      for (const { id, rows, isLost } of stillAtSea(night, picture)) {
        atSea += 1;
        if (!isLost) continue;
        const said = `${night.name}, ${id}`;
        ok(isJoinedToAnother(night, id, rows), `${said}: off the board though all was right`);
        lost.add(said);
      }
    });
  ok(atSea > 1000, `only ${atSea} boats at sea were looked at`);
  t.diagnostic(`of ${atSea}, lost by wrong links that two signed: ${lost.size}`);
  ok(lost.size <= 5, `lost by wrong links: ${[...lost].join("; ")}`);
});

/** Whether officers put reports of another boat on the same row: nothing can know that. */
function isJoinedToAnother({ truth }: SeaNight, boat: string, rows: readonly Boat[]): boolean {
  return rows.every(({ reports }) => reports.some(({ id }) => truth[id] !== boat));
}

test("a boat that left the board while its people were at sea would be seen", () => {
  const night = NIGHTS.find(({ boats, name }) => boats.length === 20 && name.endsWith("link"))!;
  const atSea = new Map(night.boats.map(({ id }) => [id, { how: "at sea" as const }]));
  const doctored = { ...night, outcomes: atSea };
  ok(stillAtSea(doctored, fold(night.entries)).some(({ isLost }) => isLost));
});

test("two machines that got a night in another order have the same picture", () => {
  for (const [index, night] of NIGHTS.entries()) {
    if (night.boats.length < 150 && index % 3 !== 0) continue;
    const once = dump(fold(night.entries));
    const timeline = openTimeline();
    const parts = shuffled(night.entries, index);
    for (let at = 0; at < parts.length; at += 97) addEntries(timeline, parts.slice(at, at + 97));
    ok(dump(latest(timeline)) === once, `${night.name}, shuffled`);
  }
});

test("a night made twice is the same to the byte, and its chains are whole", () => {
  for (const stress of stresses)
    for (const officers of OFFICERS) {
      const size = stress === "twins" ? "busy" : "quiet";
      const seed = SEEDS.train[size][1];
      const night = nightAtSea(size, stress, seed, officers);
      const again = nightAtSea(size, stress, seed, officers);
      ok(JSON.stringify(again.entries) === JSON.stringify(night.entries), night.name);
      for (const centre of new Set(night.entries.map((entry: Entry) => entry.centre))) {
        const chain = night.entries.filter((entry) => entry.centre === centre);
        equal(firstFault(chain, sha256), null, night.name);
      }
    }
});

test("the nights hold what they are for", () => {
  const kinds = new Map<string, number>();
  for (const { entries } of NIGHTS)
    for (const { event } of entries) kinds.set(event.kind, (kinds.get(event.kind) ?? 0) + 1);
  for (const kind of ["OrderRefused", "BoatsDeclaredDistinct", "FeedLost", "PeopleLanded"])
    ok((kinds.get(kind) ?? 0) > 10, `${kind}: ${kinds.get(kind) ?? 0}`);
  const outcomes = NIGHTS.flatMap((night) => [...night.outcomes.values()].map(({ how }) => how));
  for (const how of ["met", "ashore", "at sea"] as const)
    ok(outcomes.filter((each) => each === how).length > 3, how);
  const jumps = NIGHTS.filter(({ entries }) =>
    entries.some(({ loggedAt, event }) => {
      if (event.kind !== "ReportReceived" || !("happened" in event)) return false;
      const told = event.happened?.kind === "told" ? event.happened.at : null;
      return told !== null && Date.parse(loggedAt) - Date.parse(told) > 16 * 60_000;
    }),
  );
  ok(jumps.length > 5, `late by a jump or an hour in ${jumps.length} nights`);
});

test("seeds for choosing numbers and for judging them are apart", () => {
  for (const size of ["quiet", "busy", "mass"] as const) {
    const train: readonly number[] = SEEDS.train[size];
    for (const seed of SEEDS.test[size]) ok(!train.includes(seed), `${size} ${seed}`);
  }
});
