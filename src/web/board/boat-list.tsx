import type { JSX } from "preact";
import { useRef } from "preact/hooks";
import type { BoatId } from "#log";
import type { Boat } from "#picture";
import { now } from "../state/clock.ts";
import { states } from "../match/matching.ts";
import { language } from "../state/language.ts";
import { chosen } from "../state/opened.ts";
import { chosenBoat } from "../state/picture.ts";
import { BoatRow } from "./boat-row.tsx";
import { rowOf } from "./row.ts";

type Props = { readonly boats: readonly Boat[]; readonly label: string };
type Drawn = { readonly reads: string; readonly element: JSX.Element };

const choose = (boat: BoatId): void => {
  chosen.value = boat;
};

/**
 * Boats as rows. Rows off the screen cost no layout (`content-visibility`) and stay in the page for
 * readers; a row whose words have not changed is not drawn again.
 */
export function BoatList({ boats, label }: Props): JSX.Element {
  const drawn = useRef(new Map<BoatId, Drawn>());
  const next = new Map<BoatId, Drawn>();
  for (const boat of boats) {
    const row = rowOf(boat, now.value, states.value.get(boat.id) ?? null);
    const isChosen = chosenBoat.value?.id === boat.id;
    const reads = `${language.value}${isChosen ? "+" : "-"}${JSON.stringify(row)}`;
    const before = drawn.current.get(boat.id);
    next.set(
      boat.id,
      before?.reads === reads
        ? before
        : {
            reads,
            element: <BoatRow key={boat.id} row={row} chosen={isChosen} onChoose={choose} />,
          },
    );
  }
  drawn.current = next;
  return (
    <ul class="rows" aria-label={label}>
      {[...next.values()].map(({ element }) => element)}
    </ul>
  );
}
