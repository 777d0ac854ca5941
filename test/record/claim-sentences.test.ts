import { ok } from "node:assert/strict";
import { test } from "node:test";
import { readArticle } from "#record";

/**
 * Sentences of our own with what each claims in numbers, "value unit" or the value of things
 * counted: written, with the key, before the program had read any of them.
 */
const SENTENCES: readonly (readonly [string, string])[] = [
  ["Wheat prices have risen by 18 per cent since March to £214 a tonne.", "18 %; 214 GBP"],
  ["The farm lost nearly four hundred ewes in the blizzard of 1963.", "400"],
  ["Around 2.3 million homes still have a coal fire.", "2300000"],
  ["Between 15 and 20 volunteers turn up on most Saturdays.", "15"],
  ["The reservoir is 37 per cent full, its lowest level for a decade.", "37 %"],
  ["It took the crew two and a half hours to reach the summit.", "2.5 hour"],
  ["The charity feeds as many as 900 families a week from three kitchens.", "900; 3"],
  ["Its budget was cut from €1.2bn to €950m.", "1200000000 EUR; 950000000 EUR"],
  ["Dozens of swimmers ignored the red flags on Sunday.", "12"],
  ["No passengers were hurt, but the driver broke his arm.", "0"],
  ["Half of the shops in the arcade are empty.", "50 %"],
  ["The 12-mile coastal path reopens on 3 May.", "12 mile"],
  ["She swam 1,500 metres in 16 minutes 40 seconds.", "1500 m; 16 minute; 40 second"],
  ["Flights BA117 and AF22 were cancelled, leaving 410 people at Heathrow.", "410"],
  ["More than three quarters of parents oppose the plan.", "75 %"],
  ["The mayor, 61, has served four terms since 2005.", "61; 4"],
  ["Each of the 650 seats costs $35.", "650; 35 USD"],
  ["The 1930s lido needs repairs worth £4.5 million.", "4500000 GBP"],
  ["Rain fell on 24 of the 31 days in July.", "24; 31 day"],
  ["A handful of protesters chained themselves to the gates at 6am.", "3"],
  ["The ferry carries 1,100 passengers and 240 cars at up to 22 knots.", "1100; 240; 22 knot"],
  ["Temperatures reached 39 degrees in Cordoba, 11 degrees above normal.", "39 degree; 11 degree"],
  ["Less than a tenth of the plastic was recycled.", "10 %"],
  ["They found 70kg of cocaine in six suitcases.", "70 kg; 6"],
  ["At noon 17 of the 40 delegates had arrived.", "17; 40"],
  ["The vote was 312 to 298.", "312; 298"],
  ["Unemployment stood at 6.4%, against 5.9% a year earlier.", "6.4 %; 5.9 %"],
  ["Thousands lined the Mall for the 50th anniversary.", "1000"],
  ["One boy of nine and a girl aged 14 are missing.", "1; 9; 14"],
  ["Every second house in the street was flooded to a depth of 30cm.", "30 cm"],
];

test("what sentences of every kind claim in numbers is read", (t) => {
  const sum = { told: 0, read: 0, found: 0 };
  const misses: string[] = [];
  for (const [text, key] of SENTENCES) {
    const left = key.split("; ");
    sum.told += left.length;
    for (const { value, unit } of readArticle(text).claims) {
      const claim = unit === null ? String(value) : `${value} ${unit}`;
      const at = left.indexOf(claim);
      sum.read += 1;
      sum.found += Number(at !== -1);
      if (at === -1) misses.push(`${text} | ${claim}`);
      else left.splice(at, 1);
    }
    misses.push(...left.map((each) => `${text} | not read: ${each}`));
  }
  const [recall, precision] = [sum.found / sum.told, sum.found / sum.read];
  t.diagnostic(`${sum.told} quantities, recall ${recall}, precision ${precision}`);
  ok(recall >= 0.95 && precision >= 0.95, misses.join("\n"));
});
