import { minutes, type Seconds } from "#units";
import { say, sayAge, sayTerm } from "../state/language.ts";
import type { NearTold } from "./near-told.ts";

/** The time with what it rests on, or why there is none; and whether the unit is held back. */
export function sayNearTime(near: NearTold): string {
  const { minutes: time, noTime, speedFrom, fromStation, heldBack, status } = near;
  const parts = [
    time === null ? say(`near.no.${noTime ?? "where unknown"}`) : sayAge(minutes(time)),
    ...(speedFrom === "assumed" ? [say("near.assumed")] : []),
    ...(near.isBeyondFuel === true ? [`⚠ ${say("near.fuel")}`] : []),
    ...(fromStation === null ? [] : [`${say("near.station")} ${fromStation}`]),
    ...(heldBack === null ? [] : [`⚠ ${say("near.held")} ${heldBack.why}`]),
    ...(status === null ? [] : [sayTerm("status", status)]),
  ];
  return parts.join(" · ");
}

/** How old its place is and how it is known; "where unknown" where nobody knows. */
export function sayNearPlace({ where }: NearTold): string {
  if (where === null) return say("near.no.where unknown");
  return `${sayAge(where.age as Seconds)} · ${say(`near.${where.how}`)}`;
}
