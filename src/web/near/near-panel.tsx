import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { boatOf, type Boat } from "#picture";
import { Dialog } from "../shell/dialog.tsx";
import { say, sayBoatName, sayHour, sayTerm } from "../state/language.ts";
import { chosen, opened } from "../state/opened.ts";
import { pictureNow } from "../state/picture.ts";
import { sayNearPlace, sayNearTime } from "./near-words.ts";
import { askForNear, nearAnswered, nearTold, type NearTold } from "./near-told.ts";
import { PageLink } from "./page-link.tsx";

/** Everybody who could go to the chosen boat, with the time or why there is none. */
export function NearPanel(): JSX.Element | null {
  const id = chosen.value;
  const at = pictureNow.value;
  const boat = id === null || !at.ok ? null : boatOf(at.picture, id);
  return boat === null ? null : <NearDialog boat={boat} />;
}

function NearDialog({ boat }: { readonly boat: Boat }): JSX.Element {
  useEffect(() => askForNear(boat.id), [boat.id]);
  const told = nearTold.value?.boat === boat.id ? nearTold.value : null;
  const near = told?.near ?? [];
  const task = ({ unit }: NearTold): void => {
    opened.value = { kind: "order", order: "taskUnit", boat: boat.id, filled: { unit } };
  };
  const close = (): null => (opened.value = null);
  return (
    <Dialog title={`${say("near.title")} ${sayBoatName(boat)}`} onClose={close}>
      {!nearAnswered.value && (
        <p role="alert">
          ⚠ {say("near.silent")} {told !== null && sayHour(told.at)}
        </p>
      )}
      {told !== null && near.length === 0 && <p>{say("near.none")}</p>}
      <Towards near={near} />
      {near.length > 0 && <NearTable near={near} onTask={task} />}
    </Dialog>
  );
}

function Towards({ near }: Pick<TableProps, "near">): JSX.Element | null {
  const towards = near.find((each) => each.towards !== null)?.towards ?? null;
  return towards === null ? null : <p class="dim">{say(`near.towards.${towards}`)}</p>;
}

type TableProps = {
  readonly near: readonly NearTold[];
  readonly onTask: (near: NearTold) => void;
};

function NearTable({ near, onTask }: TableProps): JSX.Element {
  return (
    <table class="keys near">
      <thead>
        <tr>
          <th scope="col">{say("near.who")}</th>
          <th scope="col">{say("near.time")}</th>
          <th scope="col">{say("near.place")}</th>
          <th scope="col">{say("near.places")}</th>
          <th scope="col">{say("near.acts")}</th>
        </tr>
      </thead>
      <tbody>
        {near.map((each) => (
          <tr key={each.unit} data-unit={each.unit}>
            <th scope="row">
              {each.name}{" "}
              <span class="dim">{each.type === null ? "" : sayTerm("unit", each.type)}</span>
            </th>
            <td>{sayNearTime(each)}</td>
            <td>{sayNearPlace(each)}</td>
            <td>
              {each.aboard} / {each.places ?? "?"}
            </td>
            <td>
              {each.isRegistered && (
                <>
                  <button type="button" onClick={() => onTask(each)}>
                    {say("near.task")}
                  </button>{" "}
                  <PageLink unit={each.unit} />
                </>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
