import type { JSX } from "preact";
import { ageOf, effectivePhase, reachOf, type Boat } from "#picture";
import { now } from "../state/clock.ts";
import {
  say,
  sayAge,
  sayBoatName,
  sayCount,
  sayDistance,
  sayMethod,
  sayPhase,
  sayPosition,
} from "../state/language.ts";
import { chosen } from "../state/opened.ts";
import { board } from "../state/picture.ts";

/** The twin of the map in words: every boat, its place, how well it is known and how old. */
export function BoatTable(): JSX.Element {
  const boats = board.value?.open ?? [];
  return (
    <div class="map-view scroller" tabIndex={0} role="region" aria-label={say("map.table")}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say("table.boat")}</th>
            <th scope="col">{say("table.phase")}</th>
            <th scope="col">{say("table.people")}</th>
            <th scope="col">{say("table.position")}</th>
            <th scope="col">{say("table.age")}</th>
            <th scope="col">{say("table.radius")}</th>
            <th scope="col">{say("table.reach")}</th>
          </tr>
        </thead>
        <tbody>
          {boats.map((boat) => (
            <TableRow key={boat.id} boat={boat} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function TableRow({ boat }: { readonly boat: Boat }): JSX.Element {
  const fix = boat.fixes[0];
  const at = now.value;
  return (
    <tr>
      <th scope="row">
        <button type="button" onClick={() => (chosen.value = boat.id)}>
          {sayBoatName(boat)}
        </button>
      </th>
      <td>{sayPhase(effectivePhase(boat, at).phase)}</td>
      <td>{sayCount(boat.unaccounted)}</td>
      {fix === undefined ? (
        <td colSpan={4}>{say("row.nofix")}</td>
      ) : (
        <>
          <td>
            {sayPosition(fix.position)}
            <br />
            <span class="dim">{sayMethod(fix.method)}</span>
          </td>
          <td>{sayAge(ageOf(fix, at))}</td>
          <td>±{sayDistance(fix.radius)}</td>
          <td>{sayDistance(reachOf(fix, at))}</td>
        </>
      )}
    </tr>
  );
}
