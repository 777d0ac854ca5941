import type { SearchKey } from "./en-search.ts";
import type { SendKey } from "./en-send.ts";
import type { VoiceKey } from "./en-voice.ts";
import type { UnitsKey } from "./en-units.ts";
import type { DeathsKey } from "./en-deaths.ts";
import type { CoastKey } from "./en-coast.ts";
import type { DriftKey } from "./en-drift.ts";
import type { FieldKey } from "./en-fields.ts";
import type { LoadKey } from "./en-load.ts";
import type { MatchingKey } from "./en-matching.ts";
import type { ArticleKey } from "./en-article.ts";
import type { MoneyKey } from "./en-money.ts";
import type { OperationsKey } from "./en-operations.ts";
import type { PositionKey } from "./en-positions.ts";
import type { ReceiptKey } from "./en-receipt.ts";
import type { RefusalKey } from "./en-refusals.ts";
import type { SentenceKey } from "./en-sentences.ts";
import type { VerdictKey } from "./en-verdict.ts";
import type { MessagesKey } from "./en-messages.ts";
import type { SiteKey } from "./en-site.ts";
import type { TallyKey } from "./en-tally.ts";
import type { WeatherKey } from "./en-weather.ts";
import type { WordKey } from "./en.ts";
import { deaths } from "./fr-deaths.ts";
import { coast } from "./fr-coast.ts";
import { drift } from "./fr-drift.ts";
import { fields } from "./fr-fields.ts";
import { load } from "./fr-load.ts";
import { matching } from "./fr-matching.ts";
import { article } from "./fr-article.ts";
import { messages } from "./fr-messages.ts";
import { money } from "./fr-money.ts";
import { operations } from "./fr-operations.ts";
import { positions } from "./fr-positions.ts";
import { receipt } from "./fr-receipt.ts";
import { refusals } from "./fr-refusals.ts";
import { sentences } from "./fr-sentences.ts";
import { site } from "./fr-site.ts";
import { tally } from "./fr-tally.ts";
import { weather } from "./fr-weather.ts";
import { verdict } from "./fr-verdict.ts";
import { search } from "./fr-search.ts";
import { send } from "./fr-send.ts";
import { units } from "./fr-units.ts";
import { voice } from "./fr-voice.ts";

/** Les mots de la mer et de la veille, tels qu'on les emploie dans un CROSS. */
const terms: Record<
  Exclude<
    WordKey,
    | SentenceKey
    | MessagesKey
    | SiteKey
    | VerdictKey
    | SearchKey
    | SendKey
    | UnitsKey
    | VoiceKey
    | DeathsKey
    | OperationsKey
    | CoastKey
    | DriftKey
    | FieldKey
    | LoadKey
    | MatchingKey
    | ArticleKey
    | MoneyKey
    | PositionKey
    | ReceiptKey
    | RefusalKey
    | TallyKey
    | WeatherKey
  >,
  string
> = {
  "phase.uncertainty": "incertitude",
  "phase.alert": "alerte",
  "phase.distress": "détresse",

  "role.observer": "observateur",
  "role.trainee": "stagiaire",
  "role.officer": "officier de quart",
  "role.coordinator": "coordonnateur qualifié",
  "authority.watch": "du quart",
  "authority.outside the watch": "hors du quart",

  "condition.in distress": "en détresse",
  "condition.taking water": "prend l'eau",
  "condition.swamped": "envahie par l'eau",
  "condition.sinking": "coule",
  "condition.capsized": "chavirée",
  "condition.people in the water": "personnes à l'eau",
  "condition.engine dead": "moteur en panne",
  "condition.adrift": "à la dérive",
  "condition.under way": "fait route",
  "condition.dry": "sans eau à bord",
  "condition.not in distress": "pas en détresse",
  "condition.medical emergency": "urgence médicale",
  "condition.children aboard": "enfants à bord",
  "condition.low on fuel": "peu de carburant",
  "condition.empty craft": "embarcation vide",

  "account.claimed": "annoncés à bord",
  "account.landed": "débarqués",
  "account.handed over": "remis",
  "account.recovered dead": "retrouvés morts",
  "account.never existed": "jamais existé",
  "account.transferred": "transbordés",
  "account.joined": "venus d'ailleurs",
  "account.unaccounted": "sort inconnu",

  "alarm.silence": "silence dépassé",
  "alarm.inside survival window": "effort arrêté dans le délai de survie",
  "alarm.near and silent": "proche, sans réponse",
  "alarm.promise overdue": "arrivée promise dépassée",
  "alarm.promise contradicted": "promesse intenable",
  "alarm.unreturned contact": "appel sans réponse ni rappel",
  "alarm.unacknowledged report": "signalement pris par personne",
  "alarm.task unanswered": "engagement sans accusé de réception",
  "alarm.offer unanswered": "transfert sans réponse",
  "alarm.no eyes": "aucun œil sur zone",
  "alarm.feed lost": "flux perdu",
  "alarm.held back expired": "mise en réserve échue",
  "alarm.unreviewed boat": "sans regard neuf",
  "alarm.watch overloaded": "veille surchargée",
  "alarm.conflict": "conflit",
  "alarm.parked": "en attente d'une entrée pas encore reçue",
  "alarm.not understood": "non compris par cette version",
  "alarm.clash": "nom déjà pris",
  "alarm.clock ahead": "horloge en avance",

  "contradiction.condition": "état",
  "contradiction.people": "nombre de personnes",
  "contradiction.place and time": "lieu et heure",
  "contradiction.craft": "type d'embarcation",
  "contradiction.declared distinct": "déclarées distinctes",
  "contradiction.phone not asked": "téléphone non cherché à bord",

  "conflict.same and distinct": "dites la même et dites distinctes",
  "conflict.unexplained contradiction": "contradiction inexpliquée",
  "conflict.more accounted than claimed": "plus de sorts connus que d'annoncés",
  "conflict.numbers differ": "nombres différents",

  "status.tasked": "engagé",
  "status.acknowledged": "a accusé réception",
  "status.declined": "a décliné",
  "status.departed": "parti",
  "status.on scene": "sur zone",
  "status.ended": "désengagé",
  "status.returned": "rentré",

  "unit.lifeboat": "canot de sauvetage",
  "unit.cutter": "patrouilleur",
  "unit.helicopter": "hélicoptère",
  "unit.aircraft": "avion",
  "unit.ship": "navire",
  "unit.patrol vehicle": "véhicule de patrouille",
  "unit.drone": "drone",

  "craft.inflatable": "pneumatique",
  "craft.rigid-hulled inflatable": "semi-rigide",
  "craft.wooden boat": "bateau en bois",
  "craft.kayak": "kayak",
  "craft.other": "autre embarcation",

  "flotation.all": "gilets de sauvetage pour tous",
  "flotation.some": "gilets de sauvetage pour certains",
  "flotation.none": "aucun gilet de sauvetage",
  "flotation.verified": "vérifié par un sauveteur",
  "flotation.unverified": "annoncé, non vérifié",

  "channel.phone": "téléphone",
  "channel.message": "message",
  "channel.email": "courriel",
  "channel.vhf": "VHF",
  "channel.dsc": "ASN",
  "channel.sighting": "observation",
  "channel.encounter": "rencontre",
  "channel.sensor": "capteur",
  "channel.in person": "en personne",

  "who.person aboard": "personne à bord",
  "who.relative": "proche",
  "who.volunteer": "bénévole",
  "who.agency": "organisme",
  "who.unit": "moyen",
  "who.vessel": "navire",
  "who.coast watch": "veille côtière",
  "who.sensor": "capteur",
  "who.unknown": "inconnu",

  "method.pin": "position partagée",
  "method.gnss": "point satellite",
  "method.radar": "radar",
  "method.ais": "AIS",
  "method.sighted": "à vue",
  "method.spoken": "de vive voix",
  "method.relayed": "relayée",
  "method.estimated": "estimée",
  "method.network": "indice du réseau",

  "timed.fixed": "heure du point",
  "timed.happened": "heure du signalement",
  "timed.logged": "heure d'inscription",

  "sign.voice": "voix",
  "sign.ringing": "sonne",
  "sign.voicemail": "messagerie",
  "sign.switched off": "éteint",
  "sign.network message": "annonce du réseau",
  "sign.message seen": "message vu",

  "broadcast.Mayday Relay": "Mayday Relay",
  "broadcast.Pan-Pan": "Pan-Pan",
  "broadcast.Safety": "Sécurité",

  "side.UK": "côté britannique",
  "side.FR": "côté français",
  "side.outside the charted line": "hors de la ligne tracée",
  "side.near": "près de la ligne",

  "event.ReportReceived": "signalement",
  "event.ReportAmended": "signalement modifié",
  "event.ReportAcknowledged": "signalement pris en compte",
  "event.ReportShownFalse": "signalement démontré faux",
  "event.ContactAttempted": "contact",
  "event.BoatOpened": "embarcation ouverte",
  "event.BoatNamed": "nom",
  "event.ReportLinked": "lien",
  "event.ReportUnlinked": "lien repris",
  "event.BoatsDeclaredSame": "déclarées la même embarcation",
  "event.BoatsDeclaredDistinct": "déclarées distinctes",
  "event.PhaseSet": "phase",
  "event.PeopleAccounted": "sort de personnes connu",
  "event.PeopleBounded": "nombre de personnes établi",
  "event.PeopleTransferred": "personnes transbordées",
  "event.PeopleLanded": "personnes débarquées",
  "event.BoatReviewed": "regard neuf",
  "event.ResponsibilityOffered": "transfert proposé",
  "event.ResponsibilityAccepted": "transfert accepté",
  "event.ResponsibilityDeclined": "transfert décliné",
  "event.UnitRegistered": "moyen inscrit",
  "event.UnitTasked": "moyen engagé",
  "event.UnitReported": "compte rendu d'un moyen",
  "event.UnitHeldBack": "moyen mis en réserve",
  "event.UnitReleased": "moyen rendu disponible",
  "event.EtaPromised": "arrivée promise",
  "event.BroadcastSent": "diffusion",
  "event.BroadcastAnswered": "réponse à la diffusion",
  "event.SearchAreaPlanned": "recherche planifiée",
  "event.AreaSearched": "zone explorée",
  "event.SearchSuspended": "recherche suspendue",
  "event.SearchResumed": "recherche reprise",
  "event.FeedLost": "flux perdu",
  "event.FeedRegained": "flux retrouvé",
  "event.ObservationLost": "aucun œil sur zone",
  "event.ObservationRegained": "observation retrouvée",
  "event.WeatherStated": "météo indiquée",
  "event.FieldReceived": "champ reçu",
  "event.LostBoatCostSet": "coût d'une embarcation perdue",
  "event.NoteMade": "note",
  "event.OrderRefused": "ordre refusé",
  "event.FactWithdrawn": "repris",

  "weather.observed": "observée",
  "weather.forecast": "prévue",
  "weather.assumed": "supposée",

  "quantity.wind": "vent",
  "quantity.current": "courant",
  "quantity.sea temperature": "température de la mer",

  "centre.dover": "Dover Coastguard",
  "centre.gris-nez": "CROSS Gris-Nez",
};

/** Tous les mots français ; il ne peut en manquer aucun. */
export const fr: Readonly<Record<WordKey, string>> = {
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
};
