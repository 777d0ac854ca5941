import assert from "node:assert/strict";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { folderFor, vigie } from "../cli/desk.ts";
import { ask, officer, withServer, type Setting } from "./setting.ts";

/** The same two numbers in every spelling that people use; any part of them found is a leak. */
const PLANTED = [
  "+33 6 98 76 54 32",
  "+33698765432",
  "0033 6 98 76 54 32",
  "06 98 76 54 32",
  "06.98.76.54.32",
  "0698765432",
  "+44 7700 987654",
  "0044 7700 987654",
  "07700 987654",
  "07700987654",
] as const;
const FOUND = /98.{0,2}76.{0,2}54.{0,2}32|7700.{0,2}987.?654/;

/** Everything a client may send, with a number in every text of it. */
const requests = (number: string): readonly (readonly [string, unknown])[] => [
  ["/api/reports", { by: officer, words: `call ${number} now`, phone: number }],
  ["/api/reports", { by: officer, words: `we rang ${number}.`, channel: "message" }],
  ["/api/reports", { by: officer, words: "off Dover", position: `${number}, 51.05N 1.35E` }],
  ["/api/reports", { by: officer, words: "x", phone: number, caller: number }],
  ["/api/reports", { by: officer, words: "x", people: number }],
  ["/api/reports", { by: officer, words: "x", happened: number }],
  ["/api/reports", { by: officer, words: "x", channel: number }],
  ["/api/reports", { by: officer, words: "x", [number]: 1 }],
  ["/api/reports", `{"words": "${number}`],
  ["/api/reports", { by: officer, report: number, words: "x" }],
  [
    "/api/orders",
    { by: officer, order: { order: "noteMade", boat: null, words: `rang ${number}` } },
  ],
  [
    "/api/orders",
    { by: officer, order: { order: "openBoat", boat: "b-1", why: `${number} said so` } },
  ],
  [
    "/api/orders",
    { by: officer, order: { order: "linkReport", report: "r-1", boat: "b-1", why: number } },
  ],
  ["/api/orders", { by: officer, order: { order: number } }],
  [
    "/api/orders",
    {
      by: officer,
      order: {
        order: "recordContact",
        direction: "outbound",
        channel: "phone",
        caller: number,
        answered: false,
      },
    },
  ],
  ["/api/locate", { by: officer, language: number, phone: PLANTED[0] }],
  [
    "/api/intake",
    { by: officer, kind: "chat", text: `24/11/2021, 02:41 - ${number}: ring ${number}` },
  ],
  ["/api/callers/x/erase", { by: officer, why: number }],
  [`/api/boats/${encodeURIComponent(number)}`, undefined],
  [`/api/callers/${encodeURIComponent(number)}`, undefined],
  [`/api/board?at=${encodeURIComponent(number)}`, undefined],
  [`/${encodeURIComponent(number)}`, undefined],
  [`/${number.replaceAll(" ", "")}`, undefined],
];

test("planted numbers are found in no answer, entry, file, export or line of the shell", () =>
  withServer(async (setting) => {
    const said: string[] = [];
    for (const number of PLANTED) {
      for (const [at, [path, body]] of requests(number).entries()) {
        const { body: answer } = await ask(setting, path, body);
        said.push(`request ${at} ${JSON.stringify(answer)}`);
      }
    }
    for (const number of PLANTED) said.push(...(await sentByLink(setting, number)));
    const reads = ["/api/log", "/api/board", "/api/health", "/api/openapi.json", "/api/feeds"];
    for (const path of reads) said.push(JSON.stringify((await ask(setting, path)).body));
    said.push(await heardOf(setting));
    for (const entry of everyEntry(setting)) said.push(entry);
    for (const [name, bytes] of filesIn(setting.folder)) said.push(`${name} ${bytes}`);
    const out = join(setting.folder, "out.jsonl");
    const log = join(setting.folder, "log.sqlite");
    for (const args of [
      ["log", "export", log, out],
      ["log", "head", log],
      ["vault", "list", "--data", setting.folder],
      ["report", "x", "--phone", PLANTED[0], "--people", PLANTED[3]],
      ["report", PLANTED[0], "--data", join(log, PLANTED[5])],
      ["report", "x", "--data", join(setting.folder, PLANTED[5])],
      ["tally", "--from", PLANTED[3]],
    ]) {
      const { out: lines, err } = await vigie(...args);
      said.push(...lines, ...err);
    }
    said.push(readFileSync(out, "utf8"));
    assert.ok(said.length > 250, `only ${said.length} outputs were looked at`);
    const leaks = said.filter((each) => FOUND.test(each)).map((each) => around(each));
    assert.deepEqual(leaks, []);
    // The search finds what is there.
    assert.match(JSON.stringify(PLANTED), FOUND);
    const caller = setting.vault.tokenFor(PLANTED[1]);
    assert.match(setting.vault.numberOf(caller) ?? "", FOUND);
    assert.ok(everyEntry(setting).some((entry) => entry.includes(caller)));
  }));

/** What the page of a position link is answered when the number stands in every field of it. */
async function sentByLink(setting: Setting, number: string): Promise<readonly string[]> {
  const made = await ask(setting, "/api/locate", { by: officer, language: "en", phone: number });
  const { pathname } = new URL(String(made.body["link"]));
  const page = await (await fetch(new URL(pathname, setting.server.origin))).text();
  const message = {
    kind: "report",
    key: "00112233445566778899",
    device: "aabbccddeeff00112233",
    age: 2,
    position: null,
    noFix: "denied",
    words: `ring ${number}`,
    people: `${number} people`,
    aboard: true,
    water: null,
    engine: null,
    battery: null,
    language: "en",
  };
  const others = [message, { ...message, key: number }, { ...message, [number]: number }, number];
  const answers = await Promise.all(others.map((sent) => ask(setting, pathname, sent)));
  return [page, JSON.stringify(made.body), ...answers.map(({ body }) => JSON.stringify(body))];
}

/** What the stream of the board sends a page that has seen nothing yet. */
async function heardOf(setting: Setting): Promise<string> {
  const { origin } = setting.server;
  const response = await fetch(new URL("/api/stream", origin), {
    headers: { "Last-Event-ID": "0" },
  });
  const last = [...setting.log.readAll()].length;
  const decoder = new TextDecoder();
  let text = "";
  for await (const part of response.body ?? []) {
    text += decoder.decode(part, { stream: true });
    if (text.includes(`id: ${last}\n`)) return text;
  }
  throw new Error(`the stream ended before entry ${last}`);
}

const everyEntry = ({ log }: Setting): readonly string[] =>
  Array.from(log.readAll(), (entry) => JSON.stringify(entry));

const filesIn = (folder: string): readonly (readonly [string, string])[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => [name, readFileSync(join(folder, name)).toString("latin1")]);

const around = (text: string): string => {
  const at = FOUND.exec(text)?.index ?? 0;
  return text.slice(0, 30) + " … " + text.slice(Math.max(0, at - 80), at + 60);
};

test("what readers print has no number either", async (t) => {
  const folder = folderFor(t);
  const file = join(folder, "in");
  for (const number of PLANTED) {
    const inputs: Readonly<Record<string, string>> = {
      chat: `24/11/2021, 02:41 - ${number}: we are 33, ring ${number}`,
      mail: `From: a@b.org\nSubject: ${number}\n\nphone: ${number}\nring ${number} please`,
      sightings: `lat,lon,tel,words\n51.05,1.35,${number},ring ${number}`,
    };
    for (const [kind, text] of Object.entries(inputs)) {
      writeFileSync(file, text);
      for (const args of [[], ["--json"]]) {
        const { out, err } = await vigie("read", kind, file, ...args);
        for (const line of [...out, ...err]) assert.doesNotMatch(line, FOUND, `${kind}: ${line}`);
      }
    }
  }
});
