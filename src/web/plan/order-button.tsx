import type { JSX } from "preact";
import { useSignal } from "@preact/signals";
import type { Order } from "#orders";
import { giveOrder, type OrderResult } from "../state/give-order.ts";
import { say, sayRefusal } from "../state/language.ts";
import { opened } from "../state/opened.ts";
import { pictureNow } from "../state/picture.ts";
import { author } from "../state/session.ts";

type Props = {
  readonly name: string;
  /** What the button says before it is pressed for good. */
  readonly sure: string;
  readonly done: string;
  readonly order: () => Order;
};

/** Gives an order on the second press: the first asks whether it is meant. */
export function OrderButton({ name, sure, done, order }: Props): JSX.Element {
  const isAsked = useSignal(false);
  const came = useSignal<OrderResult | null>(null);
  const press = async (): Promise<void> => {
    if (author.value === null) {
      opened.value = { kind: "desk" };
      return;
    }
    if (!isAsked.value) {
      isAsked.value = true;
      return;
    }
    came.value = await giveOrder(order());
    isAsked.value = false;
  };
  const result = came.value;
  if (result?.kind === "done") return <span role="status">✔ {done}</span>;
  return (
    <>
      <button type="button" onClick={() => void press()}>
        {isAsked.value ? sure : name}
      </button>
      {result !== null && <span role="alert"> ⚠ {sayFailed(result)}</span>}
    </>
  );
}

function sayFailed(result: Exclude<OrderResult, { kind: "done" }>): string {
  if (result.kind === "not stored") return `${say("plan.failed")} ${result.why}`;
  const at = pictureNow.value;
  if (!at.ok) return say("plan.failed");
  return result.refusals.flatMap((refusal) => sayRefusal(at.picture, refusal)).join(" ");
}
