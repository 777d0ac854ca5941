import type { Position } from "#units";
import { osmShortPlace } from "./osm-short.ts";
import { plainText, wordsOf, type PlainText } from "./plain-text.ts";
import { readPlusCodes } from "./plus-code.ts";
import { readAngles } from "./read-angles.ts";
import {
  joinFound,
  metresOfDegrees,
  readingsAt,
  type Found,
  type NotReadWhy,
  type PositionDoubt,
  type PositionMethod,
} from "./reading.ts";

const GEO = /(?<!\p{L})geo:[^\s<>"]{1,500}/giu;
const HOSTS = ["www.", "maps.", "goo.gl/", "osm.org/", "w3w.co/", "what3words.com/", "plus.codes/"];
const literal = (host: string): string => host.replaceAll(".", String.raw`\.`);
const HOST = HOSTS.map(literal).join("|");
const LINK = new RegExp(
  String.raw`(?:https?:\/\/|(?<![\p{L}\d./@])(?:${HOST}))[^\s<>"¦]{1,2000}`,
  "giu",
);

/** Parameters that name the place, and, when there is none of these, those that may. */
const PLACE_KEYS = new RegExp(
  `^(?:${[
    "q|query|destination|daddr|coordinates?|pt|cbll|viewpoint|markers?|loc|location|position|point",
    "to|address|sll",
  ].join("|")})$`,
  "i",
);
const VIEW_KEYS = /^(?:ll|center|centre|cp|c|map)$/i;
const LAT_KEYS = /^(?:m?lat|latitude)$/i;
const LON_KEYS = /^(?:m?lo?ng?|longitude)$/i;

/** Pages that show no position before somebody asks their owner for it. */
const SHORTENERS = [
  "maps.app.goo.gl",
  "goo.gl",
  "g.co",
  "maps.apple/p",
  "bit.ly",
  "tinyurl.com",
  "t.co",
  "share.google",
  "waze.com/ul/h",
];
const SHORT = new RegExp(`^(?:https?://)?(?:www\\.)?(?:${SHORTENERS.map(literal).join("|")})`, "i");
const WORDS3 = /^(?:https?:\/\/)?(?:www\.)?(?:w3w\.co|what3words\.com|map\.what3words\.com)\b/i;

/** A web map's world is 256 · 2^zoom pixels round (OpenStreetMap wiki, "Zoom levels"). */
const METRES_PER_PIXEL_AT_0 = 40_075_017 / 256;
/** Half of the width of a telephone's screen. Ours. */
const HALF_SCREEN_PIXELS = 180;
/** The zoom of a map view that does not say it: a town. Ours, on the safe side. */
const ZOOM_UNSAID = 13;

/**
 * Map links of Google, Apple, OpenStreetMap, WhatsApp and others that carry their position, and
 * geo: URIs (RFC 5870). A link is written by a program: no sign is missing in it. The middle of a
 * map that somebody looked at is read only where no place is marked, with the radius of the view.
 */
export function readLinks(text: PlainText): Found {
  const geo = [...text.plain.matchAll(GEO)].map((match) => readOne(text, match, readGeo));
  const links = [...text.plain.matchAll(LINK)].map((match) => readOne(text, match, readLink));
  return joinFound([...geo, ...links]);
}

type Marked = {
  readonly place: Position;
  readonly radius: number;
  readonly method: PositionMethod;
  readonly doubts: readonly PositionDoubt[];
};
type Link = { readonly marked: readonly Marked[]; readonly why: NotReadWhy };

function readOne(text: PlainText, match: RegExpExecArray, read: (link: string) => Link): Found {
  const span = { start: match.index, end: match.index + match[0].length };
  const words = wordsOf(text, span);
  const { marked, why } = read(match[0]);
  const readings = marked.flatMap(({ place, radius, method, doubts }) =>
    readingsAt(place, radius, { method, words, at: span.start, doubts }),
  );
  return {
    readings,
    notRead: readings.length > 0 ? [] : [{ why, words, at: span.start }],
    spans: [span],
  };
}

/** "geo:51.05,1.35;u=35"; in "geo:0,0?q=51.05,1.35(Boat)" the place is the one asked for. */
function readGeo(uri: string): Link {
  const [path = "", query = ""] = decoded(uri.slice("geo:".length)).split("?");
  const asked = parametersOf(query).find(([key]) => key === "q")?.[1];
  const uncertainty = Number(/;u=(\d+(?:\.\d+)?)/i.exec(path)?.[1] ?? 0);
  const pair = /^(-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?)/.exec(path);
  const isOther = pair === null || /;crs=(?!wgs84)/i.test(path);
  if (isOther) return { marked: [], why: "link without a position" };
  const marked = asked === undefined ? pairOf(pair, uncertainty) : placesIn(asked);
  const why = asked === undefined ? "no such position" : "link without a position";
  return { marked: marked.map((each) => ({ ...each, method: "geo URI" as const })), why };
}

/** The figures of a match, latitude first, with the precision of their last digit. */
function pairOf(match: RegExpExecArray | null, least = 0): readonly Marked[] {
  const [, lat = "", lon = ""] = match ?? [];
  if (lat === "" || lon === "") return [];
  const decimals = Math.min(...[lat, lon].map((each) => each.split(".")[1]?.length ?? 0));
  const radius = Math.max(least, metresOfDegrees(10 ** -decimals));
  return [
    { place: { lon: Number(lon), lat: Number(lat) }, radius, method: "map link", doubts: [] },
  ];
}

function readLink(address: string): Link {
  if (WORDS3.test(address)) return { marked: [], why: "what3words" };
  const link = decoded(address.replace(/[).,;!?'\]]+$/, ""));
  const [before, fragment] = splitOnce(link, "#");
  const [path, query] = splitOnce(before, "?");
  const parameters = [...parametersOf(query), ...parametersOf(fragment)];
  const ways: readonly (() => readonly Marked[])[] = [
    () => [...link.matchAll(PIN)].flatMap((pin) => pairOf(pin)),
    () => twoParameters(parameters),
    () =>
      parameters.filter(([key]) => PLACE_KEYS.test(key)).flatMap(([, value]) => placesIn(value)),
    () =>
      placesIn(
        path
          .replace(/^(?:https?:\/\/)?[^/]*/, "")
          .replaceAll(/@.*/g, "")
          .replaceAll("/", " ; "),
      ),
    () => views(link, parameters),
    () => osmShort(path),
  ];
  const inner = link.slice(1).search(/https?:\/\//);
  if (inner >= 0) return readLink(link.slice(1 + inner));
  for (const way of ways) {
    const marked = way();
    if (marked.length > 0) return { marked, why: "no such position" };
  }
  return { marked: [], why: SHORT.test(address) ? "short link" : "link without a position" };
}

/** The marked place of a Google link: "!3d51.0383!4d1.3683". */
const PIN = /!3d(-?\d+(?:\.\d+)?)!4d(-?\d+(?:\.\d+)?)/g;

/** "mlat=51.05&mlon=1.35". */
function twoParameters(parameters: readonly (readonly [string, string])[]): readonly Marked[] {
  const lat = parameters.find(([key]) => LAT_KEYS.test(key))?.[1] ?? "";
  const lon = parameters.find(([key]) => LON_KEYS.test(key))?.[1] ?? "";
  return pairOf(/^(-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?)$/.exec(`${lat},${lon}`));
}

/** The middle of a map: "@51.05,1.35,12z", "#map=12/51.05/1.35", "ll=51.05,1.35&z=12". */
function views(
  link: string,
  parameters: readonly (readonly [string, string])[],
): readonly Marked[] {
  const at = /@(-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?)(?:,(\d+(?:\.\d+)?)(z|m|a)?)?/.exec(link);
  if (at !== null) {
    const [, , , size, unit] = at;
    // "3a": a photograph from the road; "1500m": the height of the picture.
    if (unit === "a") return pairOf(at);
    if (unit === "m") return viewed(pairOf(at), Number(size));
    return zoomed(pairOf(at), Number(size ?? ZOOM_UNSAID));
  }
  const map = /map=(\d+(?:\.\d+)?)\/(-?\d+(?:\.\d+)?)\/(-?\d+(?:\.\d+)?)/.exec(link);
  if (map !== null) {
    const [, zoom = "", lat = "", lon = ""] = map;
    return zoomed(pairOf(/^(.*),(.*)$/.exec(`${lat},${lon}`)), Number(zoom));
  }
  const zoom = parameters.find(([key]) => /^(?:z|zoom|lvl)$/i.test(key))?.[1];
  const middle = parameters
    .filter(([key]) => VIEW_KEYS.test(key))
    .flatMap(([, value]) => placesIn(value));
  // The "ll" of Apple and Waze is the pin; others' is the middle of the view.
  if (/(?:^|\.|\/)(?:maps\.apple|waze)\.com/i.test(link)) return middle;
  return zoomed(middle, Number(zoom ?? ZOOM_UNSAID));
}

function zoomed(marked: readonly Marked[], zoom: number): readonly Marked[] {
  return marked.flatMap((each) => {
    const scale = (METRES_PER_PIXEL_AT_0 * Math.cos((each.place.lat * Math.PI) / 180)) / 2 ** zoom;
    return viewed([each], HALF_SCREEN_PIXELS * scale);
  });
}

function viewed(marked: readonly Marked[], metres: number): readonly Marked[] {
  return marked.map((each) => ({
    ...each,
    method: "map view",
    radius: Math.max(each.radius, metres),
  }));
}

function osmShort(path: string): readonly Marked[] {
  const code = /(?:osm\.org|openstreetmap\.org)\/go\/([\w~@=-]+)/i.exec(path)?.[1];
  const found = code === undefined ? null : osmShortPlace(code);
  if (found === null) return [];
  const place = { lon: found.lon, lat: found.lat };
  // Its letters reach eight zooms further than the view.
  return [{ place, radius: metresOfDegrees(found.cell * 2 ** 7), method: "map view", doubts: [] }];
}

/** Positions in a part of a link: figures in any spelling, or a whole Plus Code. */
function placesIn(part: string): readonly Marked[] {
  const text = plainText(part);
  const { readings } = joinFound([readAngles(text, true), readPlusCodes(text, null)]);
  return readings.map(({ lon, lat, radius, doubts }) => {
    return { place: { lon, lat }, radius, method: "map link", doubts };
  });
}

function parametersOf(query: string): readonly (readonly [string, string])[] {
  return query.split("&").map((part) => {
    const [key, value] = splitOnce(part, "=");
    return [key, value.replace(/^loc:/, "").replaceAll("~", ",")] as const;
  });
}

function splitOnce(text: string, at: string): readonly [string, string] {
  const index = text.indexOf(at);
  return index < 0 ? [text, ""] : [text.slice(0, index), text.slice(index + at.length)];
}

/** Percent signs undone, twice for links in links; what is no UTF-8 stays as it is. */
function decoded(text: string): string {
  let plain = text;
  for (let times = 0; times < 2; times += 1) {
    try {
      plain = decodeURIComponent(plain);
    } catch {
      return plain;
    }
  }
  // In links a space may be a plus; in a Plus Code it is one.
  return plain.replaceAll(/(?<=["'][NSEWO]?|\.\d{1,9}°?[NSEWO])\+(?=\d)/g, " ");
}
