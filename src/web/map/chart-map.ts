import { GeoJSONSource, Map as LibreMap, ScaleControl, setWorkerUrl } from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url";
import "maplibre-gl/dist/maplibre-gl.css";
import { PHASES, type BoatId } from "#log";
import { chartStyle } from "./chart-style.ts";
import type { DriftFeatures } from "../drift/drift-features.ts";
import { pointsOf, radiiOf, reachesOf, type BoatMark, type Features } from "./marks.ts";
import { PAINT } from "./paint.ts";
import { drawShape } from "./shapes.ts";

// Vite does not emit the worker by itself: without its address the map stays blank.
setWorkerUrl(workerUrl);

/** The Dover Strait, west, south, east, north. */
const STRAIT: [number, number, number, number] = [0.75, 50.6, 2.55, 51.45];
/** How close the map goes to one boat. */
const CLOSE_ZOOM = 10.5;

type Palette = keyof typeof PAINT;
type Places = { readonly places: readonly PlaceOfFile[] };
type PlaceOfFile = { name: string; kind: string; lon: number; lat: number };

/** The map in the page: it lives as long as its element, and shows the marks it was given last. */
export class ChartMap {
  readonly #map: LibreMap;
  #marks: readonly BoatMark[] = [];
  #drift: DriftFeatures | null = null;
  #grounds: Features | null = null;
  #palette: Palette;
  #places: Features = { type: "FeatureCollection", features: [] };
  #ready = false;

  constructor(
    holder: HTMLElement,
    palette: Palette,
    title: string,
    onChoose: (boat: BoatId) => void,
  ) {
    this.#palette = palette;
    this.#map = new LibreMap({
      container: holder,
      style: chartStyle(PAINT[palette]),
      bounds: STRAIT,
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      fadeDuration: 0,
      locale: { "Map.Title": title },
    });
    this.#map.touchZoomRotate.disableRotation();
    this.#map.addControl(new ScaleControl({ unit: "nautical" }), "bottom-right");
    this.#map.on("style.load", () => this.#dress());
    this.#map.on("click", "boats", (event) => {
      const boat: unknown = event.features?.[0]?.properties["boat"];
      if (typeof boat === "string") onChoose(boat as BoatId);
    });
    this.#map.once("idle", () => holder.setAttribute("data-drawn", "yes"));
    void this.#fetchPlaces();
  }

  /** Shows these boats and no others. */
  show(marks: readonly BoatMark[]): void {
    this.#marks = marks;
    if (!this.#ready) return;
    this.#set("reaches", reachesOf(marks));
    this.#set("radii", radiiOf(marks));
    this.#set("boats", pointsOf(marks));
  }

  /** Shows these forecasts and no others. */
  showDrift(drift: DriftFeatures): void {
    this.#drift = drift;
    if (!this.#ready) return;
    this.#set("drift-areas", drift.areas);
    this.#set("drift-cloud", drift.cloud);
    this.#set("drift-datums", drift.datums);
  }

  /** Shows the water that was searched, and that is to be, and no other. */
  showGrounds(grounds: Features): void {
    this.#grounds = grounds;
    if (this.#ready) this.#set("grounds", grounds);
  }

  paint(palette: Palette): void {
    if (palette === this.#palette) return;
    this.#palette = palette;
    this.#ready = false;
    this.#map.setStyle(chartStyle(PAINT[palette]), { diff: false });
  }

  /** Brings a boat into the middle. Jumps, because a moving map says nothing and hides much. */
  goTo(mark: BoatMark): void {
    const zoom = Math.max(this.#map.getZoom(), CLOSE_ZOOM);
    this.#map.jumpTo({ center: [mark.position.lon, mark.position.lat], zoom });
  }

  /** The whole strait again. */
  goHome(): void {
    this.#map.fitBounds(STRAIT, { animate: false });
  }

  zoom(steps: number): void {
    this.#map.zoomTo(this.#map.getZoom() + steps, { animate: false });
  }

  remove(): void {
    this.#map.remove();
  }

  #dress(): void {
    const paint = PAINT[this.#palette];
    for (const phase of PHASES) {
      for (const chosen of [false, true]) {
        const shape = drawShape(phase, paint, chosen);
        if (shape === null) continue;
        this.#map.addImage(`${phase}${chosen ? "-chosen" : ""}`, shape, { pixelRatio: 2 });
      }
    }
    this.#ready = true;
    this.#set("places", this.#places);
    this.show(this.#marks);
    if (this.#drift !== null) this.showDrift(this.#drift);
    if (this.#grounds !== null) this.showGrounds(this.#grounds);
  }

  async #fetchPlaces(): Promise<void> {
    const response = await fetch("/chart/places.json");
    if (!response.ok) return;
    const file: Places = await response.json();
    this.#places = {
      type: "FeatureCollection",
      features: file.places.map(({ name, kind, lon, lat }) => ({
        type: "Feature",
        properties: { name: shortName(name), kind },
        geometry: { type: "Point", coordinates: [lon, lat] },
      })),
    };
    if (this.#ready) this.#set("places", this.#places);
  }

  #set(source: string, data: Features): void {
    const held = this.#map.getSource(source);
    if (held instanceof GeoJSONSource) void held.setData(data);
  }
}

/** A name as the map writes it: without what stands in brackets. */
function shortName(name: string): string {
  return name.replace(/ \(.*\)$/, "");
}
