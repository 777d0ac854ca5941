import { addSeconds, hours, position, type Position } from "#units";
import { markSum } from "#intake";
import { ringAround } from "./ring.ts";
import type { ExchangeDatum, ExchangePlan, ExchangeRoute } from "./exchange-plan.ts";
import { degrees, element, textElement, XML_HEAD } from "./xml.ts";

/** GPX 1.1: a way point for each datum, a route for each unit. */
export function renderGpx({ name, words, at, routes, data }: ExchangePlan): string {
  const place = ({ lon, lat }: Position) => ({ lat: degrees(lat), lon: degrees(lon) });
  const namespace = "http://www.topografix.com/GPX/1/1";
  const content = [
    element("metadata", {}, [
      textElement("name", name),
      textElement("desc", words),
      textElement("time", at),
    ]),
    ...data.map((datum) =>
      element("wpt", place(datum.place), [
        textElement("time", datum.at),
        textElement("name", datum.boat),
        textElement("desc", datumWords(datum)),
      ]),
    ),
    ...routes.map(({ name: unit, boat, points }) =>
      element("rte", {}, [
        textElement("name", unit),
        textElement("desc", boat),
        ...points.map((point, index) =>
          element("rtept", place(point.place), [
            textElement("time", point.at),
            textElement("name", String(index + 1)),
          ]),
        ),
      ]),
    ),
  ];
  const root = { version: "1.1", creator: "Vigie", xmlns: namespace };
  return `${XML_HEAD}${element("gpx", root, content)}\n`;
}

/** KML 2.2: the legs, the area and the circle of 95 %, each a placemark with its time. */
export function renderKml({ name, words, routes, data }: ExchangePlan): string {
  const list = (places: readonly Position[]): string =>
    places.map(({ lon, lat }) => `${degrees(lon)},${degrees(lat)}`).join(" ");
  const polygon = (places: readonly Position[]): string =>
    element("Polygon", {}, [
      element("outerBoundaryIs", {}, [
        element("LinearRing", {}, [textElement("coordinates", list(closed(places)))]),
      ]),
    ]);
  const placemark = (title: string, told: string, shape: string): string =>
    element("Placemark", {}, [textElement("name", title), textElement("description", told), shape]);
  const content = [
    textElement("name", name),
    textElement("description", words),
    ...routes.flatMap((route) => [
      placemark(
        route.name,
        routeWords(route),
        element("LineString", {}, [
          textElement("coordinates", list(route.points.map(({ place }) => place))),
        ]),
      ),
      ...(route.area === null
        ? []
        : [placemark(`${route.name}, ${route.boat}`, routeWords(route), polygon(route.area))]),
    ]),
    ...data.map((datum) =>
      placemark(datum.boat, datumWords(datum), polygon(ringAround(datum.place, datum.radius))),
    ),
  ];
  const root = { xmlns: "http://www.opengis.net/kml/2.2" };
  return `${XML_HEAD}${element("kml", root, [element("Document", {}, content)])}\n`;
}

/** RTZ 1.1 (IEC 61174) holds one route: one unit's legs. */
export function renderRtz({ name, points }: ExchangeRoute): string {
  const waypoints = points.map(({ place: { lon, lat } }, index) =>
    element("waypoint", { id: index + 1, name: String(index + 1) }, [
      element("position", { lat: degrees(lat), lon: degrees(lon) }),
      ...(index === 0 ? [] : [element("leg", { geometryType: "Loxodrome" })]),
    ]),
  );
  const times = points.map(({ at }, index) =>
    element("scheduleElement", { waypointId: index + 1, eta: at }),
  );
  const root = { version: "1.1", xmlns: "http://www.cirm.org/RTZ/1/1" };
  const content = [
    element("routeInfo", { routeName: name }),
    element("waypoints", {}, waypoints),
    element("schedules", {}, [
      element("schedule", { id: 1, name }, [element("calculated", {}, times)]),
    ]),
  ];
  return `${XML_HEAD}${element("route", root, content)}\n`;
}

/** GeoJSON (RFC 7946): legs, areas and circles of 95 %, each with what it is. */
export function renderSearchGeoJson({ name, words, at, routes, data }: ExchangePlan): string {
  const pair = ({ lon, lat }: Position) => [Number(degrees(lon)), Number(degrees(lat))];
  const feature = (properties: object, type: string, coordinates: unknown): object => {
    return { type: "Feature", properties, geometry: { type, coordinates } };
  };
  const features = [
    ...routes.flatMap(({ name: unit, boat, points, area, from, until }) => {
      const about = { unit, boat, from, until };
      const line = points.map(({ place }) => pair(place));
      const times = points.map((point) => point.at);
      return [
        feature({ ...about, kind: "legs", times }, "LineString", line),
        ...(area === null
          ? []
          : [feature({ ...about, kind: "area" }, "Polygon", [anticlockwise(area).map(pair)])]),
      ];
    }),
    ...data.map((datum) => {
      const ring = anticlockwise(ringAround(datum.place, datum.radius)).map(pair);
      const { boat, radius } = datum;
      const about = { kind: "datum", boat, at: datum.at, radius95: Math.round(radius) };
      return feature({ ...about, datum: pair(datum.place) }, "Polygon", [ring]);
    }),
  ];
  return `${JSON.stringify({ type: "FeatureCollection", name, words, at, features })}\n`;
}

/** An event of CoT is shown until then; no client of ours lets one go before, or says "deleted". */
const STALE_AFTER = hours(24 * 365);

/**
 * CoT 2.0, as TAK clients read it: each datum as a point with its circular error, each unit's legs
 * as way points. One event to a line, as on a stream. `ce` is the radius of 95 %; what is not known
 * of the height is 9999999, as the format has it.
 */
export function renderCot({ at, routes, data }: ExchangePlan): string {
  const unknown = "9999999.0";
  const event = (
    uid: string,
    type: string,
    told: { place: Position; error: string; time: string; name: string; words: string },
  ): string =>
    element(
      "event",
      {
        version: "2.0",
        uid,
        type,
        how: "m-p",
        time: at,
        start: told.time,
        stale: addSeconds(at, STALE_AFTER),
      },
      [
        element("point", {
          lat: degrees(told.place.lat),
          lon: degrees(told.place.lon),
          hae: unknown,
          ce: told.error,
          le: unknown,
        }),
        element("detail", {}, [
          element("contact", { callsign: told.name }),
          textElement("remarks", told.words),
          element("vigie", { sum: markSum({ uid, ...sent(told.place), remarks: told.words }) }),
        ]),
      ],
    );
  const events = [
    ...data.map((datum) =>
      event(`vigie-datum-${datum.id}`, "b-m-p-s-m", {
        place: datum.place,
        error: datum.radius.toFixed(1),
        time: datum.at,
        name: datum.boat,
        words: [datumWords(datum), datum.words ?? ""].join(" ").trim(),
      }),
    ),
    ...routes.flatMap((route) =>
      route.points.map((point, index) =>
        event(`vigie-leg-${route.id}-${index + 1}`, "b-m-p-w", {
          place: point.place,
          error: "100.0",
          time: point.at,
          name: `${route.name} ${index + 1}`,
          words: routeWords(route),
        }),
      ),
    ),
  ];
  return `${events.join("\n")}\n`;
}

/** A position as it is read back. */
const sent = ({ lon, lat }: Position): Position =>
  position(Number(degrees(lon)), Number(degrees(lat)));

const closed = (places: readonly Position[]): readonly Position[] => [...places, places[0]!];

/** Outer rings go counter-clockwise (RFC 7946). */
function anticlockwise(places: readonly Position[]): readonly Position[] {
  const ring = closed(places);
  const area = ring.slice(1).reduce((sum, { lon, lat }, index) => {
    const before = ring[index]!;
    return sum + (lon - before.lon) * (lat + before.lat);
  }, 0);
  return area > 0 ? ring.toReversed() : ring;
}

const datumWords = ({ at, radius }: ExchangeDatum): string =>
  `${at}, 95 % ${(radius / 1852).toFixed(1)} NM`;
const routeWords = ({ boat, from, until }: ExchangeRoute): string => `${boat}, ${from} - ${until}`;
