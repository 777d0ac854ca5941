import type { JSX } from "preact";
import type { BoatId } from "#log";
import { boatOf, type Boat, type Picture } from "#picture";
import type { ReportStanding } from "#match";
import { say, sayBoatName, sayChance } from "../state/language.ts";
import { chosen } from "../state/opened.ts";
import { matchedLast } from "./matching.ts";

/** Reports in doubt that are told; those that are sure of their row come last. */
const SHOWN = 4;
/** Boats named for each. */
const BOATS_SHOWN = 3;
/** Less than this is not spoken of. */
const SPOKEN_LEAST = 0.02;

/** What each report of the boat may be of, the least sure first; null when nothing was weighed. */
export function standingsOf(boat: Boat): readonly ReportStanding[] {
  const all = matchedLast.value?.proposals.standings ?? [];
  const sureness = ({ boats, newBoat }: ReportStanding): number =>
    Math.max(newBoat, boats.find((each) => each.boat === boat.id)?.p ?? 0);
  return all
    .filter((each) => each.boat === boat.id)
    .toSorted((one, other) => sureness(one) - sureness(other))
    .slice(0, SHOWN);
}

type Props = { readonly boat: Boat; readonly picture: Picture };

/** For each report the boats that it may be of, a further boat, and none at all, with chances. */
export function Standings({ boat, picture }: Props): JSX.Element {
  return (
    <ul class="standings">
      {standingsOf(boat).map((standing) => (
        <li key={standing.id}>
          <b>{standing.id}</b>:{" "}
          {standing.boats.slice(0, BOATS_SHOWN).map(({ boat: id, p }) => (
            <BoatChance key={id} id={id} p={p} own={id === boat.id} picture={picture} />
          ))}
          {standing.newBoat >= SPOKEN_LEAST &&
            `${say("match.further.chance")} ${sayChance(standing.newBoat)} · `}
          {say("match.noboat.chance")} {sayChance(standing.noBoat)}
        </li>
      ))}
    </ul>
  );
}

type OfBoat = {
  readonly id: BoatId;
  readonly p: number;
  /** Whether it is the row that it stands on. */
  readonly own: boolean;
  readonly picture: Picture;
};

function BoatChance({ id, p, own, picture }: OfBoat): JSX.Element {
  const boat = boatOf(picture, id);
  const name = boat === null ? id : sayBoatName(boat);
  return (
    <>
      {own ? (
        say("match.own")
      ) : (
        <button type="button" class="to-boat" onClick={() => (chosen.value = id)}>
          {name}
        </button>
      )}{" "}
      {sayChance(p)} ·{" "}
    </>
  );
}
