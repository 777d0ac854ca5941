import assert from "node:assert/strict";
import { test } from "node:test";
import PostalMime from "postal-mime";
import { startSmtp } from "../feeds/smtp.ts";
import { wordsOfPdf } from "../messages/paper.ts";
import { ask, officer, withServer, type Setting } from "./setting.ts";

const CENTRE = { kind: "centre", name: "CROSS Gris-Nez" } as const;
const REPORT = {
  by: officer,
  report: "charlie",
  words: "water is coming in, my friend's number is 06 98 76 54 32",
  people: { least: 30, most: 40 },
  place: { words: "pin", method: "pin", readings: [{ lon: 1.6, lat: 51.05, radius: 100 }] },
};

const bookAt = (port: number): object => ({
  from: "watch@dover.test",
  url: `smtp://127.0.0.1:${port}`,
  to: [{ ...CENTRE, address: "cross@gris-nez.test" }],
});

async function draft(setting: Setting, more: object = {}) {
  const asked = { message: "short sitrep", boat: "charlie", to: CENTRE.name, kind: "centre" };
  const query = new URLSearchParams({ ...asked, ...more });
  return ask(setting, `/api/messages/draft?${query.toString()}`);
}

const sending = (text: unknown, more: object = {}): object => ({
  by: officer,
  message: "short sitrep",
  boat: "charlie",
  to: CENTRE,
  language: "en",
  text,
  number: 1,
  ...more,
});

test("a draft says what it reveals, holds the drifted position, and is on the log only when sent", async () => {
  await withServer(async (setting) => {
    const { server, log } = setting;
    await ask(setting, "/api/reports", REPORT);
    const before = log.length;
    const { status, body } = await draft(setting);
    assert.equal(status, 200);
    assert.equal(body["reveals"], "This reveals positions, numbers of people to CROSS Gris-Nez.");
    const text = String(body["text"]);
    assert.match(text, /^SHORT SITUATION REPORT No 1\n/);
    assert.match(text, /By the drift forecast at \d\d:\d\d UTC/);
    assert.match(String(body["voice"]), /position/i);
    assert.equal(log.length, before, "a draft writes nothing");
    const sent = await ask(setting, "/api/messages", sending(text));
    assert.equal(sent.status, 201);
    assert.equal(sent.body["number"], 1);
    const { event } = [...log.readAll()].at(-1)!;
    assert.equal(event.kind === "MessageSent" && event.text, text);
    assert.equal(event.kind === "MessageSent" && "over" in event, false);
    const again = await ask(setting, "/api/messages", sending(text));
    assert.equal(again.status, 409, "its number has gone");
    assert.match(String(again.body["type"]), /number-taken/);
    const pdf = await fetch(`${server.origin}/api/messages/1/pdf`);
    assert.equal(pdf.headers.get("content-type"), "application/pdf");
    const paper = wordsOfPdf(new Uint8Array(await pdf.arrayBuffer()));
    assert.match(paper, /SHORT SITUATION REPORT No 1[\s\S]*30 to 40 people/);
    assert.equal((await ask(setting, "/api/messages/2/pdf")).status, 404);
  });
});

test("whoever may not be told gets no text, and what is sent to them all the same is refused", async () => {
  await withServer(async (setting) => {
    await ask(setting, "/api/reports", REPORT);
    const { body } = await draft(setting, { kind: "press", to: "a newspaper" });
    assert.equal(body["mayBeTold"], false);
    assert.equal(body["text"], null);
    assert.equal(body["voice"], null);
    const to = { kind: "press", name: "a newspaper" };
    const sent = await ask(setting, "/api/messages", sending("51°N", { to }));
    assert.equal(sent.status, 409);
    assert.match(String(sent.body["type"]), /order-refused/);
  });
});

test("by mail it goes as text and as PDF, then onto the log; no number of a caller is in it", async () => {
  const smtp = await startSmtp(0, () => undefined);
  try {
    await withServer(
      async (setting) => {
        const { log } = setting;
        await ask(setting, "/api/reports", REPORT);
        const listed = await ask(setting, "/api/messages");
        assert.deepEqual(listed.body["mails"], [CENTRE], "by name; the address is not told");
        const { body } = await draft(setting);
        const text = `${String(body["text"])}\nring 06 98 76 54 32`;
        const asked = sending(text, { over: "mail" });
        assert.equal((await ask(setting, "/api/messages", asked)).status, 201);
        const [mail] = smtp.delivered;
        assert.deepEqual([mail?.from, mail?.to], ["watch@dover.test", "cross@gris-nez.test"]);
        const read = await PostalMime.parse(mail?.mail ?? "");
        assert.equal(read.subject, "SHORT SITUATION REPORT No 1");
        const [paper] = read.attachments;
        assert.equal(paper?.filename, "message-1.pdf");
        const onPaper = wordsOfPdf(new Uint8Array(paper?.content as ArrayBuffer));
        for (const words of [read.text ?? "", onPaper]) {
          assert.match(words, /30 to 40 people/);
          assert.match(words, /ring withheld/);
          assert.doesNotMatch(words, /98 76/);
        }
        const { event } = [...log.readAll()].at(-1)!;
        assert.equal(event.kind === "MessageSent" && event.over, "mail");
      },
      { mail: bookAt(smtp.port) },
    );
  } finally {
    await smtp.close();
  }
});

test("a mail server that is away: nothing went, the log says nothing, and the answer says so", async () => {
  const gone = await startSmtp(0, () => undefined);
  await gone.close();
  await withServer(
    async (setting) => {
      const { log } = setting;
      await ask(setting, "/api/reports", REPORT);
      const before = log.length;
      const asked = sending("SITREP", { over: "mail" });
      const { status, body } = await ask(setting, "/api/messages", asked);
      assert.equal(status, 502);
      assert.match(String(body["detail"]), /^Not sent, and not on the log: .*ECONNREFUSED/);
      assert.equal(log.length, before);
      const stranger = sending("SITREP", { over: "mail", to: { kind: "centre", name: "X" } });
      const unknown = await ask(setting, "/api/messages", stranger);
      assert.match(String(unknown.body["detail"]), /holds no centre X/);
    },
    { mail: bookAt(gone.port) },
  );
});
