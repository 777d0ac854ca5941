import type { JSX } from "preact";
import { useComputed, useSignal, useSignalEffect, type Signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { featuresOf } from "../drift/drift-features.ts";
import { aheadAt, driftAt, drifts, isUpToDate } from "../drift/forecasts.ts";
import { now, nowInMinutes } from "../state/clock.ts";
import { onKey } from "../state/keys.ts";
import { language, say } from "../state/language.ts";
import { chosen } from "../state/opened.ts";
import { board, chosenBoat, pictureNow } from "../state/picture.ts";
import { palette } from "../state/session.ts";
import { marksOf } from "./boat-marks.ts";
import { groundFeatures } from "./ground-features.ts";
import type { ChartMap } from "./chart-map.ts";
import type { BoatMark, Features } from "./marks.ts";

const NO_GROUNDS: Features = { type: "FeatureCollection", features: [] };

/**
 * The map. Its library is fetched after the list is up; where it cannot draw, the board says so and
 * the table stands.
 */
export function SeaMap(): JSX.Element {
  const holder = useRef<HTMLDivElement>(null);
  const map = useSignal<ChartMap | null>(null);
  const fault = useSignal<string | null>(null);

  useEffect(() => {
    let gone = false;
    void openMap(holder.current)
      .then((opened) => {
        if (gone) opened?.remove();
        else map.value = opened;
      })
      .catch((error: unknown) => {
        fault.value = error instanceof Error ? error.message : String(error);
      });
    return () => {
      gone = true;
      map.value?.remove();
    };
  }, []);
  useSignalEffect(() => map.value?.paint(palette.value));
  // A picture has many readings and few changes: the map is told of the changes only.
  const marks = useComputed(() => {
    void language.value;
    return JSON.stringify(marksOf(board.value?.open ?? [], chosenBoat.value, nowInMinutes.value));
  });
  useSignalEffect(() => {
    const changed: readonly BoatMark[] = JSON.parse(marks.value);
    map.value?.show(changed);
  });
  useDriftOn(map);
  useGroundsOn(map);
  useEffect(() => onKey("h", () => map.value?.goHome()), []);

  return (
    <div class="map-view">
      <div ref={holder} class="map" />
      {fault.value !== null && (
        <p class="notice grave" role="alert">
          {say("map.fault")} {fault.value}
        </p>
      )}
      <div class="map-tools">
        <button type="button" aria-label={say("map.nearer")} onClick={() => map.value?.zoom(1)}>
          +
        </button>
        <button type="button" aria-label={say("map.farther")} onClick={() => map.value?.zoom(-1)}>
          −
        </button>
        <button type="button" onClick={() => map.value?.goHome()}>
          {say("map.home")}
          <kbd>h</kbd>
        </button>
        <button
          type="button"
          disabled={chosenBoat.value === null}
          onClick={() => {
            const boat = chosenBoat.value;
            const mark = boat === null ? undefined : marksOf([boat], boat, now.value)[0];
            if (mark !== undefined) map.value?.goTo(mark);
          }}
        >
          {say("map.toboat")}
        </button>
      </div>
      <p class="map-key dim">{say("map.key")}</p>
    </div>
  );
}

/**
 * While forecasts are still coming in, the map is drawn with all of them no more often than this.
 */
const DRAW_EVERY_MS = 2_500;

/**
 * Draws the forecasts: at once when somebody looks at another boat or hour or when the boat looked
 * at has a new one, else now and then.
 */
function useDriftOn(map: Signal<ChartMap | null>): void {
  const drawn = useRef({ key: "", at: 0 });
  useSignalEffect(() => {
    const boat = chosenBoat.value?.id ?? null;
    const all = drifts.value;
    const own = boat === null ? undefined : all.get(boat);
    const shown = driftAt(own, aheadAt.value) !== null;
    const key = `${boat} ${aheadAt.value} ${map.value === null} ${own?.key} ${shown}`;
    const draw = (): void => {
      drawn.current = { key, at: performance.now() };
      map.peek()?.showDrift(featuresOf(all, boat, aheadAt.peek(), (each) => !isUpToDate(each)));
    };
    const waited = performance.now() - drawn.current.at;
    if (key !== drawn.current.key || waited > DRAW_EVERY_MS) {
      draw();
      return undefined;
    }
    const timer = setTimeout(draw, DRAW_EVERY_MS - waited);
    return () => clearTimeout(timer);
  });
}

async function openMap(holder: HTMLDivElement | null): Promise<ChartMap | null> {
  if (holder === null) return null;
  const { ChartMap: Opened } = await import("./chart-map.ts");
  return new Opened(holder, palette.value, say("map.label"), (boat) => (chosen.value = boat));
}

/** The map is told of the water that was searched, and that is to be, when any of it changes. */
function useGroundsOn(map: Signal<ChartMap | null>): void {
  const grounds = useComputed(() => {
    const at = pictureNow.value;
    return JSON.stringify(at.ok ? groundFeatures(at.picture, aheadAt.value) : NO_GROUNDS);
  });
  useSignalEffect(() => {
    const changed: Features = JSON.parse(grounds.value);
    map.value?.showGrounds(changed);
  });
}
