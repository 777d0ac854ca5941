import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test, type TestContext } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { createServer, type TLSSocket } from "node:tls";
import type { Author } from "#log";
import { readOrder } from "#orders";
import { boatsOf } from "#picture";
import { addSeconds, hours, type Instant } from "#units";
import { TakConnection, takFeed, type TakFeed } from "../../src/run/feeds/connect-tak.ts";
import { feedHouse, reportsOf, until } from "./house.ts";

const OPENSSL = "/usr/bin/openssl";

/** Keys and certificates of an authority, a server named "tak" and a watch. */
function certificates(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), "vigie-tak-"));
  t.after(() => rmSync(folder, { recursive: true }));
  const openssl = (words: string): void => {
    execFileSync(OPENSSL, words.split(" "), { cwd: folder, stdio: "ignore" });
  };
  const curve = "-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes";
  const issued = "-CA ca.pem -CAkey ca.key -CAcreateserial -days 2";
  for (const ca of ["ca", "other"])
    openssl(`req -x509 ${curve} -keyout ${ca}.key -out ${ca}.pem -days 2 -subj /CN=${ca}`);
  for (const who of ["tak", "watch"]) {
    writeFileSync(join(folder, `${who}.ext`), `subjectAltName=DNS:${who}`);
    openssl(`req ${curve} -keyout ${who}.key -out ${who}.csr -subj /CN=${who}`);
    openssl(`x509 -req -in ${who}.csr ${issued} -out ${who}.pem -extfile ${who}.ext`);
  }
  return folder;
}

/** A server that asks whoever comes for a certificate, as TAK servers do. */
async function takServer(t: TestContext, folder: string) {
  const pem = (name: string): Buffer => readFileSync(join(folder, name));
  const sockets = new Set<TLSSocket>();
  const came = { text: "" };
  const server = createServer(
    { cert: pem("tak.pem"), key: pem("tak.key"), ca: pem("ca.pem"), requestCert: true },
    (socket) => {
      socket.on("error", () => undefined);
      socket.on("data", (bytes: Buffer) => (came.text += bytes.toString()));
      if (socket.authorized) sockets.add(socket);
      else socket.destroy();
    },
  );
  server.on("tlsClientError", () => undefined);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.after(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const send = (text: string): void => {
    for (const socket of sockets) socket.write(text);
  };
  return { port, sockets, send, came };
}

const event = (uid: string, type: string, detail: string): string =>
  `<event version="2.0" uid="${uid}" type="${type}" how="m-g" time="${at(0)}" start="${at(0)}" ` +
  `stale="${at(60)}"><point lat="51.05" lon="1.45" hae="0" ce="12" le="9999999"/>` +
  `<detail>${detail}</detail></event>`;
const at = (seconds: number): string => new Date(Date.now() + seconds * 1000).toISOString();

function setting(folder: string, port: number, changes: object = {}): object {
  const file = (name: string): string => join(folder, name);
  return {
    id: "tak",
    kind: "tak",
    url: `tls://127.0.0.1:${port}`,
    cert: file("watch.pem"),
    key: file("watch.key"),
    ca: file("ca.pem"),
    name: "tak",
    units: { "ANDROID-1": "valiant" },
    ...changes,
  };
}

const officer: Author = { desk: "sar-1", role: "officer" };
const CALL = {
  report: "charlie",
  channel: "phone",
  from: { who: "person aboard" },
  words: "sinking",
  happened: null,
  people: { least: 30, most: 30 },
  place: { words: "pin", method: "pin", readings: [{ lon: 1.6, lat: 51.05, radius: 100 }] },
};

function planOf(now: Instant): object {
  const [from, until] = [now, addSeconds(now, hours(2))];
  const ground = {
    lon: 1.6,
    lat: 51.06,
    bearing: 40,
    length: 4000,
    width: 2000,
    east: 0,
    north: 0,
  };
  const widths = { person: 100, inflatable: 900, "swamped inflatable": 300 };
  const part = {
    unit: "valiant",
    boat: "charlie",
    ground: { ...ground, from, until },
    effort: { track: 8000, widths, curve: "exponential" },
    pattern: "parallel track",
    spacing: 500,
    takes: 9000,
    legs: [
      { lon: 1.59, lat: 51.05, at: from },
      { lon: 1.61, lat: 51.07, at: until },
    ],
  };
  const told = { boats: ["charlie"], area: "about the pin", units: ["valiant"], parts: [part] };
  return { order: "planSearch", search: null, ...told };
}

test("units of a TAK server become places with their age, an emergency becomes a distress", async (t) => {
  if (!existsSync(OPENSSL)) return t.skip(`NOT TESTED: ${OPENSSL} is not there`);
  const folder = certificates(t);
  const { port, sockets, send } = await takServer(t, folder);
  const { log, feeds } = await feedHouse(t, [setting(folder, port)]);
  await until("the line stands", () => sockets.size === 1);
  const unit = event("ANDROID-1", "a-f-S", '<contact callsign="VALIANT"/>');
  // Two events in one piece, the second cut in its middle.
  const call = event("ANDROID-2", "b-a-o-tbl", '<emergency type="911 Alert">x</emergency>');
  send(unit + call.slice(0, 60));
  send(call.slice(60));
  await until("the distress is on the log", () => reportsOf(log.readAll()).length === 1);
  const [report] = reportsOf(log.readAll());
  assert.deepEqual(report?.conditions, ["in distress"]);
  assert.deepEqual(
    report?.place?.readings.map(({ lon, lat, radius }) => [lon, lat, radius]),
    [[1.45, 51.05, 12]],
  );
  const place = feeds.telemetry.latest("unit:valiant");
  assert.deepEqual([place?.lon, place?.lat, place?.radius], [1.45, 51.05, 12]);
  // The same emergency each minute is one report; its cancellation is another, and frees nobody.
  send(event("ANDROID-2", "b-a-o-tbl", '<emergency type="911 Alert">x</emergency>'));
  send(event("ANDROID-2", "b-a-o-can", '<emergency cancel="true"/>'));
  await until("it is called off", () => reportsOf(log.readAll()).length === 2);
  assert.match(reportsOf(log.readAll())[1]?.words ?? "", /distress cancelled/);
});

test("a server that another signed for, or by another name, is not listened to, and it is said", async (t) => {
  if (!existsSync(OPENSSL)) return t.skip(`NOT TESTED: ${OPENSSL} is not there`);
  const folder = certificates(t);
  const { port, sockets } = await takServer(t, folder);
  const why = (changes: object): Promise<string> => {
    const {
      id: _id,
      kind: _kind,
      ...told
    } = setting(folder, port, changes) as TakFeed & {
      readonly id: string;
      readonly kind: string;
    };
    const connection = new TakConnection(takFeed.parse(told), folder);
    return new Promise((resolve) =>
      // With TLS 1.3 a line stands for a moment before the server has looked at our certificate.
      connection.open({ up: () => {}, heard: () => {}, down: resolve }),
    );
  };
  assert.match(await why({ ca: "other.pem" }), /self-signed certificate|unable to verify/);
  assert.match(await why({ name: "else" }), /does not match/);
  assert.match(
    await why({ cert: "other.pem", key: "other.key" }),
    /closed|ECONNRESET|alert|ended/i,
  );
  assert.equal(sockets.size, 0);
  const { feeds } = await feedHouse(t, [
    setting(folder, port, { cert: "no.pem" }),
    setting(folder, port, { id: "worded", key: "watch.ext" }),
  ]);
  assert.match(feeds.faults.join("\n"), /no\.pem: ENOENT/);
  assert.match(feeds.faults.join("\n"), /watch\.ext.*(?:ENOENT|expected a file in PEM)/);
});

/** What any client on the server reads: events of CoT, each with its attributes and remarks. */
function eventsIn(text: string) {
  return text
    .trim()
    .split("\n")
    .map((line) => {
      const read = (name: string): string =>
        new RegExp(`[ <]${name}="([^"]*)"`).exec(line)?.[1] ?? "";
      const remarks = /<remarks>([^<]*)</.exec(line)?.[1] ?? "";
      return { line, uid: read("uid"), ce: Number(read("ce")), stale: read("stale"), remarks };
    });
}

test("with tell its clients see where each boat may be and the legs that are planned; none goes stale", async (t) => {
  if (!existsSync(OPENSSL)) return t.skip(`NOT TESTED: ${OPENSSL} is not there`);
  const folder = certificates(t);
  const { port, came } = await takServer(t, folder);
  const lines = [{ ...setting(folder, port, { tell: true }) }];
  const { watch } = await feedHouse(t, lines, async (opened) => {
    const reading = readOrder({ order: "receiveReport", ...CALL });
    assert.ok(reading.ok && reading.order.order === "receiveReport", JSON.stringify(reading));
    await opened.report(officer, reading.order);
    const unit = { unit: "valiant", name: "Valiant", type: "cutter", agency: "A", speed: 12 };
    for (const order of [{ order: "registerUnit", ...unit }, planOf(opened.now)]) {
      const read = readOrder(order);
      assert.ok(read.ok, JSON.stringify(read));
      const answer = await opened.order(officer, read.order);
      assert.ok(answer.ok, JSON.stringify(answer));
    }
  });
  await until("it is told", () => came.text.endsWith("</event>\n"), 30_000);
  const events = eventsIn(came.text);
  const boat = events.find(({ uid }) => uid === "vigie-datum-charlie");
  assert.ok(boat !== undefined, came.text);
  assert.ok(boat.ce > 100 && boat.ce < 20_000, `ce ${boat.ce} m is the radius of 95 %`);
  assert.match(boat.remarks, /30 people; .*51°03\.0′ N 001°36\.0′ E, pin/);
  const legs = events.filter(({ uid }) => /^vigie-leg-.+-valiant-[12]$/.test(uid));
  assert.equal(legs.length, 2);
  for (const { stale } of events)
    assert.ok(Date.parse(stale) > Date.now() + 300 * 86_400_000, "its age takes nobody off a map");
  assert.equal(boatsOf(watch.picture).length, 1);
  // Another watch on the same server: what we told is no call; what somebody wrote into it is one.
  const other = await takServer(t, folder);
  const { log } = await feedHouse(t, [setting(folder, other.port)]);
  await until("the line stands", () => other.sockets.size === 1);
  other.send(came.text);
  other.send(boat.line.replace("30 people", "3 seen swimming, 30 people"));
  await until("the change is a report", () => reportsOf(log.readAll()).length > 0);
  const reports = reportsOf(log.readAll());
  assert.equal(reports.length, 1);
  assert.match(reports[0]?.words ?? "", /3 seen swimming/);
});

test("without tell nothing is told", async (t) => {
  if (!existsSync(OPENSSL)) return t.skip(`NOT TESTED: ${OPENSSL} is not there`);
  const folder = certificates(t);
  const { port, sockets, came } = await takServer(t, folder);
  const { watch } = await feedHouse(t, [setting(folder, port)]);
  const reading = readOrder({ order: "receiveReport", ...CALL });
  assert.ok(reading.ok && reading.order.order === "receiveReport");
  await watch.report(officer, reading.order);
  await until("the line stands", () => sockets.size === 1);
  await wait(500);
  assert.equal(came.text, "");
});
