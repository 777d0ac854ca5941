import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect as connectSocket, createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test, type TestContext } from "node:test";
import { connectAsync } from "mqtt";
import { feedHouse, reportsOf, until } from "./house.ts";

const MOSQUITTO = "/usr/sbin/mosquitto";
const TOPIC = "vigie/sensor/v1/cap-gris-nez-1";

const detection = (id: string, lat: number): string =>
  JSON.stringify({
    schema: "vigie/sensor/v1",
    sensor: "cap-gris-nez-1",
    kind: "thermal camera",
    at: new Date().toISOString(),
    detections: [{ id, lon: 1.45, lat, radius: 120, people: { least: 30, most: 40 } }],
  });

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** A Mosquitto of the test's own, that can be stopped and started again. */
async function broker(t: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), "vigie-mqtt-"));
  const port = await freePort();
  const config = join(folder, "mosquitto.conf");
  writeFileSync(
    config,
    `listener ${port} 127.0.0.1\nallow_anonymous true\npersistence true\n` +
      `persistence_location ${folder}/\nautosave_interval 1\nuser root\n`,
  );
  let child = spawn(MOSQUITTO, ["-c", config], { stdio: "ignore" });
  const answers = (): Promise<boolean> =>
    new Promise((resolve) => {
      const socket = connectSocket(port, "127.0.0.1", () => resolve(true));
      socket.on("error", () => resolve(false));
      socket.on("connect", () => socket.destroy());
    });
  const start = async (): Promise<void> => {
    for (let tries = 0; tries < 100; tries += 1) {
      if (await answers()) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error("Mosquitto does not answer");
  };
  const stop = async (): Promise<void> => {
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill();
    await ended;
  };
  t.after(async () => {
    if (child.exitCode === null && child.signalCode === null) await stop();
    rmSync(folder, { recursive: true });
  });
  await start();
  return {
    url: `mqtt://127.0.0.1:${port}`,
    stop,
    again: async () => {
      child = spawn(MOSQUITTO, ["-c", config], { stdio: "ignore" });
      await start();
    },
  };
}

test("a sensor's detections come over MQTT; one malformed message stops nothing", async (t) => {
  if (!existsSync(MOSQUITTO)) return t.skip(`NOT TESTED: ${MOSQUITTO} is not there`);
  const { url, stop, again } = await broker(t);
  const { log, feeds } = await feedHouse(t, [
    { id: "camera", kind: "mqtt", url, topics: ["vigie/sensor/v1/#"] },
  ]);
  await until("the line stands", () => feeds.states[0]?.state === "up");
  const sensor = await connectAsync(url, { protocolVersion: 5, reconnectPeriod: 0 });
  t.after(() => sensor.end(true));
  const send = (text: string) => sensor.publishAsync(TOPIC, text, { qos: 1 });
  await send(detection("1", 51.05));
  await send("no JSON at all");
  await send("other words, as bad");
  await send(detection("2", 51.06));
  // The same boat seen again, with as many people, is no further report.
  await send(detection("2", 51.0601));
  await until("four are on the log", () => reportsOf(log.readAll()).length === 4);
  await until("the last was heard", () => (feeds.states[0]?.counts.repeats ?? 0) === 1);
  const [first, bad] = reportsOf(log.readAll());
  assert.deepEqual(first?.people, { least: 30, most: 40 });
  assert.equal(first?.from.name, "cap-gris-nez-1");
  assert.match(bad?.unread ?? "", /expected JSON/);
  assert.equal(bad?.words, "no JSON at all");
  assert.equal(feeds.telemetry.latest("sensor:cap-gris-nez-1:2")?.lat, 51.0601);
  await stop();
  await until("the line is down", () => feeds.states[0]?.state !== "up");
  await again();
  await until("it stands again", () => feeds.states[0]?.state === "up");
  const later = await connectAsync(url, { protocolVersion: 5, reconnectPeriod: 0 });
  t.after(() => later.end(true));
  await later.publishAsync(TOPIC, detection("3", 51.07), { qos: 1 });
  await until("the fifth is on the log", () => reportsOf(log.readAll()).length === 5);
});
