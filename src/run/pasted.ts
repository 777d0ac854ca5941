import type { Chart } from "#chart";
import {
  changeMapping,
  openSightings,
  proposeMapping,
  readAml,
  readCap,
  readChat,
  readPidfLo,
  readTracker,
  type MessageReading,
} from "#intake";
import type { CHANNELS } from "#log";

/** What can be pasted or taken from a file, and by which way it counts as having come. */
export const PASTED = {
  chat: "message",
  sightings: "sighting",
  aml: "phone",
  tracker: "message",
  cap: "message",
} as const satisfies Readonly<Record<string, (typeof CHANNELS)[number]>>;
export type PastedKind = keyof typeof PASTED;
export const PASTED_KINDS = Object.keys(PASTED) as [PastedKind, ...PastedKind[]];

export type Pasted = {
  readonly kind: PastedKind;
  readonly text: string;
  /** Of sightings: what a column holds, "people=Personnes". */
  readonly map: readonly string[];
  /** Sent by somebody ashore: each message may be of another boat. */
  readonly relays: boolean;
};

/** Every message in what was pasted; what could not be read is a failure with its words. */
export function readPasted(
  pasted: Pasted,
  chart: Chart | null,
): readonly MessageReading<unknown>[] {
  const readings = readingsOf(pasted, chart);
  if (!pasted.relays) return readings;
  return readings.map((reading) => {
    if (!reading.ok || reading.telling === null) return reading;
    return { ...reading, telling: { ...reading.telling, relays: true } };
  });
}

function readingsOf(
  { kind, text, map }: Pasted,
  chart: Chart | null,
): readonly MessageReading<unknown>[] {
  switch (kind) {
    case "chat":
      return readChat(text, chart);
    case "cap":
      return [readCap(text)];
    case "tracker":
      return readTracker(text);
    case "aml":
      if (text.trimStart().startsWith("<")) return readPidfLo(text);
      return text
        .split(/\r?\n/)
        .filter((message) => message.trim() !== "")
        .map(readAml);
    case "sightings": {
      const file = openSightings(new TextEncoder().encode(text));
      if (file.format === null) return [{ ok: false, words: file.words, why: file.why }];
      return file.read(map.reduce(changeMapping, proposeMapping(file.headings)), chart);
    }
  }
}
