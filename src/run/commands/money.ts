import { fileURLToPath } from "node:url";
import { bookAsOf, flowsOf, readDay } from "#record";
import { sayFlow, sayNothing } from "#show";
import { Cannot, EXIT, readArguments, readLanguage, readPositionals, Usage } from "../arguments.ts";
import type { Command } from "../command.ts";
import { openMoney } from "../money/open-money.ts";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));

const help = `vigie money [--agreement ID] [--as-of DAY] [--lang en|fr] [--json]

Follows what the United Kingdom and France agreed from pledge to use: for each agreement what was
said at each stage, by whom, in the currency it was said in, with its sources; what was told in ways
that exclude each other, side by side; and what is not accounted for.

  --agreement ID  one agreement alone, such as 2021-07
  --as-of DAY     as had been said by the end of that day, such as 2021-11-24
  --lang en|fr    the language of the words; what was said stays as it was noted (default en)
  --json          {"asOf", "flows"} as one JSON document

  vigie money --agreement 2021-07 --as-of 2021-11-24

Exit codes: 0 printed, 2 wrong arguments, 3 no such agreement, or the book cannot be read.`;

/** Money and equipment followed from pledge to use, with the gaps. */
export const money: Command = {
  name: "money",
  summary: "Follow money and equipment from pledge to use, and see what is not accounted for.",
  help,
  run: async (args, io) => {
    const { values, positionals } = readArguments(args, {
      agreement: { type: "string" },
      "as-of": { type: "string" },
      lang: { type: "string", default: "en" },
      json: { type: "boolean", default: false },
    });
    readPositionals(positionals, []);
    const language = readLanguage(values.lang);
    const asOf = values["as-of"] === undefined ? null : readDay(values["as-of"]);
    if (asOf === null && values["as-of"] !== undefined)
      throw new Usage(`--as-of: expected a day such as 2021-11-24; came "${values["as-of"]}".`);
    const whole = openMoney(ROOT);
    const ids = whole.agreements.map(({ id }) => id);
    const { agreement } = values;
    if (agreement !== undefined && !ids.includes(agreement))
      throw new Cannot(`--agreement: expected ${ids.join(", ")}; came ${agreement}.`);
    const flows = flowsOf(asOf === null ? whole : bookAsOf(whole, asOf), asOf).filter(
      (flow) => agreement === undefined || flow.agreement?.id === agreement,
    );
    if (values.json) io.out(JSON.stringify({ asOf, flows }));
    else if (flows.length === 0) io.out(sayNothing(language));
    else
      for (const [at, flow] of flows.entries()) {
        if (at > 0) io.out("");
        for (const line of sayFlow(flow, language)) io.out(line);
      }
    return EXIT.done;
  },
};
