import type { JSX } from "preact";
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { MESSAGES, type BoatId } from "#log";
import { RELEASE } from "#orders";
import { boatOf, boatsOf, unitsOf, type Picture } from "#picture";
import { OF_A_BOAT, type MessageKind } from "#show";
import { Dialog } from "../shell/dialog.tsx";
import { centres } from "../state/entries.ts";
import { say, sayBoatName, sayCentre, sayTerm } from "../state/language.ts";
import { chosen, opened } from "../state/opened.ts";
import { pictureNow } from "../state/picture.ts";
import { askForDraft, askForSent, sentMessages } from "./messages.ts";
import type { Came, MessageChosen, MessageDraft } from "./messages.ts";
import { SayDraft } from "./say-draft.tsx";
import { SentMessages } from "./sent-messages.tsx";

type Made = {
  readonly serial: number;
  readonly chosen: MessageChosen;
  readonly came: Came<MessageDraft>;
};

/** Makes a message of the picture, shows what it reveals to whom, and sends it. */
export function SayPanel(): JSX.Element | null {
  const message = useSignal<MessageKind>(chosen.value === null ? "shift handover" : "sitrep");
  const made = useSignal<Made | null>(null);
  const waits = useSignal(false);
  useEffect(() => void askForSent(), []);
  const at = pictureNow.value;
  if (!at.ok) return null;
  const make = async (form: HTMLFormElement): Promise<void> => {
    const wanted = readChosen(form, message.value, at.picture);
    waits.value = true;
    const serial = (made.value?.serial ?? 0) + 1;
    made.value = { serial, chosen: wanted, came: await askForDraft(wanted) };
    waits.value = false;
  };
  return (
    <Dialog title={say("say")} onClose={() => (opened.value = null)}>
      <form
        class="fields"
        onSubmit={(event) => {
          event.preventDefault();
          void make(event.currentTarget);
        }}
      >
        <label>
          {say("say.what")}
          <select
            name="message"
            autofocus
            value={message.value}
            onChange={(event) => (message.value = event.currentTarget.value as MessageKind)}
          >
            {MESSAGES.map((each) => (
              <option key={each} value={each}>
                {sayTerm("message", each)}
              </option>
            ))}
          </select>
        </label>
        {OF_A_BOAT.has(message.value) && <WhichBoat picture={at.picture} />}
        <Whom message={message.value} picture={at.picture} />
        <button type="submit" class="wide" disabled={waits.value}>
          {say(waits.value ? "say.waits" : "say.make")}
        </button>
      </form>
      {made.value !== null && (
        <SayDraft key={made.value.serial} chosen={made.value.chosen} came={made.value.came} />
      )}
      <SentMessages />
    </Dialog>
  );
}

function readChosen(form: HTMLFormElement, message: MessageKind, picture: Picture): MessageChosen {
  const data = new FormData(form);
  const text = (name: string): string => {
    const value = data.get(name);
    return typeof value === "string" ? value.trim() : "";
  };
  const boat = OF_A_BOAT.has(message)
    ? (boatOf(picture, text("boat") as BoatId)?.id ?? null)
    : null;
  const kind = RELEASE[message].find((each) => each === text("kind")) ?? RELEASE[message][0]!;
  return { message, boat, to: { kind, name: text("to") } };
}

function WhichBoat({ picture }: { readonly picture: Picture }): JSX.Element {
  const open = boatsOf(picture).filter(({ onBoard }) => onBoard);
  const now = chosen.value === null ? null : boatOf(picture, chosen.value);
  return (
    <label>
      {say("say.boat")}
      <select name="boat" required>
        {open.map((boat) => (
          <option key={boat.id} value={boat.id} selected={boat.id === now?.id}>
            {sayBoatName(boat)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Only those whom it may be told; a name may be any, those that are known are offered. */
function Whom({
  message,
  picture,
}: {
  readonly message: MessageKind;
  readonly picture: Picture;
}): JSX.Element {
  const kinds = RELEASE[message];
  const known = [
    ...sentMessages.value.mails.filter(({ kind }) => kinds.includes(kind)).map(({ name }) => name),
    ...(kinds.includes("unit") ? unitsOf(picture).map(({ name }) => name) : []),
    ...(kinds.includes("centre") ? centres.value.map((centre) => sayCentre(centre)) : []),
    ...(kinds.includes("all ships") ? [sayTerm("recipient", "all ships")] : []),
  ];
  return (
    <>
      <label>
        {say("say.kind")}
        <select name="kind" key={message}>
          {kinds.map((kind) => (
            <option key={kind} value={kind}>
              {sayTerm("recipient", kind)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {say("say.to")}
        <input name="to" required maxLength={120} list="say-known" autocomplete="off" />
        <datalist id="say-known">
          {[...new Set(known)].map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      </label>
    </>
  );
}
