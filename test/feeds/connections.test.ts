import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { test } from "node:test";
import { WebSocketServer } from "ws";
import { feedHouse, reportsOf, until } from "./house.ts";

const tracker = (id: number, messageType: string, unixTime: number): object => ({
  id,
  messengerId: "0-8139942",
  messengerName: "JEANNE",
  messageType,
  unixTime,
  latitude: 51.08,
  longitude: 1.41,
});

test("a tracker that is asked again and again is one report for each thing it says", async (t) => {
  let messages = [tracker(1, "HELP", 1_637_721_660)];
  let answer = 200;
  const asked: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    asked.push(request.headers.authorization);
    response.statusCode = answer;
    const body = { response: { feedMessageResponse: { messages: { message: messages } } } };
    response.end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.after(() => server.close());
  const { port } = server.address() as AddressInfo;
  const url = `http://skipper:s%20p@127.0.0.1:${port}/message.json`;
  const { log, feeds, vault } = await feedHouse(t, [
    { id: "spot", kind: "tracker", url, every: 1 },
  ]);
  await until("it was asked three times", () => asked.length >= 3);
  assert.equal(asked[0], `Basic ${Buffer.from("skipper:s p").toString("base64")}`);
  assert.equal(reportsOf(log.readAll()).length, 1);
  messages = [tracker(2, "HELP-CANCEL", 1_637_722_000), ...messages];
  await until("it was cancelled", () => reportsOf(log.readAll()).length === 2);
  const [help, cancel] = reportsOf(log.readAll());
  assert.deepEqual(help?.conditions, ["in distress"]);
  assert.match(cancel?.words ?? "", /^\[The message itself says: distress cancelled\. Nobody is/);
  assert.equal(help?.from.caller, cancel?.from.caller);
  assert.equal(vault.numberOf(help?.from.caller ?? ""), "0-8139942");
  assert.doesNotMatch(JSON.stringify([...log.readAll()]), /8139942|JEANNE/);
  assert.equal(feeds.telemetry.latest(help?.from.caller ?? "")?.lon, 1.41);
  answer = 503;
  await until("it is down", () => feeds.states[0]?.state === "down");
  answer = 200;
  await until("it is up again", () => feeds.states[0]?.state === "up");
  assert.equal(reportsOf(log.readAll()).length, 2);
});

test("an alarm on a Signal K server is a distress at the vessel's last place", async (t) => {
  const server = new WebSocketServer({ port: 0, host: "127.0.0.1" });
  await once(server, "listening");
  t.after(() => {
    for (const client of server.clients) client.terminate();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const { log, feeds } = await feedHouse(t, [
    { id: "yacht", kind: "signalk", url: `ws://127.0.0.1:${port}/signalk/v1/stream` },
  ]);
  await until("the line stands", () => server.clients.size === 1);
  const send = (path: string, value: unknown): void => {
    const updates = [{ timestamp: "2021-11-24T02:40:00Z", values: [{ path, value }] }];
    const delta = JSON.stringify({ context: "vessels.urn:mrn:imo:mmsi:227006760", updates });
    for (const client of server.clients) client.send(delta);
  };
  for (const client of server.clients) client.send('{"name":"greeting","version":"1.7.0"}');
  send("navigation.position", { longitude: 1.5, latitude: 51 });
  send("notifications.mob", { state: "emergency", message: "MOB" });
  await until("a report", () => reportsOf(log.readAll()).length === 1);
  const [report] = reportsOf(log.readAll());
  assert.deepEqual(report?.conditions, ["in distress", "people in the water"]);
  assert.deepEqual(report.place?.readings, [{ lon: 1.5, lat: 51, radius: 100 }]);
  assert.equal(feeds.telemetry.latest("mmsi:227006760")?.lat, 51);
  for (const client of server.clients) client.terminate();
  await until("the line stands again", () => server.clients.size === 1);
});
