import assert from "node:assert/strict";
import { existsSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { unpackGrids } from "#chart";
import { readFieldFile } from "../../src/run/fields.ts";
import { ask, pointers, reported, withServer, type Json, type Setting } from "./setting.ts";

const NOW = Date.now();
const at = (hours: number): string => new Date(NOW + hours * 3_600_000).toISOString();
const LINES = ["time,lat,lon,current_u (m/s),current_v (m/s)"];
for (const hours of [-12, 48])
  for (const lat of [50, 51, 52])
    for (const lon of [0.5, 1.5, 2.5]) LINES.push(`${at(hours)},${lat},${lon},0,0.5`);
const FILE = LINES.join("\n");
const BY = "/api/fields?desk=sar-1&role=officer&source=our+own+model";

async function post(setting: Setting, path: string, body: string, type = "octet-stream") {
  const response = await fetch(`${setting.server.origin}${path}`, {
    method: "POST",
    headers: { "Content-Type": `application/${type}` },
    body,
  });
  return { status: response.status, body: (await response.json()) as Json };
}

const kindOf = (problem: unknown): string =>
  String((problem as Json)["type"]).replace("urn:vigie:problem:", "");

const place = {
  words: "pin",
  method: "pin",
  fixedAt: at(-1),
  readings: [{ lon: 1.6, lat: 51.1, radius: 500 }],
};

test("a file is kept, is on the log, carries the boats, and is missed when it is gone", () =>
  withServer(async (setting) => {
    await reported(setting, "thirty of us, no engine", { report: "r1", place });
    const taken = await post(setting, `${BY}&words=from+the+ship`, FILE);
    assert.equal(taken.status, 201, JSON.stringify(taken.body));
    const sha256 = String(taken.body["sha256"]);
    assert.deepEqual(readdirSync(join(setting.folder, "fields")), [sha256]);
    const listed = await ask(setting, "/api/fields");
    const [field] = listed.body["fields"] as unknown as readonly Json[];
    assert.deepEqual(
      [field?.["entry"], field?.["quantity"], field?.["state"], field?.["words"]],
      ["dover:2", "current", "kept", "from the ship"],
    );
    assert.match(String(field?.["source"]), /^our own model; /);
    const again = await post(setting, BY, FILE);
    assert.deepEqual([again.status, again.body["entries"], setting.log.length], [200, [], 2]);
    const drifted = await ask(setting, "/api/boats/r1/drift?hours=3");
    assert.equal(drifted.status, 200, JSON.stringify(drifted.body));
    assert.match(drifted.type, /^application\/geo\+json/);
    assert.match(String(drifted.body["about"]?.["currents"]?.["0"]?.["source"]), /^our own model/);
    const kinds = (drifted.body["features"] as unknown as readonly Json[]).map((each) =>
      String(each["properties"]?.["kind"]),
    );
    assert.ok(kinds.includes("area") && kinds.includes("datum"), kinds.join(" "));
    const health = async () => (await ask(setting, "/api/health")).body;
    assert.equal((await health())["status"], "ok");
    writeFileSync(join(setting.folder, "fields", sha256), "another sea");
    const altered = await health();
    assert.equal(altered["status"], "degraded");
    assert.deepEqual(altered["fields"], {
      kept: 0,
      faulty: [{ entry: "dover:2", quantity: "current", state: "altered" }],
    });
    rmSync(join(setting.folder, "fields", sha256));
    assert.equal((await health())["fields"]?.["faulty"]?.["0"]?.["state"], "missing");
    const without = await ask(setting, "/api/boats/r1/drift?hours=3");
    assert.match(
      JSON.stringify(without.body["about"]),
      /file of current dover:2 could not be used/,
    );
    const french = await ask(setting, "/api/boats/r1/drift?hours=3&language=fr");
    const said = JSON.stringify(french.body["about"]);
    assert.match(said, /Le fichier de courant dover:2 n'a pas pu être utilisé/);
    assert.match(said, /valeur supposée \(personne ne l'a indiqué\), là où aucun fichier/);
    assert.match(said, /pas un motif pour cesser les recherches/);
    const german = await ask(setting, "/api/boats/r1/drift?hours=3&language=de");
    assert.deepEqual([german.status, pointers(german)], [422, ["?language"]]);
    const restored = await post(setting, BY, FILE);
    assert.deepEqual([restored.status, (await health())["status"]], [200, "ok"]);
  }));

test("the board gets the very values of a file, cut to its waters and hours", () =>
  withServer(async (setting) => {
    const taken = await post(setting, BY, FILE);
    const sha256 = String(taken.body["sha256"]);
    const address = `/api/fields/${sha256}/grids`;
    const ask24 = (path: string) =>
      fetch(`${setting.server.origin}${path}?from=${at(0)}&until=${at(24)}`);
    const response = await ask24(address);
    assert.equal(response.status, 200);
    assert.equal(response.headers.get("content-type"), "application/octet-stream");
    const [grid, ...others] = unpackGrids(new Uint8Array(await response.arrayBuffer()));
    assert.deepEqual(others, []);
    const reading = await readFieldFile(join(setting.folder, "fields", sha256));
    assert.ok(reading.ok && grid !== undefined);
    assert.deepEqual({ ...grid, source: "" }, { ...reading.fields[0], source: "" });
    const unknown = await ask24(`/api/fields/${"0".repeat(64)}/grids`);
    assert.deepEqual([unknown.status, kindOf(await unknown.json())], [404, "no-such-field"]);
    const back = await ask(setting, `${address}?from=${at(3)}&until=${at(1)}`);
    assert.equal(back.status, 422);
    assert.deepEqual(pointers(back), ["?until"]);
    writeFileSync(join(setting.folder, "fields", sha256), "another sea");
    const altered = await ask24(address);
    assert.equal(altered.status, 409);
    const problem = (await altered.json()) as Json;
    assert.equal(kindOf(problem), "field-lost");
    assert.match(String(problem["detail"]), /it was altered: expected [0-9a-f]{64}; came /);
    rmSync(join(setting.folder, "fields", sha256));
    assert.match(JSON.stringify(await (await ask24(address)).json()), /the file is missing/);
  }));

test("what is no field is refused with the reason, and nothing of it stays", () =>
  withServer(async (setting) => {
    const refused = await post(setting, BY, "flour, yeast, salt\n");
    assert.equal(refused.status, 422);
    assert.match(String(refused.body["detail"]), /expected .*Nothing was stored\.$/i);
    assert.deepEqual(readdirSync(join(setting.folder, "fields")), []);
    assert.equal((await post(setting, BY, "{}", "json")).status, 415);
    const unnamed = await ask(setting, "/api/fields?desk=sar-1", {});
    assert.equal(unnamed.status, 422);
    assert.deepEqual(pointers(unnamed).toSorted(), ["?role", "?source"]);
    assert.ok(!existsSync(join(setting.folder, "fields", "x")) && setting.log.length === 0);
  }));

test("a file that is too large is refused when it has been heard out, and nothing of it stays", () =>
  withServer(async (setting) => {
    const piece = Buffer.alloc(1_000_000, "x");
    let sent = 0;
    const body = new ReadableStream({
      pull(stream) {
        if (sent === 257) return stream.close();
        sent += 1;
        stream.enqueue(piece);
      },
    });
    const response = await fetch(`${setting.server.origin}${BY}`, {
      method: "POST",
      headers: { "Content-Type": "application/octet-stream" },
      body,
      duplex: "half",
    });
    const problem = (await response.json()) as Json;
    assert.deepEqual([response.status, kindOf(problem)], [413, "too-large"]);
    assert.match(String(problem["detail"]), /at most 256000000 bytes; came 257000000\. Nothing/);
    assert.deepEqual(readdirSync(join(setting.folder, "fields")), []);
    assert.equal(setting.log.length, 0);
  }));

test("a boat nobody knows, and one without a position, have no drift, and it is said why", () =>
  withServer(async (setting) => {
    await reported(setting, "thirty of us", { report: "r1" });
    const unknown = await ask(setting, "/api/boats/r9/drift");
    assert.deepEqual([unknown.status, unknown.body["detail"]], [404, "No boat is called r9."]);
    const nowhere = await ask(setting, "/api/boats/r1/drift");
    assert.equal(nowhere.status, 409);
    assert.match(String(nowhere.body["detail"]), /No report of r1 gives a position/);
    assert.equal((await ask(setting, "/api/boats/r1/drift?hours=99")).status, 422);
  }));

test("the log answers while drifts are worked out, and too many at once are refused", () =>
  withServer(async (setting) => {
    await reported(setting, "thirty of us, no engine", { report: "r1", place });
    const asked = Array.from({ length: 30 }, () => ask(setting, "/api/boats/r1/drift?hours=2"));
    await reported(setting, "another boat", { report: "r2" });
    const statuses = (await Promise.all(asked)).map(({ status }) => status);
    assert.ok(statuses.includes(200) && statuses.includes(503), statuses.join(" "));
    assert.ok(
      statuses.every((status) => status === 200 || status === 503),
      statuses.join(" "),
    );
  }));
