import { AisReader, contentOfAis, tellingOfAis, trackPointOfAis, type TrackPoint } from "#intake";
import { eachLine } from "./each-line.ts";
import type { FeedTelling, Reader } from "./feed.ts";

/**
 * Reads AIS off a line: positions, and distress as reports. A sentence that is spoilt is noise of
 * the line and counted: every receiver on the coast hears such by the hundred.
 */
export function openAisReader(): Reader<Uint8Array> {
  let line: Uint8Array = new Uint8Array();
  let nowMs = 0;
  let tellings: FeedTelling[] = [];
  let positions: TrackPoint[] = [];
  let counts = { read: 0, unread: 0 };
  const reader = new AisReader({
    message: (message) => {
      counts.read += 1;
      const point = trackPointOfAis(message, nowMs);
      if (point !== null) positions.push(point);
      if (message.distress === null) return;
      const telling = tellingOfAis(message, Buffer.from(line).toString("latin1").trim(), nowMs);
      if (telling === null) return;
      const reading = { ok: true, thing: message, telling } as const;
      const subject = `ais ${message.mmsi}`;
      tellings.push({ reading, subject, content: contentOfAis(message) });
    },
    fault: () => (counts.unread += 1),
  });
  const lines = eachLine((whole) => {
    line = whole;
    reader.read(whole, nowMs);
  });
  return (bytes, heardMs) => {
    nowMs = heardMs;
    tellings = [];
    positions = [];
    counts = { read: 0, unread: 0 };
    lines(bytes);
    return { tellings, positions, ...counts };
  };
}
