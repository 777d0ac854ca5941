import type { JSX } from "preact";
import type { Boat } from "#picture";
import { say, sayOrder } from "../state/language.ts";
import { opened } from "../state/opened.ts";
import { isReplay } from "../state/page.ts";
import { BOAT_ORDERS, WATCH_ORDERS, type FormedOrder } from "./order-fields.ts";

const BOAT_KINDS = Object.keys(BOAT_ORDERS) as readonly (keyof typeof BOAT_ORDERS)[];
const WATCH_KINDS = Object.keys(WATCH_ORDERS) as readonly (keyof typeof WATCH_ORDERS)[];
/** Orders that are always in sight; the rest is one step further. */
const IN_SIGHT = 7;

/**
 * What can be ordered for a boat. There is a button to close it: it tells whoever tries what stands
 * in the way.
 */
export function OrderButtons({ boat }: { readonly boat: Boat }): JSX.Element {
  const button = (order: FormedOrder): JSX.Element => (
    <button
      key={order}
      type="button"
      data-order={order}
      onClick={() => (opened.value = { kind: "order", order, boat: boat.id })}
    >
      {sayOrder(order)}
    </button>
  );
  return (
    <div class="orders" role="group" aria-label={say("orders")}>
      {BOAT_KINDS.slice(0, IN_SIGHT).map(button)}
      {!isReplay && (
        <button type="button" data-say="" onClick={() => (opened.value = { kind: "say" })}>
          {say("say")}
        </button>
      )}
      <details>
        <summary>{say("orders.all")}</summary>
        <div class="orders-more">{[...BOAT_KINDS.slice(IN_SIGHT), ...WATCH_KINDS].map(button)}</div>
      </details>
    </div>
  );
}
