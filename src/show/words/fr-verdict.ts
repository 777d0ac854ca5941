import type { VerdictKey } from "./en-verdict.ts";

/** Les mots des verdicts sur les affirmations. */
export const verdict: Record<VerdictKey, string> = {
  "verdict.supported": "étayée",
  "verdict.contradicted": "contredite",
  "verdict.out of date": "dépassée",
  "verdict.different definition": "autre définition",
  "verdict.not checkable": "non vérifiable",
  "because.no series of this": "aucune série des comptes ne dénombre cela",
  "because.no period told": "elle ne dit pas de quels jours",
  "because.its own publisher's words": "la série est celle de qui parle",
  "because.days not known": "les comptes ne connaissent pas tous les jours",
  "because.attempts or people stopped":
    "les comptes dénombrent les arrivées, ceci parle de tentatives, de départs ou de personnes arrêtées",
  "because.another place": "elle parle d'un autre lieu",
  "because.not known which was meant": "on ne sait de quoi il s'agit",
  "because.how it stood then was not kept":
    "proche des comptes, mais personne n'a gardé l'état d'alors de ces jours",
  "because.another stage of it": "le chiffre est d'une autre étape",
  "because.no source has this figure": "aucune source lue n'a ce chiffre",
  "claim.agrees": "{id} : {what} {amount}{known}",
  "claim.differs": "autrement {id} : {what} {amount}{known}",
  "claim.later": ", dit plus tard",
  "claim.least": "au moins {least}",
  "claim.dead": "morts",
  "claim.missing": "disparus",
  "claim.record":
    "{verdict} : {period} pour {rule} jusque-là ; tenu par {known} selon ce qui était connu ce jour{assumed}, par {now} selon ce qui est connu aujourd'hui",
  "claim.held":
    "{of} du {from} au {to} : {known} tel que connu ce jour-là{assumed}, {now} tel que connu maintenant ({cells})",
  "claim.assumed": ", dont {days} jours tels qu'ils sont maintenant",
  "claim.told": "{id} : {claim} ({by}, {when})",
  "claim.found": "sources : {found}",
  "claim.same": "dite aussi : {ids}",
  "claim.against": "exclut : {ids}",
  "claim.sources": "{titles}",
  "claim.hand": "lu à la main : {verdict}",
};
