import type { JSX } from "preact";
import { plannedParts } from "#picture";
import { sayPattern } from "#show";
import { now } from "../state/clock.ts";
import { language, say, sayHour, sayUnit } from "../state/language.ts";
import { pictureNow } from "../state/picture.ts";
import { OrderButton } from "./order-button.tsx";
import { searchedOrder } from "./plan-orders.ts";

/** Planned searches that nobody has reported, with the time they are to end. */
export function PlannedParts(): JSX.Element | null {
  const at = pictureNow.value;
  const open = at.ok ? plannedParts(at.picture).filter(({ isReported }) => !isReported) : [];
  if (!at.ok || open.length === 0) return null;
  return (
    <>
      <h3>{say("plan.open")}</h3>
      {open.map((planned) => {
        const { search, part } = planned;
        const { from, until } = part.ground;
        const isOver = until <= now.value;
        const hours = `${sayHour(from)}–${sayHour(until)}`;
        const pattern = sayPattern(part.pattern, language.value);
        return (
          <p key={`${search} ${part.unit}`} data-planned={part.unit}>
            <b>{sayUnit(at.picture, part.unit)}</b>: {pattern}, {hours}{" "}
            {isOver ? `⚠ ${say("plan.over")} ` : ""}
            {isOver && (
              <OrderButton
                name={say("plan.searched")}
                sure={say("plan.sure")}
                done={say("plan.noted")}
                order={() => searchedOrder(planned, say("plan.as"), until)}
              />
            )}
          </p>
        );
      })}
    </>
  );
}
