import { readTracker } from "#intake";
import type { FeedTelling, Reader } from "./feed.ts";

/**
 * Reads what a tracker's service answers: the same messages again and again, which their keys make
 * one report each. A document that is none is one report, however often it comes.
 */
export function openTrackerReader(): Reader<string> {
  return (text) => {
    const readings = readTracker(text);
    const tellings = readings.flatMap((reading): FeedTelling[] => {
      // An answer with nothing in it is counted: there are no words to keep.
      if (!reading.ok && reading.words.trim() === "") return [];
      if (!reading.ok) return [{ reading, subject: "document", content: reading.why }];
      const { thing, telling } = reading;
      if (telling === null) return [];
      const subject = telling.sender === null ? null : `tracker ${telling.sender}`;
      return [{ reading, subject, content: thing.text ?? "" }];
    });
    const read = readings.filter(({ ok }) => ok).length;
    return { tellings, positions: [], read, unread: readings.length - read };
  };
}
