import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test, type TestContext } from "node:test";
import { createServer, type TLSSocket } from "node:tls";
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
  const server = createServer(
    { cert: pem("tak.pem"), key: pem("tak.key"), ca: pem("ca.pem"), requestCert: true },
    (socket) => {
      socket.on("error", () => undefined);
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
  return { port, sockets, send };
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
