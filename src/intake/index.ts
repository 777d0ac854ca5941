/**
 * Foreign words and bytes into readings: night files, positions. May open #units, #chart and #log.
 */
export {
  AisReader,
  readAis,
  readAisLines,
  type AisFault,
  type AisReading,
  type AisSink,
} from "./ais/read-ais.ts";
export { type AisDistress } from "./ais/distress.ts";
export { type AisMessage } from "./ais/message.ts";
export { readBulletin, type BulletinReading, type WindRow } from "./bulletin.ts";
export { readCap, type CapAlert, type CapReading } from "./alerts/read-cap.ts";
export { type ChatMessage, type ChatReading } from "./chat/chat-message.ts";
export { readChat } from "./chat/read-chat.ts";
export {
  ARRIVALS,
  readArrivals,
  type Workbook,
  type WorkbookDay,
} from "./crossings/read-workbook.ts";
export { type CotEvent } from "./cot/cot-event.ts";
export { markSum } from "./cot/own-mark.ts";
export { CotReader, type CotReading } from "./cot/read-cot.ts";
export { readIom, type IomIncident, type IomList } from "./deaths/read-iom.ts";
export { type DscExpansion } from "./dsc/expansion.ts";
export { type DscCall } from "./dsc/call.ts";
export { type DscDistress } from "./dsc/distress.ts";
export { DscReader, readDsc, type DscReading } from "./dsc/read-dsc.ts";
export { Fault } from "./fault.ts";
export { contentOfAis, tellingOfAis, trackPointOfAis } from "./feeds/ais-telling.ts";
export { backOffMs } from "./feeds/back-off.ts";
export { contentOfDsc, tellingOfDsc } from "./feeds/dsc-telling.ts";
export { RateModel } from "./feeds/rate-model.ts";
export { Repeats } from "./feeds/repeats.ts";
export { TrackThinner } from "./feeds/thin-track.ts";
export { toldMoment } from "./feeds/told-moment.ts";
export { type TrackPoint } from "./feeds/track-point.ts";
export { type Hdf5 } from "./fields/hdf5.ts";
export { fieldFormat, readGridFields, type FieldsReading } from "./fields/read-grid-fields.ts";
export { type Instrument, type InstrumentReading } from "./instruments/instrument.ts";
export { InstrumentReader } from "./instruments/read-instruments.ts";
export { readMail } from "./mail/read-mail.ts";
export {
  type KnownSender,
  type Mail,
  type MailAttachment,
  type MailMessage,
  type MailReading,
} from "./mail/mail-message.ts";
export { readMoment, type NightClock } from "./read-moment.ts";
export {
  readNight,
  type NightAttempt,
  type NightCentre,
  type NightEntry,
  type NightHeader,
  type NightHindsight,
  type NightLine,
  type NightProblem,
  type NightReading,
} from "./read-night.ts";
export { readConditionsSaid, type ConditionSaid } from "./people/read-conditions-said.ts";
export { peopleAboard, readPeopleSaid, type PeopleSaid } from "./people/read-people-said.ts";
export { type AmlMessage } from "./phones/aml-message.ts";
export { readAml, type AmlReading } from "./phones/read-aml.ts";
export { readLocate, type LocateMessage, type LocatePosition } from "./phones/read-locate.ts";
export { readPidfLo, type PidfLocation, type PidfReading } from "./phones/read-pidf-lo.ts";
export { readPosition } from "./position/read-position.ts";
export {
  type NotRead,
  type PositionAnswer,
  type PositionReading,
  type PositionShape,
} from "./position/reading.ts";
export { readPeople } from "./short-forms.ts";
export {
  changeMapping,
  proposeMapping,
  type MappedColumn,
  type Mapping,
} from "./sightings/mapping.ts";
export { readSensor, type SensorReading } from "./sensors/read-sensor.ts";
export { openSightings } from "./sightings/read-sightings.ts";
export { type SightingReading } from "./sightings/sighting.ts";
export { type SightingsFile } from "./sightings/sightings-file.ts";
export { type MessageReading, type Telling } from "./telling.ts";
export { readTracker } from "./trackers/read-tracker.ts";
export { type TrackerMessage, type TrackerReading } from "./trackers/tracker-message.ts";
export {
  readSecmar,
  type Secmar,
  type SecmarOperation,
  type SecmarTables,
} from "./secmar/read-secmar.ts";
export {
  readDailyWeather,
  type DailyWeather,
  type MeasuredDay,
} from "./weather/read-daily-weather.ts";
