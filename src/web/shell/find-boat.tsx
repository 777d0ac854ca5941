import type { JSX } from "preact";
import { useSignal } from "@preact/signals";
import { boatsOf, type Boat } from "#picture";
import { say, sayBoatName, sayCount } from "../state/language.ts";
import { chosen, opened } from "../state/opened.ts";
import { pictureNow } from "../state/picture.ts";
import { Dialog } from "./dialog.tsx";

const FOUND_MAX = 12;

/** Finds a boat by any name any agency gave it, or by words of a report; on the board or off it. */
export function FindBoat(): JSX.Element {
  const wanted = useSignal("");
  const at = pictureNow.value;
  const boats = at.ok ? find(boatsOf(at.picture), wanted.value) : [];
  const choose = (boat: Boat): void => {
    chosen.value = boat.id;
    opened.value = null;
  };
  return (
    <Dialog title={say("list.find")} onClose={() => (opened.value = null)}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (boats[0] !== undefined) choose(boats[0]);
        }}
      >
        <input
          type="search"
          autofocus
          aria-label={say("list.find")}
          value={wanted.value}
          onInput={(event) => (wanted.value = event.currentTarget.value)}
        />
      </form>
      {boats.length === 0 && <p>{say("list.notfound")}</p>}
      <ul class="found">
        {boats.slice(0, FOUND_MAX).map((boat) => (
          <li key={boat.id}>
            <button type="button" onClick={() => choose(boat)}>
              {sayBoatName(boat)} · {sayCount(boat.unaccounted)} {say("row.unaccounted")}
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

function find(boats: readonly Boat[], wanted: string): readonly Boat[] {
  const part = wanted.trim().toLowerCase();
  if (part === "") return boats;
  return boats.filter(
    (boat) =>
      boat.id.includes(part) ||
      boat.names.some(({ name }) => name.toLowerCase().includes(part)) ||
      boat.reports.some(({ event }) => event.words.toLowerCase().includes(part)),
  );
}
