/** What is said of an article that was read. */
export const article = {
  "article.counts":
    "Sentences: {sentences}. Claims in numbers: {claims}. Pairs that say the same: {pairs}.",
  "article.claim": "sentence {sentence}: {words}",
  "article.period": "when: {period}",
  "article.place": "where: {place}",
  "article.says": "says: {says}",
  "article.copied": "sentences {a} and {b}: copied",
  "article.paraphrased": "sentences {a} and {b}: paraphrased",
  "article.altered": "{kind}: {a} → {b}",
  "article.nothing": "nothing",
  "article.number": "number",
  "article.name": "name",
  "article.place altered": "place",
  "article.unit": "unit",
  "article.time": "time",
  "article.negation": "negation",
  "article.word": "word",
  "article.word loose": "perhaps only reworded",
  "article.contradiction": "sentences {a} and {b} exclude each other: “{words}” and “{otherWords}”",
  "article.conversion": "sentence {sentence}: “{a}” is not “{b}” but about {expected}",
  "article.change": "sentence {sentence}: {a} is not a change of “{b}” but of {expected} %",
  "article.sum": "sentence {sentence}: {a} is not “{b}” but {expected}",
  "article.separator": "sentence {sentence}: “{a}” parts thousands by a point; read as {expected}",
  "article.itself": "sentence {sentence}: {a} {b} is no journey",
} as const;

export type ArticleKey = keyof typeof article;
