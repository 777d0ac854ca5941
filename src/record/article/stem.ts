const IRREGULAR: Readonly<Record<string, string>> = Object.fromEntries(
  (
    "run:ran go:went,gone,goes see:saw,seen stand:stood make:made leave:left " +
    "spend:spent say:said,says give:gave,given take:took,taken come:came send:sent " +
    "build:built child:children man:men woman:women person:people,persons find:found " +
    "tell:told pay:paid buy:bought bring:brought think:thought hold:held keep:kept " +
    "lose:lost win:won sell:sold rise:rose,risen fall:fell,fallen grow:grew,grown " +
    "know:knew,known begin:began,begun break:broke,broken drive:drove,driven " +
    "write:wrote,written speak:spoke,spoken meet:met lead:led sink:sank,sunk " +
    "swim:swam,swum catch:caught teach:taught choose:chose,chosen shake:shook,shaken " +
    "throw:threw,thrown fly:flew,flown draw:drew,drawn feel:felt " +
    "be:was,were,is,are,been,being have:has,had,having do:does,did,done foot:feet " +
    "strike:struck half:halves life:lives hear:heard mean:meant show:shown " +
    "blow:blew,blown freeze:froze,frozen wear:wore,worn good:best"
  )
    .split(" ")
    .flatMap((entry) => {
      const [base, forms] = entry.split(":");
      return forms!.split(",").map((form) => [form, base!]);
    }),
);

const SUFFIXES: readonly (readonly [RegExp, string])[] = [
  [/(?:ational|ation|ations)$/, "at"],
  [/(?:ments|ment)$/, ""],
  [/(?:nesses|ness)$/, ""],
  [/(?:ising|izing|ised|ized|ises|izes)$/, "is"],
  [/ies$|ied$/, "y"],
  [/(?:sses)$/, "ss"],
  [/(?<=[^aeious]|[aeiou]e)s$|(?<=[aeo])s$/, ""],
  [/(?<=[aeiouy].*[a-z])(?:ing|ed)$/, ""],
  [/(?<=[a-z]{3})ly$/, ""],
];

/**
 * The stem of a lower-case English word: endings taken off by a short list of rules, irregular
 * forms by a table. For comparing words, not for eyes.
 */
export function stem(word: string): string {
  const bare = word.replace(/[’']s?$/u, "");
  const known = Object.hasOwn(IRREGULAR, bare) ? IRREGULAR[bare]! : bare;
  if (known.length <= 3) return known;
  let left = known;
  for (const [suffix, put] of SUFFIXES) {
    const next = left.replace(suffix, put);
    if (next.length >= 3) left = next;
  }
  const spelling = left.replace(/([bdfgklmnprtv])\1$/, "$1").replace(/our(?=$|[a-z])/, "or");
  return spelling.replace(/tre$/, "ter").replace(/e$/, "");
}
