import type { Language } from "../language.ts";

type Section = { readonly title: string; readonly lines: readonly string[] };

/** What stands on the page of methods, definitions and known gaps. */
export const SITE_METHODS: Readonly<Record<Language, readonly Section[]>> = {
  en: [
    {
      title: "Methods",
      lines: [
        "Crossings are sums of one publisher's days. A day of which no version was kept from before the archived issue is taken as it stands in the issue.",
        "Series of different publishers, and incidents, boats and people, are never added to one another.",
        "A record is the earliest of equals by a rule that is written beside it; weeks are ISO weeks, hours UTC, days those of the publisher.",
        "Money stands in the currency it was said in. A conversion is somebody's, with rate and day where they were told.",
        "Time to be owned is from when a report stood in the log of the watch (a launch: from when it was seen, where told) until a desk or unit took it.",
        "Share of coast watched: kilometre-hours in which a launch of 15 minutes cannot escape whoever looks, by the Johnson criterion for a person; once an hour is looked.",
      ],
    },
    {
      title: "Definitions",
      lines: [
        "Crossing: people and boats that arrived or were brought ashore in the United Kingdom, as the Home Office counts small boats. It is no attempt, no departure and no prevention.",
        "Dead, missing: by each list's own rules. A list of deaths is a minimum.",
        "≥: at least so many; a part of it is not known. “–”: not known or without meaning.",
        "≠: statements of the same thing exclude each other.",
      ],
    },
    {
      title: "What is withheld",
      lines: [
        "No name, number, device, vessel of a private person or words of a caller is on this site.",
        "No position is. Nothing of the last 72 hours is.",
        "Counts of children and other people at special risk from the watches' own logs are not published, whatever their size.",
        "Which stretch of coast nobody watches, and when, is not published: it would help those who hunt people and those who sell crossings.",
      ],
    },
    {
      title: "Known gaps",
      lines: [
        "Claims on this site were judged by hand; claims of crossings in an article can be held against the record by machine (vigie claims --said), other claims cannot.",
        "Crossings that were prevented are told by others in ways that cannot be compared, and are not here.",
        "Versions as first published were kept for some years' days only; for others a record as known then is assumed.",
        "Deaths on land on the way, and of people never missed by anybody who could say so, are in no list.",
        "Statements on money are those that were found and noted with their sources; what was never said publicly is not in it.",
      ],
    },
  ],
  fr: [
    {
      title: "Méthodes",
      lines: [
        "Les traversées sont des sommes de jours d'une même source. Un jour dont aucune version antérieure à l'édition archivée n'a été gardée est pris tel qu'il y figure.",
        "Les séries de sources différentes, et les incidents, embarcations et personnes, ne sont jamais additionnés entre eux.",
        "Un record est le premier des égaux selon une règle écrite à côté ; semaines ISO, heures UTC, jours de la source.",
        "L'argent est dans la monnaie où il fut dit. Une conversion est celle de quelqu'un, avec taux et jour quand ils furent dits.",
        "Le délai de prise en compte va de l'inscription au journal de la veille (une mise à l'eau : de l'observation, si elle est dite) jusqu'à ce qu'un poste ou un moyen la prenne.",
        "Part du littoral surveillée : kilomètres-heures où une mise à l'eau de 15 minutes n'échappe pas à qui regarde, selon le critère de Johnson pour une personne, une fois par heure.",
      ],
    },
    {
      title: "Définitions",
      lines: [
        "Traversée : personnes et embarcations arrivées ou ramenées à terre au Royaume-Uni, telles que le Home Office compte les small boats. Ni tentative, ni départ, ni empêchement.",
        "Morts, disparus : selon les règles de chaque liste. Une liste de décès est un minimum.",
        "≥ : au moins ; une partie n'est pas connue. « – » : inconnu ou sans objet.",
        "≠ : des déclarations sur la même chose s'excluent.",
      ],
    },
    {
      title: "Ce qui n'est pas publié",
      lines: [
        "Aucun nom, numéro, appareil, navire de particulier ni parole d'appelant ne figure sur ce site.",
        "Aucune position. Rien des dernières 72 heures.",
        "Les nombres d'enfants et d'autres personnes vulnérables tirés des journaux de veille ne sont pas publiés, quelle que soit leur taille.",
        "Le secteur du littoral que personne ne surveille, et quand, n'est pas publié : cela aiderait ceux qui traquent et ceux qui vendent les traversées.",
      ],
    },
    {
      title: "Lacunes connues",
      lines: [
        "Les affirmations de ce site furent jugées à la main ; celles sur les traversées peuvent être confrontées aux comptes par la machine (vigie claims --said), les autres non.",
        "Les traversées empêchées sont dites par d'autres de façons qui ne se comparent pas, et ne sont pas ici.",
        "Les versions premières n'ont été gardées que pour les jours de certaines années ; pour les autres, un record tel que connu alors est supposé.",
        "Les morts à terre sur le chemin, et celles que personne ne pouvait signaler, ne sont dans aucune liste.",
        "Les déclarations sur l'argent sont celles qui furent trouvées et notées avec leurs sources ; ce qui n'a jamais été dit publiquement n'y est pas.",
      ],
    },
  ],
};
