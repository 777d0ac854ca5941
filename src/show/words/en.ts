import { article } from "./en-article.ts";
import { deaths } from "./en-deaths.ts";
import { coast } from "./en-coast.ts";
import { drift } from "./en-drift.ts";
import { fields } from "./en-fields.ts";
import { load } from "./en-load.ts";
import { matching } from "./en-matching.ts";
import { messages } from "./en-messages.ts";
import { money } from "./en-money.ts";
import { operations } from "./en-operations.ts";
import { positions } from "./en-positions.ts";
import { receipt } from "./en-receipt.ts";
import { refusals } from "./en-refusals.ts";
import { sentences } from "./en-sentences.ts";
import { site } from "./en-site.ts";
import { tally } from "./en-tally.ts";
import { weather } from "./en-weather.ts";
import { verdict } from "./en-verdict.ts";
import { search } from "./en-search.ts";
import { send } from "./en-send.ts";
import { units } from "./en-units.ts";
import { voice } from "./en-voice.ts";

/**
 * The words of the sea and of the watch. A key is a group and, after the point, the term as the log
 * spells it, so that a new phase, condition or alarm without words does not compile.
 * `docs/glossary.md` explains every one.
 */
const terms = {
  "phase.uncertainty": "uncertainty",
  "phase.alert": "alert",
  "phase.distress": "distress",

  "role.observer": "observer",
  "role.trainee": "trainee",
  "role.officer": "watch officer",
  "role.coordinator": "qualified coordinator",
  "authority.watch": "of the watch",
  "authority.outside the watch": "outside the watch",

  "condition.in distress": "in distress",
  "condition.taking water": "taking water",
  "condition.swamped": "swamped",
  "condition.sinking": "sinking",
  "condition.capsized": "capsized",
  "condition.people in the water": "people in the water",
  "condition.engine dead": "engine dead",
  "condition.adrift": "adrift",
  "condition.under way": "under way",
  "condition.dry": "dry",
  "condition.not in distress": "not in distress",
  "condition.medical emergency": "medical emergency",
  "condition.children aboard": "children aboard",
  "condition.low on fuel": "low on fuel",
  "condition.empty craft": "empty craft",

  "account.claimed": "claimed aboard",
  "account.landed": "landed",
  "account.handed over": "handed over",
  "account.recovered dead": "recovered dead",
  "account.never existed": "never existed",
  "account.transferred": "transferred",
  "account.joined": "joined from elsewhere",
  "account.unaccounted": "unaccounted for",

  "alarm.silence": "silence overdue",
  "alarm.inside survival window": "effort stopped inside the survival window",
  "alarm.near and silent": "near, no answer",
  "alarm.promise overdue": "promised arrival overdue",
  "alarm.promise contradicted": "promise cannot be kept",
  "alarm.unreturned contact": "call not answered, not returned",
  "alarm.unacknowledged report": "report nobody has taken",
  "alarm.task unanswered": "tasking not acknowledged",
  "alarm.offer unanswered": "handover not answered",
  "alarm.no eyes": "no eyes",
  "alarm.feed lost": "feed lost",
  "alarm.held back expired": "held back past its time",
  "alarm.unreviewed boat": "no fresh look",
  "alarm.watch overloaded": "watch overloaded",
  "alarm.conflict": "conflict",
  "alarm.parked": "waiting for an entry not yet here",
  "alarm.not understood": "not understood by this version",
  "alarm.clash": "name already taken",
  "alarm.clock ahead": "clock ahead",

  "contradiction.condition": "condition",
  "contradiction.people": "number of people",
  "contradiction.place and time": "place and time",
  "contradiction.craft": "craft",
  "contradiction.declared distinct": "declared distinct",
  "contradiction.phone not asked": "phone not asked for",

  "conflict.same and distinct": "said to be the same and said to be distinct",
  "conflict.unexplained contradiction": "unexplained contradiction",
  "conflict.more accounted than claimed": "more accounted for than claimed",
  "conflict.numbers differ": "numbers differ",

  "status.tasked": "tasked",
  "status.acknowledged": "acknowledged",
  "status.declined": "declined",
  "status.departed": "departed",
  "status.on scene": "on scene",
  "status.ended": "stood down",
  "status.returned": "returned",

  "unit.lifeboat": "lifeboat",
  "unit.cutter": "cutter",
  "unit.helicopter": "helicopter",
  "unit.aircraft": "aircraft",
  "unit.ship": "ship",
  "unit.patrol vehicle": "patrol vehicle",
  "unit.drone": "drone",

  "craft.inflatable": "inflatable",
  "craft.rigid-hulled inflatable": "rigid-hulled inflatable",
  "craft.wooden boat": "wooden boat",
  "craft.kayak": "kayak",
  "craft.other": "other craft",

  "flotation.all": "life jackets for all",
  "flotation.some": "life jackets for some",
  "flotation.none": "no life jackets",
  "flotation.verified": "checked by a rescuer",
  "flotation.unverified": "claimed, not checked",

  "channel.phone": "phone",
  "channel.message": "message",
  "channel.email": "e-mail",
  "channel.vhf": "VHF",
  "channel.dsc": "DSC",
  "channel.sighting": "sighting",
  "channel.encounter": "encounter",
  "channel.sensor": "sensor",
  "channel.in person": "in person",

  "who.person aboard": "person aboard",
  "who.relative": "relative",
  "who.volunteer": "volunteer",
  "who.agency": "agency",
  "who.unit": "unit",
  "who.vessel": "vessel",
  "who.coast watch": "coast watch",
  "who.sensor": "sensor",
  "who.unknown": "unknown",

  "method.pin": "pin",
  "method.gnss": "satellite fix",
  "method.radar": "radar",
  "method.ais": "AIS",
  "method.sighted": "sighted",
  "method.spoken": "spoken",
  "method.relayed": "relayed",
  "method.estimated": "estimated",
  "method.network": "network clue",

  "timed.fixed": "time of the fix",
  "timed.happened": "time of the report",
  "timed.logged": "time it was logged",

  "sign.voice": "voice",
  "sign.ringing": "ringing",
  "sign.voicemail": "voicemail",
  "sign.switched off": "switched off",
  "sign.network message": "network message",
  "sign.message seen": "message seen",

  "broadcast.Mayday Relay": "Mayday Relay",
  "broadcast.Pan-Pan": "Pan-Pan",
  "broadcast.Safety": "Safety",

  "side.UK": "UK side",
  "side.FR": "French side",
  "side.outside the charted line": "outside the charted line",
  "side.near": "near the line",

  "event.ReportReceived": "report",
  "event.ReportAmended": "report amended",
  "event.ReportAcknowledged": "report taken",
  "event.ReportShownFalse": "report shown false",
  "event.ContactAttempted": "contact",
  "event.BoatOpened": "boat opened",
  "event.BoatNamed": "name",
  "event.ReportLinked": "link",
  "event.ReportUnlinked": "link taken back",
  "event.BoatsDeclaredSame": "declared the same boat",
  "event.BoatsDeclaredDistinct": "declared distinct",
  "event.PhaseSet": "phase",
  "event.PeopleAccounted": "people accounted for",
  "event.PeopleBounded": "number of people shown",
  "event.PeopleTransferred": "people transferred",
  "event.PeopleLanded": "people landed",
  "event.BoatReviewed": "fresh look",
  "event.ResponsibilityOffered": "handover offered",
  "event.ResponsibilityAccepted": "handover accepted",
  "event.ResponsibilityDeclined": "handover declined",
  "event.UnitRegistered": "unit registered",
  "event.UnitTasked": "unit tasked",
  "event.UnitReported": "unit reported",
  "event.UnitHeldBack": "unit held back",
  "event.UnitReleased": "unit released",
  "event.EtaPromised": "arrival promised",
  "event.BroadcastSent": "broadcast",
  "event.BroadcastAnswered": "broadcast answered",
  "event.SearchAreaPlanned": "search planned",
  "event.AreaSearched": "area searched",
  "event.SearchSuspended": "search suspended",
  "event.SearchResumed": "search resumed",
  "event.FeedLost": "feed lost",
  "event.FeedRegained": "feed regained",
  "event.ObservationLost": "no eyes",
  "event.ObservationRegained": "eyes regained",
  "event.WeatherStated": "weather stated",
  "event.FieldReceived": "field received",
  "event.LostBoatCostSet": "cost of a lost boat",
  "event.NoteMade": "note",
  "event.OrderRefused": "order refused",
  "event.FactWithdrawn": "taken back",

  "weather.observed": "observed",
  "weather.forecast": "forecast",
  "weather.assumed": "assumed",

  "quantity.wind": "wind",
  "quantity.current": "current",
  "quantity.sea temperature": "sea temperature",

  "centre.dover": "Dover Coastguard",
  "centre.gris-nez": "CROSS Gris-Nez",
} as const;

/** All English words; the keys of every other language. */
export const en = {
  ...terms,
  ...sentences,
  ...deaths,
  ...operations,
  ...coast,
  ...drift,
  ...fields,
  ...load,
  ...matching,
  ...article,
  ...messages,
  ...money,
  ...positions,
  ...receipt,
  ...refusals,
  ...site,
  ...tally,
  ...weather,
  ...verdict,
  ...search,
  ...send,
  ...units,
  ...voice,
} as const;

export type WordKey = keyof typeof en;
