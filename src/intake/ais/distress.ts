/**
 * Why a message is more than traffic. `device` is what sends: a search and rescue transmitter, a
 * man-overboard device, a beacon, an aircraft that searches, or a ship (whatever is none of the
 * others). `state` is "active" when it says so, "test" when it says so, "rescuer" for an aircraft
 * that is no casualty itself, and "unsaid" otherwise: to be taken as active until somebody knows
 * better.
 */
export type AisDistress = {
  readonly device: "sart" | "man overboard" | "epirb" | "aircraft" | "ship";
  readonly state: "active" | "test" | "unsaid" | "rescuer";
  readonly reason: string;
};

/** ITU-R M.585-9, annex 2: what the first three digits of such a device say. */
const DEVICES: Readonly<Record<number, AisDistress["device"]>> = {
  970: "sart",
  972: "man overboard",
  974: "epirb",
};

const STATUS_ACTIVE = 14;
/** A device under test says "not defined" (IEC 61097-14). */
const STATUS_TEST = 15;

const ALARM = /\b(?:SART|MOB|EPIRB)\s+ACTIVE\b|\bMAYDAY\b|\bMAN OVERBOARD\b/;
const TEST = /\b(?:SART|MOB|EPIRB)\s+TEST\b/;

/** By who sends and, for messages 1 to 3 and 27, the navigational status; null for traffic. */
export function distressOf(mmsi: number, status: number | null): AisDistress | null {
  if (status !== STATUS_ACTIVE && (mmsi < 970_000_000 || mmsi > 974_999_999)) return null;
  const device = DEVICES[Math.floor(mmsi / 1_000_000)];
  if (status === STATUS_ACTIVE)
    return { device: device ?? "ship", state: "active", reason: "navigational status 14" };
  if (device === undefined) return null;
  const state = status === STATUS_TEST ? "test" : "unsaid";
  return { device, state, reason: `MMSI ${Math.floor(mmsi / 1_000_000)}: ${device}` };
}

/** By who sends and what its safety text says; null for traffic. */
export function distressInText(mmsi: number, text: string | null): AisDistress | null {
  const said = text?.toUpperCase() ?? "";
  const device = DEVICES[Math.floor(mmsi / 1_000_000)] ?? "ship";
  if (ALARM.test(said)) return { device, state: "active", reason: `says "${said}"` };
  if (TEST.test(said)) return { device, state: "test", reason: `says "${said}"` };
  return distressOf(mmsi, null);
}

/** Of a message 9: an aircraft that searches. No casualty, but somebody is looking for one. */
export const AIRCRAFT: AisDistress = {
  device: "aircraft",
  state: "rescuer",
  reason: "message 9: a search and rescue aircraft",
};
