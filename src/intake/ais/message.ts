import {
  addressedBinary,
  addressedText,
  broadcastBinary,
  broadcastText,
  positioningCorrections,
  slotBinary,
} from "./binary-messages.ts";
import type { Bits } from "./bits.ts";
import {
  acknowledgement,
  assignment,
  channelManagement,
  groupAssignment,
  interrogation,
  slotReservation,
  timeInquiry,
} from "./link-messages.ts";
import {
  baseStation,
  classAPosition,
  classBExtended,
  classBPosition,
  longRangePosition,
  rescueAircraft,
} from "./position-messages.ts";
import type { Via } from "./quantities.ts";
import { aidToNavigation, classAParticulars, classBParticulars } from "./static-messages.ts";

/**
 * One AIS message with every field of its type (ITU-R M.1371-5), named as in gpsd's JSON. Degrees,
 * knots, metres, degrees a minute; what is "not available" is null. docs/models/ais.md lists them.
 */
export type AisMessage =
  | ReturnType<typeof classAPosition>
  | ReturnType<typeof baseStation>
  | ReturnType<typeof classAParticulars>
  | ReturnType<typeof addressedBinary>
  | ReturnType<typeof acknowledgement>
  | ReturnType<typeof broadcastBinary>
  | ReturnType<typeof rescueAircraft>
  | ReturnType<typeof timeInquiry>
  | ReturnType<typeof addressedText>
  | ReturnType<typeof broadcastText>
  | ReturnType<typeof interrogation>
  | ReturnType<typeof assignment>
  | ReturnType<typeof positioningCorrections>
  | ReturnType<typeof classBPosition>
  | ReturnType<typeof classBExtended>
  | ReturnType<typeof slotReservation>
  | ReturnType<typeof aidToNavigation>
  | ReturnType<typeof channelManagement>
  | ReturnType<typeof groupAssignment>
  | ReturnType<typeof classBParticulars>
  | ReturnType<typeof slotBinary>
  | ReturnType<typeof longRangePosition>;

type Kind = {
  /** Bits without which the message does not say what it is for; later fields are then null. */
  readonly least: number;
  /**
   * Bits of the longest form, and some that transmitters are known to add. More of them in several
   * parts were not one message.
   */
  readonly most: number;
  readonly read: (bits: Bits, via: Via) => AisMessage;
};

const LONGEST = 1064;
/** One slot; some transmitters fill what they do not need, and a little more. */
const ONE_SLOT = 192;

const KINDS: readonly (Kind | null)[] = [
  null,
  { least: 149, most: ONE_SLOT, read: classAPosition },
  { least: 149, most: ONE_SLOT, read: classAPosition },
  { least: 149, most: ONE_SLOT, read: classAPosition },
  { least: 149, most: ONE_SLOT, read: baseStation },
  { least: 420, most: 432, read: classAParticulars },
  { least: 88, most: LONGEST, read: addressedBinary },
  { least: 70, most: ONE_SLOT, read: acknowledgement },
  { least: 56, most: LONGEST, read: broadcastBinary },
  { least: 148, most: ONE_SLOT, read: rescueAircraft },
  { least: 70, most: ONE_SLOT, read: timeInquiry },
  { least: 149, most: ONE_SLOT, read: baseStation },
  { least: 72, most: LONGEST, read: addressedText },
  { least: 70, most: ONE_SLOT, read: acknowledgement },
  { least: 40, most: LONGEST, read: broadcastText },
  { least: 88, most: ONE_SLOT, read: interrogation },
  { least: 92, most: ONE_SLOT, read: assignment },
  { least: 75, most: LONGEST, read: positioningCorrections },
  { least: 148, most: ONE_SLOT, read: classBPosition },
  { least: 308, most: 336, read: classBExtended },
  { least: 70, most: ONE_SLOT, read: slotReservation },
  { least: 271, most: 376, read: aidToNavigation },
  { least: 145, most: ONE_SLOT, read: channelManagement },
  { least: 154, most: ONE_SLOT, read: groupAssignment },
  { least: 160, most: ONE_SLOT, read: classBParticulars },
  { least: 40, most: ONE_SLOT, read: slotBinary },
  { least: 60, most: LONGEST, read: slotBinary },
  { least: 95, most: ONE_SLOT, read: longRangePosition },
];

const PART_B_BITS = 162;

/** The message in `bits`, come in so many parts; words that say why not when there is none. */
export function readMessage(bits: Bits, parts: number, via: Via): AisMessage | string {
  const { length } = bits;
  if (length < 38) return `expected a type and an MMSI in 38 bits; came ${length} bits`;
  const type = bits.unsigned(0, 6);
  const kind = KINDS[type];
  if (kind === null || kind === undefined)
    return `expected a message of type 1 to 27; came type ${type}`;
  if (length < kind.least || (parts > 1 && length > kind.most))
    return `expected ${kind.least} to ${kind.most} bits of a message ${type}; came ${length}`;
  if (type !== 24) return kind.read(bits, via);
  const part = bits.unsigned(38, 2);
  if (part > 1) return `expected part A or B of a message 24; came part ${part}`;
  if (part === 1 && length < PART_B_BITS)
    return `expected ${PART_B_BITS} bits of a message 24 B; came ${length}`;
  return kind.read(bits, via);
}
