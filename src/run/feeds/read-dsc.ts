import { contentOfDsc, DscReader, tellingOfDsc } from "#intake";
import { eachTextLine } from "./each-line.ts";
import type { FeedTelling, Reader } from "./feed.ts";

/** Sentences that other instruments write on the same line, whole and with their checksum. */
const OTHER = /^expected a sentence DSC or DSE; came /;

/**
 * Reads DSC calls off a line. A distress is a report; so is a line that could not be read, since
 * it may be one, unless it is the sound sentence of another instrument.
 */
export function openDscReader(): Reader<Uint8Array> {
  const reader = new DscReader();
  let tellings: FeedTelling[] = [];
  let counts = { read: 0, unread: 0 };
  let nowMs = 0;
  const lines = eachTextLine((line) => {
    const reading = reader.read(line);
    if (reading === null) return;
    if (!reading.ok) {
      counts.unread += 1;
      if (!OTHER.test(reading.why)) tellings.push({ reading, subject: null, content: "" });
      return;
    }
    counts.read += 1;
    const telling = tellingOfDsc(reading.thing, line, nowMs);
    if (telling === null) return;
    const subject = telling.sender === null ? null : `dsc ${telling.sender}`;
    const content = contentOfDsc(reading.thing);
    tellings.push({ reading: { ...reading, telling }, subject, content });
  });
  return (bytes, heardMs) => {
    nowMs = heardMs;
    tellings = [];
    counts = { read: 0, unread: 0 };
    lines(bytes);
    return { tellings, positions: [], ...counts };
  };
}
