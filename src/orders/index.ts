/** What an officer wants: events, or a refusal with its reasons. May open #units #log #picture. */
export { decide } from "./decide.ts";
export { REASONS, type Context, type Decision, type Reason, type Refusal } from "./decision.ts";
export {
  orderSchema,
  readOrder,
  type Order,
  type OrderFault,
  type OrderInput,
  type OrderKind,
  type OrderOf,
  type OrderReading,
} from "./order.ts";
export { refusedEvent } from "./refused.ts";
export { draftRelay, type RelayDraft } from "./relay.ts";
export { MAY_ORDER, MAY_SIGN, mayOrder, roleTable } from "./roles.ts";
export { RELEASE, REVEALS } from "./messages.ts";
