/**
 * What was said, in order, unalterable: events, entries, the hash chain. May open #units; schemas
 * by zod.
 */
export { canonical } from "./canonical.ts";
export {
  bodyFrom,
  bodyText,
  draftText,
  FAULT_KINDS,
  faultAfter,
  firstFault,
  seal,
  type DraftText,
  type Fault,
  type FaultKind,
  type Hasher,
  type Head,
  type Link,
  type PublishedHead,
} from "./chain.ts";
export {
  compareEntries,
  entryName,
  GENESIS,
  ROLES,
  type Author,
  type Centre,
  type Draft,
  type Entry,
  type EntryName,
  type Hash,
  type Role,
} from "./entry.ts";
export {
  eventSchema,
  eventSchemas,
  type EventKind,
  type EventOf,
  type LoggedEvent,
  type UnknownEvent,
  type VigieEvent,
} from "./events.ts";
export {
  faultIn,
  isCentre,
  LINE_LENGTH_MAX,
  lineOf,
  readLine,
  readLines,
  type LineReading,
} from "./json-lines.ts";
export {
  isKnownKind,
  isUnderstood,
  markUnread,
  readEvent,
  type EventFault,
  type EventReading,
  type UnderstoodEntry,
} from "./read-event.ts";
export {
  CHANNELS,
  CONDITIONS,
  CONTRADICTIONS,
  METHODS,
  ownBoat,
  PHASES,
  type BoatId,
  type BroadcastId,
  type CallerToken,
  type Condition,
  type ContactId,
  type ContradictionKind,
  type FeedId,
  type FieldId,
  type Moment,
  type Phase,
  type Place,
  type PromiseId,
  type ReportId,
  type SearchId,
  type Signature,
  type UnitId,
  type WatchId,
  type WeatherId,
} from "./terms.ts";
export type { ResponseKind } from "./response-events.ts";
export type { UnitKind } from "./unit-events.ts";
export { MESSAGES, RECIPIENTS } from "./message-events.ts";
export { SEARCH_PATTERNS } from "./search-terms.ts";
