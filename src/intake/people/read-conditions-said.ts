import type { Condition } from "#log";

/** A condition of the boat that somebody's words tell, with those words. */
export type ConditionSaid = {
  readonly condition: Condition;
  readonly words: string;
  readonly at: number;
};

const WORDS_MOST = 20_000;

/**
 * What is said for each condition, in English and French; a space stands for any, an apostrophe for
 * both kinds. What is feared ("we are going to sink") is distress, not the thing itself.
 */
const SAID: Readonly<Partial<Record<Condition, readonly string[]>>> = {
  "taking water": [
    "(?:taking(?: on| in)?|full of|filling(?: up)? with|lots? of) (?:\\w+ )?water",
    "water (?:is )?(?:coming|getting|comes|entering|rising|flooding)(?: into| inside| in| up)?",
    "water in(?:side)? (?:the|our|my) (?:boat|dinghy)",
    "prend(?:s|ons)? l'eau",
    "l'eau (?:rentre|entre|monte|arrive)",
    "plein d'eau",
    "voie d'eau",
    "de l'eau dans (?:le|notre) (?:bateau|canot)",
    "se remplit",
  ],
  sinking: ["sinking", "sank", "going under", "coul(?:e|ons|ent|é)", "en train de couler"],
  capsized: [
    "capsiz(?:ed|ing)",
    "(?:turned|tipped|flipped) (?:over|upside down)",
    "overturned",
    "chavir(?:é|e|ons)",
    "s'est retournée?",
  ],
  swamped: ["swamped", "submergée?"],
  "people in the water": [
    "(?:in|into) the (?:water|sea)",
    "overboard",
    "(?:fell|fallen|falling) (?:into|in|off|out)",
    "drown(?:ing|ed)?",
    "(?:à|dans) l'eau",
    "à la mer",
    "se noie(?:nt)?",
    "noyée?s?",
  ],
  "engine dead": [
    "(?:engine|motor) (?:\\w+ ){0,2}?(?:stopped|dead|died|broken|broke|failed|failure|gone|off)",
    "(?:engine|motor) stop",
    "(?:engine|motor) (?:is not|has not|does not|did not|not) (?:\\w+ )?(?:work|start|run)\\w*",
    "(?:engine|motor) (?:doesn't|isn't|won't|didn't) (?:\\w+ )?(?:work|start|run)\\w*",
    "(?:no|lost|without) (?:an? |the |our )?(?:engine|motor|propulsion)",
    "moteur (?:\\S+ ){0,2}?(?:en panne|arrêté|cassé|mort|hs|lâché)",
    "(?:panne|plus) (?:de |du )?moteur",
    "moteur ne (?:marche|démarre|fonctionne|tourne) (?:pas|plus)",
  ],
  adrift: ["drifting", "adrift", "à la dérive", "dérivons", "dérive"],
  "low on fuel": [
    "(?:no|low on|out of|little|without|finished the) (?:more )?(?:fuel|petrol|gas|diesel)",
    "(?:no|low on|out of|little|without|finished the) gasoline",
    "(?:fuel|petrol) (?:is )?(?:finished|low|gone|out)",
    "(?:plus|peu|panne) (?:de |d')(?:essence|carburant|gazole)",
  ],
  "medical emergency": [
    "unconscious",
    "not breathing",
    "heart attack",
    "bleeding",
    "giving birth",
    "in labou?r",
    "hypothermi[ac]",
    "dying",
    "very (?:sick|ill)",
    "inconsciente?s?",
    "ne respire (?:pas|plus)",
    "crise cardiaque",
    "saigne",
    "accouche",
    "hypothermie",
    "en train de mourir",
  ],
  "children aboard": [
    "child(?:ren)?",
    "kids?",
    "bab(?:y|ies)",
    "infants?",
    "enfants?",
    "bébés?",
    "nourrissons?",
  ],
  "in distress": [
    "mayday",
    "s\\.?o\\.?s\\.?",
    "(?:help|save|rescue) (?:us|me)",
    "in (?:distress|danger|trouble)",
    "we (?:need|want) help",
    "(?:going|about) to (?:sink|die|drown|capsize)",
    "(?:will|gonna) (?:sink|die|drown)",
    "(?:aidez|sauvez)[ -](?:nous|moi)",
    "au secours",
    "à l'aide",
    "en (?:détresse|danger)",
    "(?:va|allons|vont) (?:couler|mourir|se noyer|chavirer)",
  ],
  "empty craft": [
    "(?:empty|abandoned) (?:boat|dinghy|craft|inflatable)",
    "(?:bateau|canot|embarcation) (?:vide|abandonnée?)",
  ],
};

const NO =
  "no|not|never|without|isn't|aren't|don't|doesn't|didn't|cannot|can't|nobody|no one|pas|jamais|" +
  "aucune?|sans|personne";
/** Any of them within three words before, in the same clause. */
const DENIED = formOf(`(?<!\\p{L})(?:${NO}) (?:[^\\s.,;!?]+ ){0,3}(?:d'|n'[^\\s.,;!?]+ )?$`, "iu");
/** "Ne coule pas": the French no behind the verb. */
const DENIED_BEHIND = /^\s+(?:pas|jamais)(?!\p{L})/iu;
const FORMS = Object.entries(SAID).map(
  ([condition, words]) =>
    [condition as Condition, formOf(`(?<!\\p{L})(?:${words.join("|")})(?!\\p{L})`, "giu")] as const,
);

function formOf(words: string, flags: string): RegExp {
  return new RegExp(words.replaceAll(" ", String.raw`\s+`).replaceAll("'", "['’]"), flags);
}

/**
 * The conditions that words tell, each once, in the order in which they stand. What is denied ("we
 * are not sinking", "pas en panne") is none, and proves nothing either: it is not the opposite.
 */
export function readConditionsSaid(text: string): readonly ConditionSaid[] {
  const words = text.slice(0, WORDS_MOST);
  const found: ConditionSaid[] = [];
  for (const [condition, form] of FORMS) {
    for (const match of words.matchAll(form)) {
      const before = words.slice(Math.max(0, match.index - 60), match.index);
      const behind = words.slice(match.index + match[0].length).slice(0, 12);
      if (DENIED.test(before) || DENIED_BEHIND.test(behind)) continue;
      found.push({ condition, words: match[0], at: match.index });
      break;
    }
  }
  return found.sort((one, other) => one.at - other.at);
}
