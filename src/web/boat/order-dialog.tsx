import type { JSX } from "preact";
import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { entryName, type BoatId } from "#log";
import type { OrderFault, Refusal } from "#orders";
import { boatOf, type Contradiction, type Picture } from "#picture";
import { Dialog } from "../shell/dialog.tsx";
import { exerciseCentre, giveOrder, type OrderResult } from "../state/give-order.ts";
import { say, sayBoatName, sayCentre, sayField, sayOrder, sayRefusal } from "../state/language.ts";
import { opened } from "../state/opened.ts";
import { isReplay } from "../state/page.ts";
import { pictureNow } from "../state/picture.ts";
import { Contradictions } from "./contradictions.tsx";
import { formOf, type FormedOrder } from "./order-fields.ts";
import { OrderField } from "./order-field.tsx";
import { readOrderForm } from "./order-reading.ts";
import { SecondSignature } from "./second-signature.tsx";

type Props = {
  readonly order: FormedOrder;
  readonly boat: BoatId;
  readonly filled: Readonly<Record<string, string>>;
  /** What stood against it when it was given without the form. */
  readonly refusals: readonly Refusal[];
};
type Came = OrderResult | { readonly kind: "faults"; readonly faults: readonly OrderFault[] };

/**
 * Gives one order. What stands against it comes back as a list of all reasons; where a second pair
 * of eyes may sign, it signs here, with an explanation for each contradiction.
 */
export function OrderDialog(props: Props): JSX.Element | null {
  const { order, boat, filled, refusals } = props;
  const form = useRef<HTMLFormElement>(null);
  const came = useSignal<Came | null>(refusals.length === 0 ? null : { kind: "refused", refusals });
  const onTable = useSignal(contradictionsIn(refusals, []));
  const at = pictureNow.value;
  if (!at.ok) return null;
  const { fields, second, answers } = formOf(order);
  const about = boatOf(at.picture, boat);

  const give = async (): Promise<void> => {
    if (form.current === null) return;
    const read = readOrderForm(order, boat, new FormData(form.current));
    if (!read.ok) {
      came.value = { kind: "faults", faults: read.faults };
      return;
    }
    const result = await giveOrder(read.order);
    came.value = result;
    if (result.kind === "refused") onTable.value = contradictionsIn(result.refusals, onTable.value);
    if (result.kind === "done") onTable.value = [];
  };

  return (
    <Dialog
      title={`${sayOrder(order)} · ${about === null ? boat : sayBoatName(about)}`}
      onClose={() => (opened.value = null)}
    >
      {isReplay && <AsExercise />}
      <Outcome came={came.value} picture={at.picture} />
      <form
        ref={form}
        class="fields"
        data-order={order}
        onSubmit={(event) => {
          event.preventDefault();
          void give();
        }}
      >
        {fields.map((field, index) => (
          <OrderField
            key={field.name}
            field={field}
            order={order}
            boat={boat}
            picture={at.picture}
            first={index === 0}
            filled={filled[field.name] ?? ""}
          />
        ))}
        {answers === true && <Contradictions onTable={onTable.value} />}
        {second === true && <SecondSignature />}
        <button type="submit" class="wide">
          {say(isReplay ? "order.practise" : "order.give")}
        </button>
      </form>
    </Dialog>
  );
}

/** In whose name an exercise is given: the centre whose log is shown, else the first. */
function AsExercise(): JSX.Element {
  const centre = exerciseCentre();
  return (
    <p class="dim">
      {say("exercise.notice")}{" "}
      {centre !== null && `${say("exercise.centre")} ${sayCentre(centre)}.`}
    </p>
  );
}

type OutcomeProps = { readonly came: Came | null; readonly picture: Picture };

/** What came of the order, said as it is: done, every reason against it, or not stored. */
function Outcome({ came, picture }: OutcomeProps): JSX.Element | null {
  if (came === null) return null;
  if (came.kind === "done") {
    return (
      <p class="notice" role="status">
        ✓ {say("order.done")} {came.entries.map((entry) => entryName(entry)).join(", ")}{" "}
        {isReplay && <b>{say("exercise.mark")}</b>}
      </p>
    );
  }
  if (came.kind === "not stored") {
    return (
      <p class="refusals" role="alert">
        ✕ {say("order.notstored")} {came.why}
      </p>
    );
  }
  const reasons =
    came.kind === "faults"
      ? came.faults.map(({ path, why }) => `${sayField(path)}: ${why}`)
      : came.refusals.flatMap((each) => sayRefusal(picture, each));
  return (
    <div class="refusals" role="alert">
      <b>✕ {say("order.refused")}</b>
      <ul>
        {reasons.map((reason) => (
          <li key={reason}>• {reason}</li>
        ))}
      </ul>
    </div>
  );
}

/**
 * The contradictions to answer; those on the table stay there while other reasons are dealt with.
 */
function contradictionsIn(
  refusals: readonly Refusal[],
  before: readonly Contradiction[],
): readonly Contradiction[] {
  const found = refusals.flatMap((refusal) =>
    refusal.reason === "contradictions" ? refusal.contradictions : [],
  );
  return found.length > 0 ? found : before;
}
