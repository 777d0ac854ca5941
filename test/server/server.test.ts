import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { test } from "node:test";
import type { Centre, Entry, EventOf } from "#log";
import { addEntries } from "#picture";
import { instantFromMs } from "#units";
import { openLog } from "../../src/run/store/sqlite-log.ts";
import { ask, officer, pointers, reported, withServer, type Setting } from "./setting.ts";

function report(entry: Entry): EventOf<"ReportReceived"> {
  assert(entry.event.kind === "ReportReceived" && "words" in entry.event);
  return entry.event;
}

/** A GET with headers that fetch would not send. */
function rawGet({ server }: Setting, path: string, headers: Record<string, string>) {
  return new Promise<{ status: number; text: string }>((resolve, reject) => {
    request({ port: server.port, host: "127.0.0.1", path, headers, agent: false }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
      response.on("end", () => resolve({ status: response.statusCode ?? 0, text }));
    })
      .on("error", reject)
      .end();
  });
}

test("words that nobody can read become a report on the board, to the letter", () =>
  withServer(async (setting) => {
    const words = "  \u0001 zzz ø 51..06''? مركب  \n helpp ";
    const entry = await reported(setting, words, { position: "somewhere dark" });
    assert.equal(report(entry).words, words);
    assert.deepEqual(report(entry).place?.words, "somewhere dark");
    const boat = await ask(setting, `/api/boats/${report(entry).report}`);
    assert.equal(boat.status, 200);
    assert.equal(boat.body["boat"]?.["onBoard"], true);
  }));

test("half a character among the words does not keep a report off the board", () =>
  withServer(async (setting) => {
    const body = `{"by":{"desk":"sar-1","role":"officer"},"words":"sos \\ud83d now"}`;
    const { status } = await ask(setting, "/api/reports", body);
    assert.equal(status, 201);
    const [entry] = setting.log.readAll();
    assert.equal(entry !== undefined && report(entry).words, "sos \ufffd now");
  }));

test("calls of one phone at the same moment stay together as one boat", () =>
  withServer(async (setting) => {
    const phone = "+33612345678";
    const calls = Array.from({ length: 15 }, (_, index) =>
      reported(setting, `call ${index}`, { phone }),
    );
    const entries = await Promise.all(calls);
    const ids = new Set<string>();
    for (const entry of entries) {
      const { body } = await ask(setting, `/api/boats/${report(entry).report}`);
      ids.add(String(body["boat"]?.["id"]));
      assert.equal(Object.keys(body["reports"] ?? {}).length, 15);
    }
    assert.equal(ids.size, 1);
  }));

test("of orders that race, the second is decided on what the first did; all are on record", () =>
  withServer(async (setting) => {
    const entry = await reported(setting, "thirty of us");
    const order = { order: "acknowledgeReport", report: report(entry).report };
    const answers = await Promise.all(
      [1, 2, 3, 4, 5].map(() => ask(setting, "/api/orders", { by: officer, order })),
    );
    assert.deepEqual(answers.map(({ status }) => status).toSorted(), [201, 409, 409, 409, 409]);
    for (const { status, type, body } of answers) {
      if (status === 201) continue;
      assert.match(type, /^application\/problem\+json/);
      assert.deepEqual(body["refusals"], [{ reason: "already so" }]);
    }
    const kinds = [...setting.log.readAll()].map(({ event }) => event.kind);
    assert.deepEqual(kinds.toSorted(), [
      ...Array.from({ length: 4 }, () => "OrderRefused"),
      "ReportAcknowledged",
      "ReportReceived",
    ]);
  }));

test("an order names its faulty fields, and a number in a token's place is one", () =>
  withServer(async (setting) => {
    const strange = await ask(setting, "/api/orders", { by: officer, order: { order: "sink" } });
    assert.equal(strange.status, 422);
    assert.deepEqual(pointers(strange), ["/order/order"]);
    const order = {
      order: "recordContact",
      direction: "inbound",
      channel: "phone",
      caller: "0612345678",
      answered: false,
    };
    const phone = await ask(setting, "/api/orders", { by: officer, order });
    assert.equal(phone.status, 422);
    assert.deepEqual(pointers(phone), ["/order/caller"]);
    const note = { order: "makeNote", words: "she rang from +33612345678" };
    const noted = await ask(setting, "/api/orders", { by: officer, order: note });
    assert.equal(noted.status, 201);
    assert.deepEqual(spellings(setting.folder), []);
  }));

test("an observer may not report: refused with the reason, and the attempt is on record", () =>
  withServer(async (setting) => {
    const by = { desk: "gallery", role: "observer" };
    const { status, body } = await ask(setting, "/api/reports", { by, words: "I saw a boat" });
    assert.equal(status, 409);
    assert.equal(body["refusals"]?.["0"]?.["reason"], "role may not");
    const [record] = setting.log.readAll();
    assert.equal(record?.event.kind, "OrderRefused");
    assert.match(JSON.stringify(record), /I saw a boat/);
  }));

test("a report that cannot be weighed is stored all the same, and the fault is told", () => {
  const fold: typeof addEntries = (timeline, entries) => {
    timeline.picture.callers.get = () => {
      throw new Error("Assertion failed: a caller without a voice");
    };
    return addEntries(timeline, entries);
  };
  return withServer(
    async (setting) => {
      const entry = await reported(setting, "thirty of us", { phone: "+33612345678" });
      assert.equal(report(entry).words, "thirty of us");
      assert.equal(setting.log.length, 1);
      assert.match(String(setting.faults.splice(0)), /a caller without a voice/);
    },
    { fold },
  );
});

test("a report is on the disk before it is answered", () =>
  withServer(async (setting) => {
    const entry = await reported(setting, "thirty of us");
    const log = openLog({
      mode: "read",
      path: join(setting.folder, "log.sqlite"),
      now: () => instantFromMs(0),
    });
    assert.deepEqual([...log.readAll()], [entry]);
    await log.close();
  }));

test("a report sent again under its name is stored once, with other words it is refused", () =>
  withServer(async (setting) => {
    const form = { by: officer, words: "taking water", report: "report-abc" };
    const answers = await Promise.all([1, 2, 3].map(() => ask(setting, "/api/reports", form)));
    assert.deepEqual(answers.map(({ status }) => status).toSorted(), [200, 200, 201]);
    assert.equal(setting.log.length, 1);
    const other = await ask(setting, "/api/reports", { ...form, words: "all is well" });
    assert.equal(other.status, 409);
    assert.equal(other.body["type"], "urn:vigie:problem:name-taken");
    assert.equal(setting.log.length, 1);
  }));

test("every faulty field is named, with what was expected and what came", () =>
  withServer(async (setting) => {
    const { status, type, body } = await ask(setting, "/api/reports", {
      by: { desk: "", role: "captain" },
      words: "   ",
      channel: "pigeon",
      people: { least: 30, most: 20 },
      place: { words: "x", method: "pin", readings: [{ lon: 200, lat: "51", radius: 5 }] },
      colour: "blue",
    });
    assert.equal(status, 422);
    assert.match(type, /^application\/problem\+json/);
    assert.equal(setting.log.length, 0);
    const { title, instance, errors } = body;
    assert.equal(title, "A field is not as expected");
    assert.equal(instance, "/api/reports");
    const found = Object.fromEntries(
      (errors as unknown as { pointer: string; expected: string; came: string }[]).map((each) => [
        each.pointer,
        `${each.expected} / ${each.came}`,
      ]),
    );
    assert.deepEqual(found, {
      "/by/desk": 'at least 1 characters / ""',
      "/by/role": 'one of "observer", "trainee", "officer", "coordinator" / "captain"',
      "/words": 'words / "   "',
      "/channel":
        'one of "phone", "message", "email", "vhf", "dsc", "sighting", "encounter", "sensor", ' +
        '"in person" / "pigeon"',
      "/people/most": "most to be at least least, or null for unknown / 20",
      "/place/readings/0/lon": "at most 180 / 200",
      "/place/readings/0/lat": 'a number / "51"',
      "/colour": 'no field of this name / "blue"',
    });
  }));

test("a body that is no JSON is answered with the line and column", () =>
  withServer(async (setting) => {
    const cases: [string, number, number][] = [
      ['{\n "by": 1,\n "words" "x" }', 3, 10],
      ['{"a": nope}', 1, 8],
      ['{"a": [1, 2', 1, 12],
      ["", 1, 1],
    ];
    for (const [text, line, column] of cases) {
      const { status, body } = await ask(setting, "/api/reports", text);
      assert.equal(status, 400, text);
      assert.deepEqual([body["line"], body["column"]], [line, column], text);
    }
  }));

test("a body of another type, too large, or from another site is refused and stores nothing", () =>
  withServer(async (setting) => {
    const form = { by: officer, words: "x" };
    const plain = await ask(setting, "/api/reports", form, { "Content-Type": "text/plain" });
    assert.equal(plain.status, 415);
    const large = await ask(setting, "/api/reports", { ...form, words: "x".repeat(400_000) });
    assert.equal(large.status, 413);
    const foreign = await ask(setting, "/api/reports", form, { Origin: "https://evil.example" });
    assert.equal(foreign.status, 403);
    const fetched = await ask(setting, "/api/reports", form, { "Sec-Fetch-Site": "cross-site" });
    assert.equal(fetched.status, 403);
    const own = await ask(setting, "/api/reports", form, { Origin: setting.server.origin });
    assert.equal(own.status, 201);
    assert.equal(setting.log.length, 1);
  }));

test("a name that was rebound to this machine reads nothing", () =>
  withServer(async (setting) => {
    for (const host of ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:80"])
      assert.equal((await rawGet(setting, "/api/entries", { Host: host })).status, 421, host);
    for (const host of ["localhost:1", "127.0.0.1", "[::1]:8021"])
      assert.equal((await rawGet(setting, "/api/entries", { Host: host })).status, 200, host);
  }));

test("no address leads out of the list of files", () =>
  withServer(async (setting) => {
    const addresses = [
      "/../package.json",
      "/chart/../package.json",
      "/chart/..%2f..%2fpackage.json",
      "/chart/%2e%2e/%2e%2e/package.json",
      "/chart/land.json/../places.json",
      "//etc/passwd",
      "/.vigie/log.sqlite",
      "/api/../package.json",
      "/%",
      "/api/boats/%ff",
    ];
    for (const path of addresses) {
      const { status, text } = await rawGet(setting, path, { Host: "localhost" });
      assert.equal(status, 404, path);
      assert.match(text, /"type":"urn:vigie:problem:no-such-page"/, path);
    }
    const chart = await ask(setting, "/chart/places.json");
    assert.equal(chart.status, 200);
    const etag = chart.headers.get("etag") ?? "";
    const again = await ask(setting, "/chart/places.json", undefined, { "If-None-Match": etag });
    assert.equal(again.status, 304);
  }));

test("every answer carries the headers that keep other sites out", () =>
  withServer(async (setting) => {
    for (const path of ["/api/health", "/chart/land.json", "/nowhere"]) {
      const { headers } = await ask(setting, path);
      assert.match(headers.get("content-security-policy") ?? "", /worker-src 'self' blob:/, path);
      assert.equal(headers.get("x-content-type-options"), "nosniff", path);
      assert.equal(headers.get("access-control-allow-origin"), null, path);
    }
  }));

test("an address that takes another method says which", () =>
  withServer(async (setting) => {
    const { status, headers, body } = await ask(setting, "/api/orders");
    assert.equal(status, 405);
    assert.equal(headers.get("allow"), "POST");
    assert.equal(body["detail"], "/api/orders takes POST; came GET.");
  }));

test("the entries come as lines from any number on, packed or not", () =>
  withServer(async (setting) => {
    for (const words of ["one", "two", "three"]) await reported(setting, words);
    const all = await ask(setting, "/api/entries", undefined, { "Accept-Encoding": "identity" });
    assert.equal(all.headers.get("content-encoding"), null);
    const packed = await ask(setting, "/api/entries");
    assert.equal(packed.headers.get("content-encoding"), "gzip");
    const text = String(all.body["text"]);
    assert.equal(packed.body["text"], text);
    const lines = text
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as { arrival: number });
    assert.deepEqual(
      lines,
      [...setting.log.readAll()].map((entry, index) => ({ arrival: index + 1, entry })),
    );
    const rest = await ask(setting, "/api/entries?after=2");
    assert.equal(String(rest.body["text"]).trim(), text.trim().split("\n")[2]);
    const bad = await ask(setting, "/api/entries?after=-1&befor=3");
    assert.equal(bad.status, 422);
    assert.deepEqual(pointers(bad), ["?after", "?befor"]);
  }));

test("the board is shown as known at an instant; without a zone an instant is refused", () =>
  withServer(async (setting) => {
    const entry = await reported(setting, "thirty of us");
    const { report: id } = report(entry);
    const before = await ask(setting, `/api/boats/${id}?at=2021-11-24T02:41Z`);
    assert.equal(before.status, 404);
    assert.equal(before.body["detail"], `No boat is called ${id} at 2021-11-24T02:41:00.000Z.`);
    const board = await ask(setting, "/api/board?at=2021-11-24T02:41Z&lang=fr");
    assert.equal(board.status, 200);
    assert.equal(board.body["stopped"], null);
    const zoneless = await ask(setting, "/api/board?at=2021-11-24T02:41&lang=de");
    assert.equal(zoneless.status, 422);
    assert.deepEqual(pointers(zoneless), ["?at", "?lang"]);
  }));

test("a phone number never reaches the log, leads back to the caller, and can be erased", () =>
  withServer(async (setting) => {
    const phone = "+33 6 12 34 56 78";
    const first = await reported(setting, `call me on 06.12.34.56.78 or ${phone}`, { phone });
    const second = await reported(setting, "again, +33712345678 too", { phone: "0033612345678" });
    const { caller } = report(first).from;
    assert.equal(report(second).from.caller, caller);
    assert.equal(report(first).words, `call me on [${caller}] or [${caller}]`);
    const back = await ask(setting, `/api/callers/${caller}`);
    assert.deepEqual(back.body, { caller, phone });
    assert.deepEqual(spellings(setting.folder), []);
    const wrong = await ask(setting, "/api/callers/caller-1/erase", { by: officer, why: "asked" });
    assert.equal(wrong.status, 404);
    const why = "the caller asked for it";
    const erased = await ask(setting, `/api/callers/${caller}/erase`, { by: officer, why });
    assert.equal(erased.status, 201);
    assert.equal((await ask(setting, `/api/callers/${caller}`)).status, 404);
    assert.equal(readFileSync(join(setting.folder, "vault.db")).includes("12 34 56 78"), false);
    assert.equal(setting.log.state.fault, null);
  }));

/** Files of the folder in which a spelling of the caller's number can be found. */
function spellings(folder: string): string[] {
  return readdirSync(folder).filter((name) => {
    const bytes = readFileSync(join(folder, name)).toString("latin1");
    return /6.?12.?34.?56.?78|0?[67]12345678/.test(bytes);
  });
}

test("a number in a token's place is refused", () =>
  withServer(async (setting) => {
    const form = { by: officer, words: "x", caller: "33612345678" };
    const answer = await ask(setting, "/api/reports", form);
    assert.equal(answer.status, 422);
    assert.deepEqual(pointers(answer), ["/caller"]);
    assert.equal(JSON.stringify(answer.body).includes("33612345678"), false, "and not repeated");
  }));

test("a log that fails verification answers 503 to what would be stored, and is still read", () =>
  withServer(
    async (setting) => {
      const health = await ask(setting, "/api/health");
      assert.equal(health.status, 200);
      assert.equal(health.body["status"], "degraded");
      assert.equal(health.body["log"]?.["readOnly"], true);
      const refused = await ask(setting, "/api/reports", { by: officer, words: "help" });
      assert.equal(refused.status, 503);
      assert.equal(refused.body["type"], "urn:vigie:problem:not-stored");
      const erase = await ask(setting, "/api/callers", { by: officer, phone: "+33612345678" });
      assert.equal(erase.status, 200);
      const entries = await ask(setting, "/api/entries");
      assert.equal(String(entries.body["text"]).trim().split("\n").length, 3);
      assert.equal((await ask(setting, "/api/board")).status, 200);
    },
    { before: brokenLog },
  ));

/** A log of three reports whose second says something else than was sealed. */
async function brokenLog(path: string): Promise<void> {
  const log = openLog({
    mode: "write",
    path,
    centre: "dover" as Centre,
    now: () => instantFromMs(0),
  });
  const event = { kind: "NoteMade", boat: null, words: "thirty", happened: null } as const;
  for (let index = 0; index < 3; index += 1) await log.append([{ by: officer, event }]);
  await log.close();
  const db = new DatabaseSync(path);
  db.exec("DROP TRIGGER entry_stands");
  db.exec("UPDATE entry SET body = replace(body, 'thirty', 'no one') WHERE seq = 2");
  db.close();
}

test("a picture that stops says at which entry, takes no order, and the log goes on", () => {
  const fold: typeof addEntries = (timeline, entries) => {
    const all = [...entries];
    const added = addEntries(timeline, all);
    if (all.some(({ event }) => "words" in event && event.words === "poison"))
      throw new Error("Assertion failed: a boat cannot be in two places");
    return added;
  };
  return withServer(
    async (setting) => {
      const good = await reported(setting, "good");
      const bad = await reported(setting, "poison");
      const later = await reported(setting, "later");
      const { body: health } = await ask(setting, "/api/health");
      assert.equal(health["status"], "degraded");
      assert.equal(health["picture"]?.["state"], "stopped");
      assert.equal(health["picture"]?.["entry"], `dover:${bad.seq}`);
      assert.equal(health["picture"]?.["entries"], 1);
      assert.equal(health["head"], 3);
      const order = { order: "reviewBoat", boat: report(good).report, words: "seen" };
      const decided = await ask(setting, "/api/orders", { by: officer, order });
      assert.equal(decided.status, 503);
      assert.match(String(decided.body["detail"]), /^The picture stopped at entry dover:2/);
      const board = await ask(setting, "/api/board");
      assert.equal(board.body["stopped"]?.["entry"], "dover:2");
      assert.equal((await ask(setting, `/api/boats/${report(good).report}`)).status, 200);
      assert.equal((await ask(setting, `/api/boats/${report(later).report}`)).status, 404);
    },
    { fold },
  );
});
