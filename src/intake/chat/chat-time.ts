import type { Moment } from "#log";
import { readWhen } from "../read-when.ts";

/** The date and time of a line as an export writes it, "24/11/2021" and "2:41 am". */
export type Stamp = { readonly date: string; readonly time: string };

const ORDERS = ["day first", "month first", "year first"] as const;
/** The order in which an export writes day, month and year. */
export type DateOrder = (typeof ORDERS)[number];

const DATE = /^(\d{1,4})[./-](\d{1,2})[./-](\d{2,4})$/;
const TIME = /^(\d{1,2})[:.h](\d{2})(?:[:.](\d{2}))?\s*(?:([ap])\.?\s?m\.?)?$/i;

/**
 * The orders that every date of one export allows; of these, those in which its lines never go back
 * in time, where there are such. More than one: nobody can tell.
 */
export function ordersOf(stamps: readonly Stamp[]): readonly DateOrder[] {
  const possible = ORDERS.filter((order) =>
    stamps.every((stamp) => localOf(stamp, order) !== null),
  );
  const forwards = possible.filter((order) => {
    const times = stamps.map((stamp) => localOf(stamp, order) ?? "");
    return times.every((time, at) => at === 0 || time >= times[at - 1]!);
  });
  return forwards.length > 0 ? forwards : possible;
}

/** When a line was written: no export says its zone, so every reading is kept, none is chosen. */
export function momentOf(stamp: Stamp, orders: readonly DateOrder[]): Moment {
  const words = `${stamp.date} ${stamp.time}`;
  const locals = orders.map((order) => localOf(stamp, order)).filter((local) => local !== null);
  const readings = [...new Set(locals)].flatMap((local) => {
    const moment = readWhen(local);
    return moment?.kind === "ambiguous" ? moment.readings : [];
  });
  return { kind: "ambiguous", words, readings: [...new Set(readings)].toSorted().slice(0, 10) };
}

/** "2021-11-24 02:41:07" of a stamp in an order; null when it is no date and time in it. */
function localOf({ date, time }: Stamp, order: DateOrder): string | null {
  const [, first = "", second = "", third = ""] = DATE.exec(date) ?? [];
  const clock = clockOf(time);
  const [year, month, day] = {
    "day first": [third, second, first],
    "month first": [third, first, second],
    "year first": [first, second, third],
  }[order] as [string, string, string];
  const isFull = year.length === 4 || (year.length === 2 && order !== "year first");
  if (clock === null || !isFull || day.length > 2) return null;
  const iso = `${year.padStart(4, "20")}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return isRealDate(iso) ? `${iso} ${clock}` : null;
}

function isRealDate(iso: string): boolean {
  return !Number.isNaN(Date.parse(iso)) && new Date(iso).toISOString().startsWith(iso);
}

function clockOf(time: string): string | null {
  const [, hour = "", minute = "", second = "00", half] = TIME.exec(time.trim()) ?? [];
  const hours = half === undefined ? Number(hour) : hoursOfHalf(Number(hour), half);
  const isTime = hour !== "" && hours <= 23 && Number(minute) <= 59 && Number(second) <= 59;
  return isTime ? `${String(hours).padStart(2, "0")}:${minute}:${second}` : null;
}

/** 24 and more for an hour that no clock of twelve shows. */
function hoursOfHalf(hour: number, half: string): number {
  if (hour < 1 || hour > 12) return 24;
  return (hour % 12) + (half.toLowerCase() === "p" ? 12 : 0);
}
