import type { JSX } from "preact";
import { say, sayBoatName } from "../state/language.ts";
import { chosen, mapView } from "../state/opened.ts";
import { board, chosenBoat } from "../state/picture.ts";
import { BoatPanel } from "../boat/boat-panel.tsx";
import { DriftBar } from "../drift/drift-bar.tsx";
import { unplacedOf } from "./boat-marks.ts";
import { BoatTable } from "./boat-table.tsx";
import { SeaMap } from "./sea-map.tsx";

/** The map or its twin in words, and under it the boat that was chosen. */
export function MapSide(): JSX.Element {
  const boat = chosenBoat.value;
  return (
    <aside class="map-side" aria-label={say("map.side")}>
      <div class="map-bar">
        <div role="group" aria-label={say("map.view")} class="tools">
          {(["map", "table"] as const).map((view) => (
            <button
              key={view}
              type="button"
              aria-pressed={mapView.value === view}
              onClick={() => (mapView.value = view)}
            >
              {say(view === "map" ? "map.map" : "map.table")}
              {view === "table" && <kbd>m</kbd>}
            </button>
          ))}
        </div>
        <Unplaced />
      </div>
      {mapView.value === "map" ? <SeaMap /> : <BoatTable />}
      <DriftBar />
      {boat !== null && <BoatPanel boat={boat} />}
    </aside>
  );
}

function Unplaced(): JSX.Element | null {
  const boats = unplacedOf(board.value?.open ?? []);
  if (boats.length === 0) return null;
  const first = boats.slice(0, 4);
  return (
    <p class="unplaced">
      <b>
        {say("map.unplaced")} {boats.length}:
      </b>{" "}
      {first.map((boat) => (
        <button key={boat.id} type="button" onClick={() => (chosen.value = boat.id)}>
          {sayBoatName(boat)}
        </button>
      ))}
      {boats.length > first.length && ` +${boats.length - first.length}`}
    </p>
  );
}
