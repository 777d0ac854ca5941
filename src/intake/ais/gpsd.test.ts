import { deepEqual, equal, ok } from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { AisReader, readAisLines, type AisMessage } from "#intake";

const SHARED = new URL("../../../../shared/data/", import.meta.url);
const VECTORS = new URL("ais-vectors/gpsd-vectors.json", SHARED);
const POSITIONS = new URL("ais/dover_strait_positions.csv", SHARED);

type Vector = {
  readonly sentences: readonly string[];
  readonly scaled: Readonly<Record<string, unknown>>;
};

/** Values with which gpsd passes on that nobody said anything. */
const NOTHING = new Set<unknown>(
  [
    [0, "", "N/A", "n/a", 181, 91, 511, 127, 360, 101, 255, 31, 63, 15, 13, 7, 3],
    ["00-00T24:60Z", "0000-00-00T24:60:60Z", "2012-06-01T24:60:60Z"],
    [144.7, -102.4, 82.3, 50.1, 1311, 1310, 25.5, 12.7, 41.1, 30, 92.3, 51.1, 51],
  ].flat(),
);

/** Applications of which gpsd's vectors have too few bits: it goes on with zeros. */
const SHORT = new Set(["6 1/12", "6 1/14", "6 1/18", "6 1/32"]);

/** Why a field is not as gpsd has it; docs/models/ais.md says more of each. */
function reasonOf(kind: string, name: string, theirs: unknown, ours: unknown): string {
  if (SHORT.has(kind)) return "the application's data are cut short";
  if (kind === "24" && ours === undefined) return "gpsd joins the parts of a message 24";
  if (kind === "26" && (name === "radio" || name === "data")) return "radio bits of a message 26";
  if (kind === "17") return "gpsd rounds to 6 minutes";
  if (kind === "8 1/11" && /tend$|trend$/.test(name) && ours !== null)
    return "trends: IMO has 1 decreasing";
  if (kind === "8 1/31" && name === "waterlevel" && ours === 5.38) return "gpsd rounds to 0.1 m";
  if (name === "mmsi3" && kind === "7") return "a number cut short";
  if (kind === "1" && name === "radio") return "a number cut short";
  if (name === "shiptype_text" && kind === "8 200/10") return "no words for inland ship types";
  if (typeof theirs === "string" && Number(theirs) === ours) return "gpsd writes a number as text";
  if (ours === null && NOTHING.has(theirs)) return "nobody said: null";
  if (kind === "4" && ours === null) return "off the earth or no date: null";
  const both = `gpsd ${JSON.stringify(theirs)}, ours ${JSON.stringify(ours)}`;
  return `not explained: ${kind} ${name}: ${both}`;
}

function kindOf({ scaled }: Vector): string {
  const { type, dac, fid } = scaled;
  return dac === undefined ? String(type) : `${String(type)} ${String(dac)}/${String(fid)}`;
}

/** All fields of the messages, the applications' beside them. */
function fieldsOf(messages: readonly AisMessage[]): Record<string, unknown> {
  const all: Record<string, unknown> = {};
  for (const message of messages) {
    Object.assign(all, message, "contents" in message ? message.contents : null);
  }
  return all;
}

test("every field of gpsd's 97 vectors is as gpsd has it, or differs for a listed reason", (t) => {
  if (!existsSync(VECTORS)) return t.skip("../shared/data/ais-vectors is not here");
  const vectors = JSON.parse(readFileSync(VECTORS, "utf8")) as Vector[];
  let messages: AisMessage[] = [];
  const sink = { message: (message: AisMessage) => messages.push(message), fault: () => {} };
  // One reader for all: a message's parts may lie in two vectors.
  const reader = new AisReader(sink);
  const reasons: Record<string, number> = {};
  let [decoded, alike] = [0, 0];
  for (const { sentences, scaled } of vectors) {
    messages = [];
    reader.read(Buffer.from(`${sentences.join("\n")}\n`));
    if (messages.length === 1) decoded += 1;
    const ours = fieldsOf(messages);
    for (const [name, theirs] of Object.entries(scaled)) {
      if (["class", "device", "scaled"].includes(name)) continue;
      if (ours[name] === theirs) alike += 1;
      else {
        const reason = reasonOf(kindOf({ sentences, scaled }), name, theirs, ours[name]);
        reasons[reason] = (reasons[reason] ?? 0) + 1;
      }
    }
  }
  equal(decoded, 97);
  equal(alike, 1064);
  deepEqual(reasons, {
    "nobody said: null": 296,
    "the application's data are cut short": 31,
    "gpsd joins the parts of a message 24": 20,
    "gpsd writes a number as text": 9,
    "trends: IMO has 1 decreasing": 8,
    "radio bits of a message 26": 7,
    "a number cut short": 4,
    "gpsd rounds to 6 minutes": 4,
    "off the earth or no date: null": 3,
    "gpsd rounds to 0.1 m": 1,
    "no words for inland ship types": 1,
  });
});

const rounded = (value: number | null, decimals: number): string =>
  value === null ? "" : String(Number(value.toFixed(decimals)));

test("the positions of the Dover Strait feed are those of another decoder", (t) => {
  if (!existsSync(POSITIONS)) return t.skip("../shared/data/ais is not here");
  const ours = new Set<string>();
  readAisLines(readFileSync(new URL("ais/dover_strait.nmea", SHARED)), {
    message: (message) => {
      if (message.type > 3 && message.type !== 18) return;
      if (!("heading" in message)) return;
      const { mmsi, type, lat, lon, speed, course, heading, second } = message;
      const status = "status" in message ? message.status : "";
      const place = [rounded(lat, 5), rounded(lon, 5), rounded(speed, 1), rounded(course, 1)];
      ours.add([mmsi, type, ...place, heading ?? "", second ?? "", status].join(","));
    },
    fault: ({ words, why }) => ok(false, `${why}: ${words}`),
  });
  const rows = readFileSync(POSITIONS, "utf8").trim().split("\n").slice(1);
  equal(rows.length, 2438);
  for (const row of rows) {
    const [, mmsi, type, lat, lon, speed, course, heading, second, status] = row.trim().split(",");
    const numbers = [lat, lon, speed, course].map((text) => (text === "" ? "" : Number(text)));
    const theirs = [mmsi, type, ...numbers, heading, second, status].join(",");
    ok(ours.has(theirs), theirs);
  }
});
