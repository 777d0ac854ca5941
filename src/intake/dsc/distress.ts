import { NATURES } from "./codes.ts";
import { readMmsi, readSymbol } from "./fields.ts";

/**
 * What a call says of distress. `casualty` is who is in distress: never the station that relays or
 * acknowledges; null when the call does not name one. A call that cancels or acknowledges is still
 * a distress call: nobody is safe because a radio said so.
 */
export type DscDistress = {
  readonly state: "alert" | "relay" | "acknowledged" | "cancelled" | "unsaid";
  readonly casualty: string | null;
  readonly nature: string | null;
  readonly reason: string;
};

const DISTRESS = "12";
const RELAY = "12";
const ACKNOWLEDGEMENT = "10";

/**
 * The distress of a call: by its format when it is an alert, whatever its category says (the
 * standard leaves it empty); by its category or its telecommand when another station passes it on.
 */
export function distressOf(fields: readonly string[], sender: string | null): DscDistress | null {
  const told = readMmsi(fields[7]);
  if (readSymbol(fields[0]) === DISTRESS) return alertOf(fields, sender, told);
  const telecommand = readSymbol(fields[3]);
  const passesOn = telecommand === RELAY || telecommand === ACKNOWLEDGEMENT;
  if (readSymbol(fields[2]) !== DISTRESS && (told === null || !passesOn)) return null;
  const nature = NATURES[readSymbol(fields[8])] ?? null;
  const by = sender ?? "an unknown station";
  if (telecommand === ACKNOWLEDGEMENT) {
    const state = told !== null && told === sender ? "cancelled" : "acknowledged";
    return { state, casualty: told, nature, reason: `distress acknowledged by ${by}` };
  }
  const state = telecommand === RELAY ? "relay" : "unsaid";
  return { state, casualty: told, nature, reason: `distress relayed by ${by}` };
}

function alertOf(
  fields: readonly string[],
  sender: string | null,
  told: string | null,
): DscDistress {
  const nature = NATURES[readSymbol(fields[3])] ?? null;
  if (told === null) return { state: "alert", casualty: sender, nature, reason: "distress call" };
  // Some radios cancel so; whether this one does is for a voice to say.
  const reason = "distress call that names who is in distress: an alert, or one taken back";
  return { state: "unsaid", casualty: told, nature, reason };
}
