/**
 * Texts of our own, each sentence of which was rewritten by hand as freely as a newsroom or a machine
 * does, "original || rewritten", some with a fact altered: "|| kind: was > is". Lines without a
 * second half stand alone.
 */
export type RewrittenText = {
  readonly name: string;
  readonly use: "train" | "test";
  readonly lines: string;
};

export const REWRITTEN_TEXTS: readonly RewrittenText[] = [
  {
    name: "flood",
    use: "train",
    lines: `Flood water from the River Tarrow has cut off three villages in the north of the county after two days of heavy rain. || Three villages in the county's north are cut off following two days of torrential rain, which made the River Tarrow burst its banks.
About 450 households were told to leave their homes on Tuesday evening. || On Tuesday night, around 540 households were ordered to quit their houses. || number: 450 > 540
The fire service said its crews had rescued 62 people by boat, among them eleven children. || Firefighters used boats to bring 62 residents to safety, including eleven kids.
Helen Marsh, who runs the shop in Lower Bratton, said the water rose a metre in under an hour. || Shopkeeper Helen Welsh of Lower Bratton told reporters that the level went up by a metre in less than an hour. || name: Marsh > Welsh
“I have lived here for 31 years and I have never seen anything like it,” she said.
The county council has opened rest centres in Ashby and Selworth, where nearly 200 people spent the night. || Rest centres have been set up in Ashby and Kelding by the county council, and almost 200 persons stayed there overnight. || place: Selworth > Kelding
Some 1,300 properties were without electricity on Wednesday morning, the network operator said. || According to the grid operator, about 1,300 homes had no power on Thursday morning. || time: Wednesday > Thursday
Forecasters expect a further 40 mm of rain before Friday. || Another 40 cm of rainfall is forecast by Friday. || unit: 40 mm > 40 cm
The Environment Agency spent £12m on flood defences in the valley between 2015 and 2019. || Between 2015 and 2019 the Environment Agency invested £12m in protecting the valley from floods.
Campaigners say that the defences at Bratton Bridge were never finished. || The defences at Bratton Bridge were finished, campaigners say. || negation: never > 
A second lorry overturned on the A38 near Selworth at noon.
The army has sent 80 soldiers with sandbags.
Two primary schools will stay closed until Monday. || A pair of primary schools are to remain shut until Monday.`,
  },
  {
    name: "theft",
    use: "train",
    lines: `A gang stole 14 paintings worth an estimated €23 million from the Halden Museum in Utrecht overnight. || Thieves made off with 14 pictures valued at about 23 million euros from Utrecht's Halden Museum during the night.
Police believe that at least four men entered through the roof shortly after 2am on Sunday. || No fewer than four men got in by the roof soon after two in the morning on Sunday, police think.
The alarm failed to go off, and guards only noticed the theft at 6.30am. || Guards noticed the break-in only at 6.30am because the alarm did not sound.
Director Pieter Vos called it the darkest day in the history of the museum. || It was the darkest day in the museum's history, according to its director, Pieter Bos. || name: Vos > Bos
Among the missing works are two small landscapes by Jan van Goyen. || Three small landscapes by Jan van Goyen are among the works that are missing. || number: two > Three
The museum had cut its security staff from 18 to 9 last year, a fall of 50 per cent. || Security staff at the museum were reduced from 18 to 9 last year, down 15 per cent. || number: 50 > 15
Nobody has been arrested so far.
Detectives are looking for a white van that was seen near the canal. || A white van spotted close to the station is being sought by detectives. || word: canal > station
The insurer has offered a reward of €500,000. || A reward of $500,000 has been put up by the insurance company. || unit: € > $
Last year 210,000 people visited the museum. || The museum attracted 210,000 visitors last year.
The mayor will meet the minister of culture in The Hague on Thursday.`,
  },
  {
    name: "strike",
    use: "train",
    lines: `Nurses at four hospitals in Leeds walked out at dawn on Monday in a row over pay and staffing. || A dispute about wages and staff levels led nurses at five Leeds hospitals to strike from daybreak on Monday. || number: four > five
The union says that one in six posts on the wards is vacant. || One ward job in six is unfilled, the union claims.
More than 2,400 operations had to be postponed, according to the trust. || The trust said that over 2,400 procedures were put off.
Chief executive Anita Rowe said the offer of 3.5 per cent was all that the trust could afford. || The trust cannot pay more than the 5.3 per cent on offer, said its chief executive, Anita Rowe. || number: 3.5 > 5.3
Patients with appointments before 20 October are being contacted by text message. || Text messages are being sent to patients whose appointments fall before 30 October. || time: 20 October > 30 October
Emergency departments stayed open, but waits reached nine hours in Bradford. || In Bradford people waited up to nine days, although emergency departments kept working. || unit: hours > days
A nurse who has worked nights since 2009 said she could no longer pay her rent. || One nurse on night shifts since 2009 told us her rent had become too much for her.
The last strike at the trust was in 1988 and lasted for two weeks. || A fortnight-long walkout in 1988 was the trust's most recent strike.
Managers from other trusts covered some of the clinics.
The health secretary refused to comment on the talks. || There was no comment on the negotiations from the health secretary.
Talks at the conciliation service resume on Wednesday. || On Wednesday negotiations at the conciliation service start again.
About 70 people joined a picket outside the infirmary. || A picket outside the cathedral drew some 70 people. || word: infirmary > cathedral
A similar dispute in Glasgow ended in August.`,
  },
  {
    name: "harbour",
    use: "train",
    lines: `The trawler Silver Dawn sank eight miles off Peterhead in the early hours of Saturday with six men aboard. || Six men were on the trawler Silver Dawn when she went down eight miles off Fraserburgh early on Saturday. || place: Peterhead > Fraserburgh
Two of the crew were picked up by a supply ship after forty minutes in the water. || After 40 minutes in the sea, two crewmen were pulled out by a supply vessel.
A coastguard helicopter winched three others from a life raft. || Three more were lifted from a raft by the coastguard's helicopter.
The skipper, Douglas Reid, 54, has not been found. || Skipper Douglas Reid, aged 54, is still missing.
Waves of up to seven metres were recorded at a nearby platform. || A platform close by measured waves as high as seven feet. || unit: metres > feet
The owners said that the boat had passed an inspection in March. || In May the vessel had passed an inspection, its owners said. || time: March > May
She was built in Macduff in 1986 and lengthened in 2004.
Eleven boats of the fleet have been lost since 2010, more than in any other port. || No other port has lost as many: eleven boats of its fleet since 2010.
The minister for fisheries promised £3m for safety equipment after the last sinking. || Following the previous sinking, £3m was pledged by the fisheries minister for safety gear.
Only a third of that sum has been paid out so far. || So far just a third of that money has been handed over.
Harbour master Jean Kerr said that the search would go on until dark. || The search is not to be called off before nightfall, according to Jean Barr, the harbour master. || name: Kerr > Barr
A service will be held in the fishermen's mission on Sunday afternoon. || On Sunday afternoon the fishermen's mission will hold a service.
Prices at the fish market fell by a tenth last month.`,
  },
  {
    name: "bridge",
    use: "test",
    lines: `Engineers have found cracks in 3 of the 28 steel cables that hold up the Orwell Crossing near Ipswich. || Of the 28 cables of steel carrying the Orwell Crossing near Ipswich, three turned out to be cracked when engineers looked.
The bridge carries around 38,000 vehicles a day and was opened in 1982. || Opened in 1982, it is used by about 38,000 vehicles every day.
Lorries above 7.5 tonnes have been banned with immediate effect. || With immediate effect no lorry over 5.7 tonnes may use it. || number: 7.5 > 5.7
Highways officials think the repair will take at least eleven weeks. || Repairs are likely to need no fewer than eleven months, according to highways officials. || unit: weeks > months
The detour through Ipswich adds 14 miles to the journey to Felixstowe. || Going round through Ipswich makes the trip to Felixstowe 14 miles longer.
Hauliers say the closure costs them £200,000 each week. || The closure sets haulage firms back £200,000 a week, they say.
Roy Pettit of the hauliers' association called for the tolls to be lifted. || The tolls ought to go, said Roy Pettitt, speaking for the association of hauliers. || name: Pettit > Pettitt
The cables were last inspected in the spring of 2016. || The most recent inspection of the cables was in the autumn of 2016. || time: spring > autumn
A report at the time recommended yearly checks, which were never carried out. || Annual checks, advised in a report back then, were carried out. || negation: never > 
Ferries are full until Sunday night.
The transport minister will visit the site on Thursday. || On Thursday the site is to be visited by the minister of transport.
Some 60 workers are on the bridge around the clock. || Around the clock, about 60 people work on the bridge.
A smaller crack was found on a bridge in Hull in 2011.`,
  },
  {
    name: "trial",
    use: "test",
    lines: `A jury in Cardiff found a former bank manager guilty on Friday of stealing £1.4m from elderly customers. || An ex-manager of a bank was convicted by a Cardiff jury on Friday of having taken £1.4m from pensioners who were his clients.
Alan Pryce, 58, moved the money through nine accounts over six years. || Over six years the 58-year-old, Alan Price, passed the cash through nine accounts. || name: Pryce > Price
At least 47 people lost their savings. || No fewer than 74 people were left without their savings. || number: 47 > 74
One of them, a widow of 83, had to sell her house in Penarth. || An 83-year-old widow among them was forced to put her home in Barry up for sale. || place: Penarth > Barry
The court heard that he spent the money on horses and a villa in Portugal. || He bought horses and a Portuguese villa with it, the court was told.
His lawyer said that he had paid back a fifth of the sum. || A fifth of the amount had been returned, his barrister said.
The bank first received a complaint in 2014 and did nothing for three years. || For three years after it had its first complaint, in 2014, the bank took no action.
It has since repaid all of the victims. || The victims have all been repaid since.
Judge Miriam Cole will pass sentence on 9 June. || Sentencing by Judge Miriam Cole is set for 19 June. || time: 9 June > 19 June
He faces up to ten years in prison. || The jail term could be as long as ten years.
Two colleagues were cleared of helping him. || Two of his colleagues were acquitted of having helped.
The regulator fined the bank £22m in January. || In January a fine of €22m was imposed on the bank by the regulator. || unit: £ > €
Police in Swansea are looking into a similar case.`,
  },
];

/**
 * What each text claims in numbers, originals first, read by hand beside what the program found:
 * "value unit", or the value alone of things counted.
 */
export const QUANTITIES: Readonly<Record<string, string>> = {
  flood:
    "3; 2 day; 450; 62; 11; 31 year; 200; 1300; 40 mm; 12000000 GBP; 80; 2; 3; 2 day; 540; 62; " +
    "11; 200; 1300; 40 cm; 12000000 GBP; 2",
  theft:
    "14; 23000000 EUR; 4; 2; 18; 9; 50 %; 500000 EUR; 210000; 14; 23000000 EUR; 4; 3; 18; 9; " +
    "15 %; 500000 USD; 210000",
  strike:
    "4; 16.6667 %; 2400; 3.5 %; 9 hour; 2 week; 70; 5; 16.6667 %; 2400; 5.3 %; 9 day; 1; " +
    "2 week; 70",
  harbour:
    "8 mile; 6; 2; 40 minute; 3; 54; 7 m; 11; 3000000 GBP; 33.3333 %; 6; 8 mile; 40 minute; 2; " +
    "3; 54; 7 foot; 11; 3000000 GBP; 33.3333 %",
  bridge:
    "3; 28; 38000; 7.5 t; 11 week; 14 mile; 200000 GBP; 60; 28; 3; 38000; 5.7 t; 11 month; " +
    "14 mile; 200000 GBP; 60",
  trial:
    "1400000 GBP; 58; 9; 6 year; 47; 83; 20 %; 3 year; 10 year; 2; 22000000 GBP; 1400000 GBP; " +
    "6 year; 58 year; 9; 74; 83 year; 20 %; 3 year; 10 year; 2; 22000000 EUR",
};
