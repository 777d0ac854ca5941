/**
 * Texts of our own for trying the reading of articles: a sentence a line; behind || the same thing
 * written anew by hand with the same facts. Names of people are invented. Half are for setting the
 * thresholds, half for reporting.
 */
export type ArticleText = {
  readonly name: string;
  readonly use: "train" | "test";
  readonly lines: string;
};

export const ARTICLE_TEXTS: readonly ArticleText[] = [
  {
    name: "coast",
    use: "train",
    lines: `The lifeboat at Seaham was launched 14 times in August, more than in any summer since 2009.
Coxswain Peter Hallam said most of the calls came from paddleboarders blown offshore. || Most calls were made by paddleboarders who had been blown out from the shore, according to Coxswain Peter Hallam.
On Tuesday evening the crew towed a yacht with three people aboard into Hartlepool.
The yacht had lost her rudder about six miles east of the harbour entrance.
Two swimmers were brought ashore near Blackhall Rocks on Thursday. || On Thursday two swimmers were carried to the beach near Blackhall Rocks.
Neither of the swimmers needed hospital treatment.
The station has raised £120,000 towards a new boathouse.
Work on the boathouse should begin in March.
A coastguard team from Sunderland searched the cliffs for four hours. || The cliffs were searched for four hours by a team of coastguards from Sunderland.
The team found a lost dog but no walker.
Visitors are asked to read the tide tables before crossing to the island.
The harbour master closed the north pier after waves broke its railings.
Repairs to the pier will cost the port nearly £45,000.
Volunteers from the station train every Monday night.
The youngest volunteer, Anna Firth, joined in January.
A regatta planned for September has been moved to Whitby.`,
  },
  {
    name: "football",
    use: "test",
    lines: `Thornbury Rovers beat Kelso Town 3-1 in front of 8,400 spectators on Saturday.
Striker Daniel Moore scored twice in the first half. || Two of the goals came from striker Daniel Moore before the interval.
Kelso had won their previous five matches.
The visitors lost their captain to a knee injury after 20 minutes. || After 20 minutes a knee injury forced the captain of the visitors to leave.
Manager Ruth Ellison praised the patience of her midfield.
She said the club would sign two defenders before January.
Rovers now stand fourth in the table with 31 points.
The club sold 6,200 season tickets last summer, a rise of 12 per cent.
A new stand at Mill Lane will hold more than 3,000 people. || More than 3,000 people will fit into a new stand at Mill Lane.
The council approved the stand in October after a long debate.
Residents of Mill Lane had complained about noise and parking.
Goalkeeper Owen Price has not missed a game since 2017.
The reserve side drew with Harwick on Wednesday.
Women's captain Leah Brandt will retire in May. || In May the captain of the women, Leah Brandt, is going to retire.
The next home match is against Dunford Athletic.
Tickets for that match cost £18 each.`,
  },
  {
    name: "finance",
    use: "train",
    lines: `Shares in Calder Mills fell 9 per cent on Monday after the company cut its forecast.
Profits for the year are expected to reach £38m, down from £52m. || The company expects to earn £38m in the year, against £52m before.
Chief executive Martin Voss blamed the price of cotton. || The cost of cotton was blamed by Martin Voss, the chief executive.
The firm employs about 2,300 people in Lancashire and Portugal.
Analysts at Harrow Bank had expected a dividend of 11 pence.
No dividend will be paid in the spring.
The company plans to close its dye works at Rochdale by December.
Some 180 workers at Rochdale will be offered other posts. || Other jobs are to be offered to some 180 staff at Rochdale.
The union called the closure a betrayal.
Calder bought the works from a German rival in 2011.
Sales in Asia rose for the third year in a row.
The group owes its lenders almost £90m.
A pension fund in Leeds holds one in five of the shares.
Trading in the shares was stopped twice in the morning.
The board meets again on 14 June.
Rival Penrose Textiles gained 3 per cent.`,
  },
  {
    name: "weather",
    use: "test",
    lines: `Gusts of 87 mph were recorded at Fair Isle on Sunday night.
More than 12,000 homes in Caithness lost power for up to nine hours. || Power was cut to over 12,000 houses in Caithness for as long as nine hours.
Engineers from Inverness restored most lines by noon on Monday.
Ferries to Orkney were cancelled for two days. || For two days no ferry sailed to Orkney.
Snow lay 30 cm deep on the Lecht road.
Police in Aberdeen asked drivers to stay at home. || Drivers were urged by the police in Aberdeen not to leave home.
A lorry was blown over on the bridge at Kessock.
Its driver, a man of 54, was taken to Raigmore Hospital.
Forecasters say the wind will drop on Wednesday.
Rivers in Perthshire remain high after a week of rain.
About 40 families left their houses in Aberfeldy.
The school at Dunkeld will not open until Thursday.
The storm is the sixth to be named this winter.
Insurers put the damage at £25m so far. || So far the damage amounts to £25m, insurers reckon.
Gardeners lost two famous oaks at Scone Palace.
A milder spell is expected at the end of the month.`,
  },
  {
    name: "council",
    use: "train",
    lines: `Councillors in Marbury voted by 22 to 17 to sell the old library.
The building has stood empty since 2014. || Since 2014 nobody has used the building.
A developer from Bristol offered £1.4m for the site.
Campaigners collected nearly 5,000 signatures against the sale. || Almost 5,000 people signed a petition that opposed the sale, campaigners said.
Council leader Joan Petrie said the roof alone would cost £600,000.
The money will be spent on three new buses and a cycle path.
Opposition members walked out before the vote.
The library moved to the shopping centre in Queen Street.
Borrowing has doubled there, the librarian said.
A public inquiry may be held in November. || It may be that an inquiry is held in public in November.
The mayor did not attend the meeting.
Rubbish in Marbury will be collected every two weeks from April.
Parking charges in the town will rise by 20 pence.
The swimming pool at Eastfield remains shut for repairs.
Two streets near the station will be closed to cars on Sundays.
A report on allotments was put off until the summer.`,
  },
  {
    name: "hospital",
    use: "test",
    lines: `The hospital at Wexcombe treated 61,000 emergency patients last year.
One in four of them waited longer than four hours. || Longer than four hours was the wait of one in four of them.
Doctors blamed a lack of beds in care homes.
A ward with 28 beds will open in February. || In February a new ward that has 28 beds is to be opened.
The trust has hired 45 nurses from Kerala and Manila.
Surgeon Helen Okafor carried out the first operation with the new robot.
The robot cost £1.8m and was paid for by a charity. || A charity paid the £1.8m that the robot cost.
Visitors must now wear masks on two floors.
Ambulances queued outside the hospital on ten days in December.
The chief executive, Colin Weir, will leave in June.
Parking at the hospital is no longer free for staff.
Nearly 300 volunteers help on the wards each week.
The maternity unit was praised by inspectors in March. || Inspectors praised the maternity unit in March.
A helicopter landing site is being built behind the laundry.
Its neighbours in Abbey Road fear the noise.
The canteen will serve meals through the night.`,
  },
  {
    name: "railway",
    use: "train",
    lines: `The line between Corham and Eastry reopened on Friday after a landslip.
Engineers moved 9,000 tonnes of earth in 11 weeks. || In 11 weeks 9,000 tonnes of soil were shifted by engineers.
Passengers had travelled by bus over the hill.
The repair cost the railway about £7m.
Driver Samuel Keats stopped his train 50 metres short of the slip. || Only 50 metres before the slip the train was halted by its driver, Samuel Keats.
Nobody aboard the train was hurt.
The first train on Friday carried more than 200 people.
A brass band played at Eastry station.
Fares on the line will go up by 4 per cent in January.
The operator promised an hourly service by 2026. || By 2026 trains will run every hour, the operator pledged.
Two old signal boxes will be kept as museums.
Cyclists want a path beside the track.
Sheep from a farm near Corham delayed two trains in April.
The tunnel at Hollow Cross dates from 1871.
Freight returned to the line in the autumn of 2019.
A cafe has opened in the former ticket office.`,
  },
  {
    name: "farming",
    use: "test",
    lines: `Farmers in Shropshire expect the smallest potato harvest for 20 years.
The drought lasted from May until the end of August. || From May to late August there was no rain to end the drought.
Growers near Ludlow lost up to half of their crop.
Tom Radley, who farms 350 hectares, sold 40 cows to buy feed. || To pay for feed, Tom Radley sold 40 of his cows; he farms 350 hectares.
Wheat yields fell by 15 per cent.
The price of milk rose to 38 pence a litre in September.
Wells on 12 farms ran dry. || On 12 farms the wells had no water left.
The government has offered loans of £20,000 to small farms.
Few have applied, the farmers' union said.
An orchard at Tenbury had its best apples since 1995.
Bees did well in the heat, according to keepers in Clun.
Wild boar damaged fields along the Welsh border.
Hop pickers came from Bulgaria and Romania. || The hops were picked by workers from Bulgaria and Romania.
A show at Burwarton drew 18,000 visitors in August.
Lamb exports to France did not recover.
The winter barley was sown in October.`,
  },
  {
    name: "school",
    use: "train",
    lines: `Pupils at Norbury School returned on Monday after a fire destroyed six classrooms.
The fire began in a store room on 3 July. || It was in a store room that the blaze started on 3 July.
Firefighters from Swindon fought it for five hours.
Lessons will be held in 14 cabins until Easter. || Until Easter teaching takes place in 14 cabins.
Head teacher Fiona Marsh thanked parents for their help.
The insurers have paid £2.1m so far.
The school has 940 pupils, 30 more than a year ago.
Exam results improved in mathematics and French.
A former pupil, the actor Jack Lowry, gave £10,000 for books. || Books worth £10,000 were given by the actor Jack Lowry, who once went to the school.
The choir will sing in Salzburg in May.
The orchestra has lost all of its violins.
School meals now cost £2.75.
A bus stop will be moved to Church Road.
The caretaker found the fire but could not stop it.
Two teachers were treated for smoke.
New plans for the hall will be shown on Thursday.`,
  },
  {
    name: "fishing",
    use: "test",
    lines: `Trawlers from Brixham landed 310 tonnes of cuttlefish in October.
The catch was worth more than £1m at auction. || At the auction the catch fetched over £1m.
Skipper Alan Tregear said fuel took a third of his earnings.
Spanish buyers paid up to £5 a kilo. || Up to £5 a kilo was offered by buyers from Spain.
Two boats were held in Cherbourg for six days.
French inspectors said the vessels had no licence. || The boats had no licence, according to inspectors from France.
The owners denied it and will appeal in Rennes.
Crab fishermen off Salcombe fear a disease of the shell.
A study by Plymouth University found it in 8 per cent of crabs.
The port wants to build a cold store for 900 tonnes.
Seals took fish from nets near Start Point.
Young people rarely go to sea, said the harbour master.
A course for deckhands in Newlyn has 16 places. || There are 16 places on a deckhands' course in Newlyn.
The blessing of the fleet was not held in 2020.
Mackerel stocks have fallen since 2015.
A memorial to lost crews was unveiled on Sunday.`,
  },
  {
    name: "museum",
    use: "train",
    lines: `A hoard of 1,100 silver coins has gone on show at the museum in Ashby.
Metal detectorist Brian Colley found it in a field near Lutton. || It was discovered by Brian Colley with a metal detector in a field near Lutton.
The coins were buried in about 1140, during a civil war.
The museum paid £95,000 for the hoard. || For the hoard £95,000 was paid by the museum.
Half of the money went to the farmer.
Curator Nadia Rahman said such finds were very rare.
The oldest coin was struck in Winchester.
More than 4,000 people came in the first week. || In the first week the visitors numbered over 4,000.
Admission is free until the end of June.
The museum closes on Mondays.
A Roman mosaic will be lent to Lyon for six months.
The roof over the west gallery leaks.
Thieves stole a bronze helmet in 2016.
It has never been found.
The shop sells copies of the coins.
A lecture on kings and mints will be given on Wednesday.`,
  },
  {
    name: "voyage",
    use: "test",
    lines: `The brig Marianne left Leith on 4 May with 63 emigrants aboard.
She carried coal, iron and 20 barrels of tar. || Coal, iron and 20 barrels of tar made up her cargo.
Captain James Orr had made the voyage nine times.
Off Cape Wrath a gale carried away her foremast. || Her foremast was carried off by a gale near Cape Wrath.
Two sailors were drowned on the first night.
The passengers pumped for three days without sleep. || For three days the passengers worked the pumps and did not sleep.
A Danish whaler sighted them 80 miles west of Lewis.
The whaler took off the women and children first.
The captain refused to leave his ship.
The Marianne sank at dawn on Friday.
The survivors were landed at Stornoway and given bread. || At Stornoway the survivors came ashore and received bread.
An inquiry in Edinburgh found her rigging rotten.
The owners paid each family £6.
Letters from the passengers were kept by a minister in Tain.
A stone in the churchyard names the drowned.
No picture of the brig is known.`,
  },
];
