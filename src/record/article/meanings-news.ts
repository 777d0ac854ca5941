/** More meanings, of what newspapers tell: each line one, by the rule of `GENERAL`. */
export const NEWS = `
leave quit vacate evacuate abandon
order tell instruct command direct
electricity power
household family home
property home building
firefighter crew
resident people person
motorist driver
cyclist bicyclist
pedestrian walker
officer policeman policewoman constable
soldier troop serviceman
army military
ambulance paramedic medic
operation procedure surgery
medicine drug medication treatment
disease illness
victim casualty
thief robber burglar
steal rob nick
burglary theft robbery
weapon gun firearm
shoot fire
explosion blast
crash collision accident smash
collide hit strike
overturn capsize roll
sink founder
inquiry investigation probe enquiry
investigate examine probe
search hunt seek
arrest detain apprehend
charge prosecute
jail imprison prison
sentence punish
trial hearing
lawyer solicitor barrister attorney
witness onlooker bystander
evidence proof
alarm siren
guard sentry
entry entrance access
roof rooftop
painting picture artwork canvas
worth valued value
estimate reckon calculate
insurer insurance underwriter
reward bounty
nearby close near
adjacent neighbouring
distance length
measure record
wave swell
water sea
platform rig
helicopter chopper
aircraft plane airplane aeroplane
pilot airman
passenger traveller
seat place
ticket fare
stranded stuck marooned
queue line
wait delay
row dispute quarrel disagreement argument
strike stoppage action
protest demonstration rally march
protester demonstrator
vacant empty unfilled
shortage lack scarcity
surplus excess
fund finance bankroll
sum money amount
spend invest
grant subsidy
debt liability
landlord owner
tenant renter
flat apartment
builder contractor developer
site plot
scheme project programme
stage phase
due scheduled planned
dawn daybreak sunrise
dusk sunset nightfall
noon midday
evening night
recent latest last
previous earlier prior preceding
following next subsequent
current present
former ex
temporary interim provisional
permanent lasting
immediate instant
sudden abrupt
heavy torrential severe intense
light slight
deep profound
high tall
wide broad
narrow thin
empty deserted
busy crowded
quiet silent calm
noise din
dark gloomy bleak
bright sunny
clear obvious evident
secret hidden covert
public open
private personal
rich wealthy affluent
poor impoverished
cheap inexpensive
expensive costly dear
free gratis
legal lawful
illegal unlawful illicit
honest truthful
false untrue fake bogus
true correct accurate right
wrong mistaken incorrect
mistake error blunder slip
doubt uncertainty
sure certain
likely probable
possible potential
rare scarce uncommon
common usual typical
normal ordinary regular
strange odd unusual
famous renowned celebrated
favourite preferred
beautiful lovely
terrible awful dreadful horrific appalling
serious grave
angry furious irate
happy glad pleased delighted
sad unhappy
surprised astonished amazed
shock stun
hopeless desperate
brave courageous
struggle battle fight
attack assault
defend protect guard shield
defence protection
threat menace
threaten menace
enemy foe
ally partner
friend mate companion
wife spouse
husband spouse
mother mum
father dad
baby infant newborn
teenager adolescent youth
pensioner retiree
campaigner activist
supporter backer
opponent critic
candidate contender
election poll ballot
law rule regulation
rule govern
reform overhaul
aim goal objective
purpose intention
intend plan
refer mention cite
describe depict portray
explain clarify
argue contend maintain
insist assert
admit concede acknowledge
deny reject refute
agree accept
suggest propose recommend
urge call press
demand insist
welcome greet
receive accept
gather assemble congregate
divide split separate
spread extend
expand enlarge
shrink contract
hide conceal
appear seem
vanish disappear
happen occur
cancel scrap axe abandon
suspend halt
resume restart
replace substitute
remove withdraw
collect gather
store keep
save conserve
waste squander
lack want
succeed manage
achieve accomplish attain
earn make
lend loan
rob steal
throw hurl toss
pull drag haul tow
push shove
lift raise hoist winch
drop lower
climb scale ascend
jump leap
escape flee
chase pursue
lead guide
row paddle
float drift
dive plunge
swim bathe
watch see
raft liferaft
lifejacket lifevest
fleet flotilla
catch haul
quay wharf pier jetty
service ceremony
funeral burial
wedding marriage
birthday anniversary
`;
