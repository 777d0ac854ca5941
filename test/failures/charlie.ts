/**
 * The night of 23-24 November 2021 in short, for the failures of `problem.md`. The first call gives
 * the boat its name in the machine. Numbers that nobody published (how many each encounter had
 * aboard) are made up to give 98.
 */
export const FIRST_CALLS = `
  00:48Z gris-nez charlie phone c1 "engine stopped, about 30 of us, in danger"
         people 30 conditions engine-dead,in-distress
  00:51Z gris-nez r2 phone c1 "we are 33" people 33 conditions taking-water
  01:06Z dover    r3 phone "CROSS: a boat 0.6 NM short of the line" who agency
  01:07Z dover    order linkReport r3 charlie "CROSS speaks of its own boat"
  01:26Z dover    r4 phone c1 "there are 40 of us, help" people 40 conditions sinking
`;

export const TASKING = `
  01:31Z dover    order nameBoat charlie "Charlie" agency HMCG night 2021-11-23
  01:33Z dover    order registerUnit valiant "Valiant" type cutter agency "Border Force" speed 15.6
  01:34Z dover    order taskUnit valiant charlie "respond to Charlie"
  02:01Z gris-nez r5 message c1 "pin" place pin 51.14167,1.74167 2000 fixed 02:01Z
  02:22Z dover    order reportUnit valiant departed "sailed" boat charlie
         place gnss 51.12,1.33 200
`;

export const LAST_CALLS = `
  02:27Z dover    order sendBroadcast charlie "Mayday Relay"
         "small craft sinking, 40 people, position 26 minutes old"
         broadcast relay-1 near flamant:15,valiant:55
  02:30Z dover    r6 phone c1 "everyone will die" conditions people-in-the-water
  03:17Z gris-nez r7 phone c1 "we are in the water"
`;

export const ENCOUNTER = `
  03:22Z dover    order reportUnit valiant on-scene "in the area" boat charlie
  03:26Z dover    met encounter valiant "embarked a boat, under way, dry" conditions dry,under-way
`;

export const CHARLIE = FIRST_CALLS + TASKING + LAST_CALLS + ENCOUNTER;

/** After the encounter: three boats embarked, searches, the landing, the finding. */
export const MORNING = `
  03:50Z dover order amendReport met "counted on deck" people 27
  03:51Z dover order transferPeople boat:met unit:valiant 27 "counted as they came aboard"
  04:20Z dover lima encounter valiant "second boat, 39 aboard" people 39 conditions under-way
  04:30Z dover order transferPeople boat:lima unit:valiant 39 "counted as they came aboard"
  04:50Z dover november encounter valiant "third boat, 32 aboard" people 32 conditions under-way
  05:00Z dover order transferPeople boat:november unit:valiant 32 "counted as they came aboard"
  05:10Z dover order registerUnit helicopter "Helicopter" type helicopter agency HMCG
  05:30Z dover order recordSearch helicopter charlie "around the 02:01Z pin"
         conditions "night, goggles" detection 0.02-0.1
  08:16Z dover order landPeople valiant 98 "Dover"
  12:49Z gris-nez bodies sighting "about fifteen bodies, a deflated inflatable" who vessel
         people 15..? conditions people-in-the-water
`;
