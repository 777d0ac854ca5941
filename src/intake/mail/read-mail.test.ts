import { deepEqual, equal, match, ok } from "node:assert/strict";
import { test } from "node:test";
import { readMail, type Mail, type MailMessage, type MailReading, type Telling } from "#intake";
import { FUZZ_RUNS, mutated, notFinite } from "../../../test/fuzz/mutated.ts";
import { notForTheLog } from "../../../test/fuzz/telling.ts";
import { openSeaChart } from "../../run/sea-chart.ts";

const chart = openSeaChart(process.cwd());
const KNOWN = [
  { address: "@alarmphone.example", who: "volunteer", name: "Alarm Phone" },
  { address: "ops@gris-nez.example", who: "agency", name: "CROSS Gris-Nez" },
] as const;
const EMPTY: MailMessage = {
  from: "jeanne@example.org",
  messageId: "<1@example.org>",
  inReplyTo: null,
  references: [],
  date: "Wed, 24 Nov 2021 02:50:00 +0000",
  subject: "boat",
  text: null,
  html: null,
  attachments: [],
  forwarded: [],
  digest: "d1",
  headers: [],
};
const reading = (more: Partial<MailMessage>): MailReading =>
  readMail({ ...EMPTY, ...more }, { chart, known: KNOWN });

function told(more: Partial<MailMessage>): { readonly thing: Mail; readonly telling: Telling } {
  const read = reading(more);
  ok(read.ok && read.telling !== null, JSON.stringify(read));
  return { thing: read.thing, telling: read.telling };
}
const at = (telling: Telling): readonly string[] =>
  (telling.place?.readings ?? []).map(({ lon, lat, radius }) => {
    return `${lat.toFixed(3)} ${lon.toFixed(3)} ${radius}`;
  });

const FRENCH = `Bonjour,

Position : 51°02.3'N 001°22.1'E
Nombre de personnes : 33
Enfants : 5
Heure (UTC) : 24/11/2021 02:41
Téléphone : +33 6 12 34 56 78
Bateau : pneumatique gris, 8 m
Langue : kurde
Nom : Jean
`;
const ENGLISH = `- Position: 51 02.3N 001 22.1E
- *People on board:* 30-40
- Time: 2021-11-24 02:41Z
- Boat: wooden boat
- Colour: white and blue
- Length: 26 ft
- Phone number: 07700 900123
- Nationality: not for us
`;

test("lines of a French mail are read: position, people, time, telephone, boat", () => {
  const { thing, telling } = told({ text: FRENCH });
  deepEqual(at(telling), ["51.038 1.368 185"]);
  deepEqual(telling.people, { least: 33, most: 33 });
  // The day and the month may be exchanged in figures; 24 is no month.
  const when = "2021-11-24T02:41:00.000Z";
  deepEqual(telling.happened, { kind: "told", at: when, earliest: null, latest: null });
  deepEqual([telling.sender, telling.relays], ["+33 6 12 34 56 78", false]);
  deepEqual(telling.craft, { type: "inflatable", colour: "grey", length: 8 });
  deepEqual([telling.language, telling.conditions], ["kurde", ["children aboard"]]);
  equal(telling.key, "<1@example.org> d1");
  match(telling.words, /Nom : Jean/);
  ok(!thing.lines.some(({ value }) => value.includes("Jean")), "a name is never a field");
  deepEqual(thing.faults, []);
});

test("lines of an English mail are read, with signs of lists and of bold type", () => {
  const { telling } = told({ text: ENGLISH });
  deepEqual(at(telling), ["51.038 1.368 185"]);
  deepEqual(telling.people, { least: 30, most: 40 });
  deepEqual(telling.craft, { type: "wooden boat", colour: "white, blue", length: 26 * 0.3048 });
  equal(telling.sender, "07700 900123");
});

const KEYS: readonly (readonly [string, string])[] = [
  ["Lat: 51 02.3 N\nLong: 001 22.1 E", "51.038 1.368 185"],
  ["Latitude = 51.0383 N\nLongitude = 1.3683 E", "51.038 1.368 100"],
  ["Coordonnées GPS : 51.0383, 1.3683", "51.038 1.368 100"],
  ["Dernière position connue:\n\n51-02.30N 001-22.10E", "51.038 1.368 100"],
  ["LOCATION: https://maps.google.com/?q=51.0383,1.3683", "51.038 1.368 100"],
  ["Où : N51°02.3′ E001°22.1′", "51.038 1.368 185"],
  ["Boat: grey, with engine; GPS: 51 02.3N 001 22.1E, POB: 33", "51.038 1.368 185"],
  ["We are at 51 02.3N 001 22.1E, help us", "51.038 1.368 185"],
];
for (const [text, place] of KEYS) {
  test(`"${text.replaceAll("\n", " / ")}" is a position`, () => {
    deepEqual(at(told({ text }).telling), [place]);
  });
}

test("several keys in one line are several lines", () => {
  const { telling } = told({ text: "Boat: grey, rubber; POB: 33, time: 2021-11-24 02:41Z" });
  deepEqual(
    [telling.people, telling.happened],
    [{ least: 33, most: 33 }, toldAt("2021-11-24T02:41")],
  );
  deepEqual(telling.craft, { type: "inflatable", colour: "grey", length: null });
});

test("a position in the subject counts, and another one in the text stands beside it", () => {
  const { telling } = told({ subject: "Fwd: Re: Boat 51 02.3N 001 22.1E", text: "Help" });
  deepEqual(at(telling), ["51.038 1.368 185"]);
  const answer = told({ subject: "RE: Boat 51 02.3N 001 22.1E", text: "We look for it" }).telling;
  deepEqual([answer.place, answer.words.slice(0, 8)], [null, "RE: Boat"]);
  const both = told({ subject: "51 02.3N 001 22.1E", text: "no, 51 05.0N 001 20.0E" });
  equal(at(both.telling).length, 2);
});

test("a long mail is searched piece by piece, and no position is cut at the end of a piece", () => {
  const text = `${"The wind is rising here.\n".repeat(400)}51 02.3N 001 22.1E\n`;
  deepEqual(at(told({ text }).telling), ["51.038 1.368 185"]);
});

const TIMES: readonly (readonly [string, Telling["happened"]])[] = [
  ["time: 2021-11-24T02:41+01:00", toldAt("2021-11-24T01:41")],
  ["time: 02:41 UTC on 24/11/2021", toldAt("2021-11-24T02:41")],
  ["time: 240241Z NOV 21", toldAt("2021-11-24T02:41")],
  ["heure : 24 novembre 2021 à 03h41 CET", toldAt("2021-11-24T02:41")],
  ["date: 24/11/2021\ntime: 02:41Z", toldAt("2021-11-24T02:41")],
  ["seen at: this night", { kind: "ambiguous", words: "this night", readings: [] }],
  ["time: 0241Z", { kind: "ambiguous", words: "0241Z", readings: [iso("2021-11-24T02:41")] }],
  [
    "time: 2021-11-24 02:41",
    {
      kind: "ambiguous",
      words: "2021-11-24 02:41",
      readings: [iso("2021-11-24T00:41"), iso("2021-11-24T01:41"), iso("2021-11-24T02:41")],
    },
  ],
  [
    "heure : 02h41",
    {
      kind: "ambiguous",
      words: "02h41",
      readings: [iso("2021-11-24T00:41"), iso("2021-11-24T01:41"), iso("2021-11-24T02:41")],
    },
  ],
];
function iso(text: string) {
  return `${text}:00.000Z` as never;
}
function toldAt(text: string): Telling["happened"] {
  return { kind: "told", at: iso(text), earliest: null, latest: null };
}
for (const [text, moment] of TIMES) {
  test(`"${text.replaceAll("\n", " / ")}" is a time, and none is chosen`, () => {
    deepEqual(told({ text }).telling.happened, moment);
  });
}

test("when a mail was sent is never when it happened", () => {
  const { thing, telling } = told({ text: "people: 5" });
  deepEqual([thing.sentAt, telling.happened], ["2021-11-24T02:50:00.000Z", null]);
  const bare = told({ text: "people: 5", date: "Wed, 24 Nov 2021 02:50:00" });
  equal(bare.thing.sentAt, null);
  match(bare.thing.faults.join(), /date: expected a date with its zone .*02:50:00/);
});

const REPLIES: readonly (readonly [string, string])[] = [
  [
    "marked",
    "people: 33\n\nOn Tue, 23 Nov 2021, Watch <w@x.org> wrote:\n> people: 90\n> pos: 50N 1E",
  ],
  ["in French", "people: 33\n\nLe 23 nov. 2021 à 23:00, Watch\n<w@x.org> a écrit :\n> people: 90"],
  ["unmarked", "people: 33\n\nOn Tue, 23 Nov 2021, Watch <w@x.org> wrote:\n\npeople: 90"],
  ["by Outlook", "people: 33\n\n-----Original Message-----\nFrom: W\nSent: now\n\npeople: 90"],
  ["by headers", "people: 33\n\nDe : W\nEnvoyé : 23\nÀ : X\nObjet : boat\n\npeople: 90"],
  ["between answers", "On Tue, 23 Nov 2021, W wrote:\n> people: 90\npeople: 33\n> time: 02:41Z"],
  ["with a signature", "people: 33\n-- \nWatch room\nTel: 07700 900123\nPosition: officer"],
];
for (const [how, text] of REPLIES) {
  test(`what is quoted, ${how}, is kept in the words and not read as new`, () => {
    const { thing, telling } = told({ text, subject: "Re: boat", inReplyTo: "<0@x>" });
    deepEqual(telling.people, { least: 33, most: 33 });
    deepEqual([telling.place, telling.happened, telling.sender], [null, null, EMPTY.from]);
    equal(telling.words, `Re: boat\n\n${text}`);
    ok(thing.isReply && thing.notNew > 0);
  });
}

test("a mail passed on is read, without its headers", () => {
  const text =
    "Please see.\n\n---------- Forwarded message ---------\nFrom: A <a@x.org>\n" +
    "Date: Tue, 23 Nov 2021 at 23:00\nSubject: help\nTo: us\n\npeople: 33\n";
  const { thing, telling } = told({ subject: "Fwd: help", text });
  deepEqual([telling.people, telling.happened], [{ least: 33, most: 33 }, null]);
  ok(thing.isForward && telling.relays);
  const carried = { ...EMPTY, subject: "SOS 51 02.3N 001 22.1E", text: "people: 7" };
  const outer = told({ subject: "TR: help", text: "voir ci-joint", forwarded: [carried] });
  deepEqual(outer.telling.people, { least: 7, most: 7 });
  deepEqual(at(outer.telling), ["51.038 1.368 185"]);
  match(outer.telling.words, /voir ci-joint\n\nSOS 51 02\.3N/);
});

test("an agency's report that begins with its own headers is read", () => {
  const text =
    "From: CROSS\nTo: MRCC\nDate: 24/11/2021\nSubject: boat\nPosition: 51 02.3N 001 22.1E";
  deepEqual(at(told({ text }).telling), ["51.038 1.368 185"]);
});

test("a line drawn through a report is no signature", () => {
  const text = `people: 33\n--\n${"more of it\n".repeat(13)}position: 51 02.3N 001 22.1E`;
  deepEqual(at(told({ text }).telling), ["51.038 1.368 185"]);
});

test("a mail that is only marked up is read, and a position that only a link has", () => {
  const html =
    "<style>p{x:51.0}</style><p>People&nbsp;: 33</p><p>Position&#58; 51&deg;02.3&prime;N " +
    "001&deg;22.1&prime;E</p><blockquote>people: 90</blockquote>";
  const { telling } = told({ html });
  deepEqual([telling.people, at(telling)], [{ least: 33, most: 33 }, ["51.038 1.368 185"]]);
  const link = '<a href="https://maps.google.com/?q=51.0383,1.3683&amp;z=9">here</a>';
  const linked = told({ text: "here", html: link }).telling;
  deepEqual([at(linked), linked.place?.method], [["51.038 1.368 100"], "pin"]);
});

test("a table of two columns is lines, and a mail with the line ends of old Macs too", () => {
  const html = "<table><tr><td>GPS</td><td>51 02.3N 001 22.1E</td></tr><tr><td>POB<td>33</table>";
  const table = told({ html }).telling;
  deepEqual([table.people, at(table)], [{ least: 33, most: 33 }, ["51.038 1.368 185"]]);
  const { telling } = told({ text: "GPS: 51 02.3N 001 22.1E\rPOB: 33" });
  deepEqual(telling.people, { least: 33, most: 33 });
});

test("two numbers of people are both kept and none is chosen", () => {
  const { thing, telling } = told({ text: "people: 33\nPOB: 40+" });
  equal(telling.people, null);
  deepEqual(
    thing.peopleSaid.map(({ count }) => count),
    [
      { least: 33, most: 33 },
      { least: 40, most: null },
    ],
  );
});

const SAID: readonly (readonly [string, Telling["people"], readonly string[]])[] = [
  ["We are about 30 people, the engine stopped", { least: 25, most: 35 }, ["engine dead"]],
  ["people: about 30", { least: 25, most: 35 }, []],
  [
    "Nous sommes 33 personnes dont 5 enfants, l'eau rentre",
    { least: 33, most: 33 },
    ["children aboard", "taking water"],
  ],
  ["POB: 33\n33 people aboard", { least: 33, most: 33 }, []],
  ["POB: 33\nno, 40 people aboard", null, []],
  ["people: 33-40", { least: 33, most: 40 }, []],
  [
    "Sinking: no\nPeople in the water: none\nChildren: 0\nTaking water: yes",
    null,
    ["taking water"],
  ],
  ["state: they are sinking", null, ["sinking"]],
  ["> 12 people are in the water", null, []],
];
for (const [text, people, conditions] of SAID) {
  test(`"${text.replaceAll("\n", " / ")}" tells of people and conditions, and of no more`, () => {
    const { telling } = told({ text });
    deepEqual([telling.people, telling.conditions], [people, conditions]);
  });
}

test("a line that cannot be read says what was expected and what came; its words stay", () => {
  const { thing, telling } = told({ text: "people: many\nposition: ///filled.count.soap" });
  equal(telling.people, null);
  deepEqual(telling.place?.readings, []);
  match(thing.faults.join("\n"), /people: expected a number.*many/);
  match(thing.faults.join("\n"), /position: what3words; came "\/\/\/filled\.count\.soap"/);
});

test("a mail of Iridium GO! is read as the tracker's, with the device as the sender", () => {
  const text =
    "I am here Lat+51.150000 Lon-1.450000 Alt+12ft GPS Sats seen 09 2021-11-24 02:41UTC " +
    "http://map.iridium.com/m?lat=51.150000&lon=-1.450000 Sent via Iridium GO!";
  const { telling } = told({ text, from: "881612345678@msg.iridium.com", subject: "SOS" });
  deepEqual([at(telling), telling.place?.method], [["51.150 -1.450 100"], "gnss"]);
  deepEqual([telling.sender, telling.relays], ["881612345678", false]);
  deepEqual([telling.alert, telling.happened], ["distress", toldAt("2021-11-24T02:41")]);
});

test("an address that many devices write from is no boat's", () => {
  const text = "engine dead, 40 of us. Lat 51.0833 Lon 1.4167. Sent by inReach";
  const { telling } = told({ text, from: "no.reply.inreach@garmin.com" });
  deepEqual([at(telling).length, telling.relays], [1, true]);
});

test("who is known is told by the address, whole or by its domain; anybody else is kept, marked", () => {
  const by = (from: string | null) => {
    const { thing, telling } = told({ from, text: "people: 5" });
    return [telling.who, telling.name, thing.isSenderKnown, telling.relays];
  };
  deepEqual(by("anna@AlarmPhone.example"), ["volunteer", "Alarm Phone", true, true]);
  deepEqual(by("ops@gris-nez.example"), ["agency", "CROSS Gris-Nez", true, true]);
  deepEqual(by("ops@gris-nez.example.evil.org"), ["unknown", null, false, true]);
  deepEqual(by(null), ["unknown", null, false, true]);
});

test("two mails with the same Message-ID that say different things are two", () => {
  const keys = ["d1", "d2"].map((digest) => told({ digest }).telling.key);
  equal(new Set(keys).size, 2);
  equal(told({ messageId: null }).telling.key, "no id d1");
});

test("a notice of a mail before tells of no boat; an exercise says so; an empty mail is a failure", () => {
  const value = 'multipart/report; report-type=delivery-status; boundary="x"';
  const notice = reading({ text: "failed", headers: [{ name: "content-type", value }] });
  ok(notice.ok && notice.telling === null && notice.thing.notice === "delivery");
  equal(told({ subject: "EXERCISE EXERCISE boat" }).telling.exercise, true);
  equal(told({ subject: "no exercise: boat sinking" }).telling.exercise, false);
  const empty = reading({ subject: null });
  ok(!empty.ok);
  equal(empty.why, "expected words or a file; came a mail without either");
});

test("a file alone is a report: its type and size stand for the words", () => {
  const file = {
    name: "P.jpg",
    type: "image/jpeg",
    bytes: 3,
    sha256: "ab12",
    content: new Uint8Array(3),
  };
  const { thing, telling } = told({ subject: null, attachments: [file] });
  equal(telling.words, "[image/jpeg, 3 bytes, sha256 ab12]");
  deepEqual(thing.attachments, [file]);
});

const SEEDS = [
  FRENCH,
  ENGLISH,
  ...KEYS.map(([text]) => text),
  ...TIMES.map(([text]) => text),
  ...REPLIES.map(([, text]) => text),
  "<p>People&nbsp;: 33</p><blockquote>x</blockquote>",
  "<a title='it's' href='https://maps.google.com/?q=51,1'>here</a><br><td>x<!-- y -->",
  "I am here Lat+51.150000 Lon-1.450000 Alt+12ft GPS Sats seen 09 2021-11-24 02:41UTC Iridium GO!",
];

test(`whatever comes, ${FUZZ_RUNS} times: no throw, no NaN, every word kept, fit for the log`, () => {
  let run = 0;
  for (const text of mutated(SEEDS, FUZZ_RUNS, 5)) {
    run += 1;
    const isMarked = run % 7 === 0;
    const subject = run % 3 === 0 ? text.slice(0, 60) : "boat";
    const date = run % 5 === 0 ? text.slice(0, 40) : EMPTY.date;
    const only = isMarked ? { text: null, html: text } : { text };
    // The chart is a seventh of the work: places told from names are read in some only.
    const mail = { ...EMPTY, ...only, subject, date };
    const read = readMail(mail, { chart: run % 10 === 0 ? chart : null, known: KNOWN });
    equal(notFinite(read), null, text);
    if (!read.ok) {
      ok(subject.trim() === "" && (isMarked || text.trim() === ""), text);
      equal(read.words, isMarked && text.trim() !== "" ? text.trim() : "(empty mail)");
      continue;
    }
    equal(notForTheLog(read.telling), null, text);
    if (!isMarked) ok(read.telling?.words.includes(text.trim().toWellFormed()), text);
  }
});
