/**
 * Words of general English that one writer puts for another. Each line is one meaning. Words with
 * opposite or different facts (north and south, buy and sell, officer and person) never share one.
 */
export const GENERAL = `
almost nearly
about around roughly approximately some circa
see spot observe notice sight witness
police cop policeman policewoman
car vehicle automobile
boat dinghy vessel craft
inflatable rubber
run race dash rush sprint
migrant immigrant
journey trip voyage crossing travel
allow permit let enable authorise
plan proposal scheme idea suggestion
detect find discover locate identify uncover
work operate function
reject refuse decline rebuff dismiss
exceed surpass eclipse outstrip top overtake beat
record unprecedented highest
large big great huge vast massive
small little tiny minor
begin start commence launch
end finish conclude complete
help assist aid support
say state declare remark
claim allege assert
announce reveal disclose unveil
promise vow pledge undertake
show demonstrate display indicate
make create produce
give provide supply hand grant offer
get obtain receive acquire gain
need require
use employ utilise
buy purchase
pay spend
cost price charge fee
money fund cash
job post position role
home house dwelling
road street highway
town village
child kid youngster
woman lady
elderly old aged
man gentleman
person individual human
citizen resident inhabitant local
official authority
worker employee staff personnel
boss chief head director manager leader
team side squad
player footballer
match game fixture
win victory triumph
lose defeat
goal score
fan supporter spectator
crowd audience attendance
storm gale tempest
rain downpour shower rainfall
flood inundate deluge
wind breeze
snow snowfall
cold chilly freezing
hot warm
damage harm
destroy wreck demolish
repair mend fix restore
rescue save
die perish
kill slay
hurt injure wound
ill sick unwell
hospital infirmary clinic
doctor physician
school academy
pupil student
teacher instructor
fire blaze
firefighter fireman
rise increase climb grow jump surge soar
fall drop decrease decline slump plunge dip
profit earning
share stock
company firm business corporation
shop store
customer client shopper consumer
sale turnover
tax levy duty
loan credit
bank lender
council authority
vote ballot poll
meeting session
decide resolve determine
approve back endorse adopt
oppose resist
ban prohibit forbid outlaw
law legislation statute
court tribunal
judge magistrate
ask request
answer reply respond
call phone ring telephone
letter note
think believe consider
hope expect anticipate
worry concern fear
blame accuse criticise fault
warn caution alert
praise commend applaud
arrive reach
return back
carry transport convey
send dispatch deploy
move shift relocate
stop halt prevent cease
continue persist
delay postpone
build construct erect
open inaugurate
close shut
area region zone district
place site location spot
coast shore seaside shoreline
beach sand
sea ocean water
river stream
hill slope
bridge crossing
port harbour
ship steamer
lorry truck
train railway rail
airport airfield
early wee initial
morning dawn
night overnight
day daily
last final
new fresh recent
old former ex previous past
fast quick rapid swift speedy
slow gradual
strong powerful
weak feeble
hard difficult tough arduous
easy simple
important key vital crucial major significant
whole entire full
total overall
many numerous
often frequent
together joint
criminal crook
gang band
smuggler trafficker
equipment kit gear
device gadget
special particular
different other various
opposite other
effort attempt try bid
problem issue difficulty
result outcome
cause reason
chance opportunity
choice option
change alter modify
improve enhance upgrade
reduce cut lower trim
keep retain maintain
hold contain
include comprise
remain stay
live reside
tourist visitor holidaymaker
holiday vacation
festival celebration
food meal
animal creature beast
tree wood
field meadow
garden park
museum gallery
book volume
film movie
music tune
photograph picture image photo
newspaper paper journal
reporter journalist
expert specialist
scientist researcher
study research survey
data figure statistic
amount quantity sum
number count
part portion section
twice double
annual yearly
month monthly
week weekly
centre middle
front fore
edge border
sweep flood pour stream
watch monitor observe
danger peril risk hazard
safe secure
danger hazardous
crew seaman sailor
captain skipper master
fisherman angler
engine motor
rope line
harvest crop
farmer grower
sheep flock
cattle cow
dog hound
strike walkout
union guild
wage salary pay
agreement deal accord pact contract
talk negotiation discussion
government administration
minister secretary
chairman chair president
spokesman spokeswoman spokesperson
`;
