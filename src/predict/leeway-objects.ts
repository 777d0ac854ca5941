import { assert } from "#units";

/** How an object drifts along one axis: percent of the wind, cm/s, and the deviation in cm/s. */
type LeewayAxis = {
  readonly slope: number;
  readonly offset: number;
  readonly deviation: number;
};

/** An object type of the Leeway table. Crosswind is positive to the right of downwind. */
export type LeewayObject = {
  readonly id: number;
  readonly key: string;
  readonly description: string;
  readonly downwind: LeewayAxis;
  readonly right: LeewayAxis;
  readonly left: LeewayAxis;
};

/**
 * The 85 object types with their nine coefficients, as in the table of the Leeway model: A. Allen
 * for the United States Coast Guard (2010), compiled by O. Breivik (2011) as OBJECTPROP.DAT; from
 * Allen & Plourde 1999 (CG-D-08-99) and Allen 2005 (CG-D-05-05). A row is
 * `id|key|downwind|right|left` with slope, offset and deviation of each, and below it the
 * description.
 */
const TABLE = `
1|PIW-1|0.96 0 12|0.54 0 9.4|-0.54 0 9.4
  Person-in-water (PIW), unknown state (mean values)
2|PIW-2|0.48 0 8.3|0.15 0 6.7|-0.15 0 6.7
  PIW, vertical PFD type III conscious
3|PIW-3|1.6 -3.98 2.42|0.13 0.33 2.11|-0.13 -0.33 2.11
  PIW, sitting, PFD type I or II
4|PIW-4|1.71 1.12 3.93|1.36 -3.3 1.71|-0.13 -2.65 1.62
  PIW, survival suit (face up)
5|PIW-5|0.63 0 5.3|0.31 0 4.5|-0.31 0 4.5
  PIW, scuba suit (face up)
6|PIW-6|1.117 10.2 3.04|0.04 3.9 4.05|-0.04 -3.9 4.05
  PIW, deceased (face down)
7|LIFE-RAFT-DB-10|3.52 -2.5 6.1|0.62 -3 3.5|-0.45 -0.2 3.6
  Life raft, deep ballast (DB) system, general, unknown capacity and loading (mean values)
8|LIFE-RAFT-DB-11|3.5 -1.8 6.4|0.78 -3.6 3.6|-0.47 -0.1 3.9
  4-14 person capacity, deep ballast system, canopy (average)
9|LIFE-RAFT-DB-12|3.75 -2.3 4.4|0.78 -3.6 3.6|-0.47 -0.1 3.9
  4-14 person capacity, deep ballast system, no drogue
10|LIFE-RAFT-DB-13|3.75 -2.32 4.51|1 -5.31 3.91|-0.47 -0.14 3.91
  4-14 person capacity, deep ballast system, canopy, no drogue, light loading
11|LIFE-RAFT-DB-14|3.59 -1.92 2.56|0.48 -0.16 2.17|-0.48 0.16 2.17
  4-14 person capacity, deep ballast system, no drogue, heavy loading
12|LIFE-RAFT-DB-15|1.91 0.9 1.6|0.78 -3.6 3.6|-0.47 -0.1 3.9
  4-14 person capacity, deep ballast system, canopy, with drogue (average)
13|LIFE-RAFT-DB-16|1.95 -0.53 3.59|0.21 1.29 2.15|-0.21 -1.29 2.15
  4-14 person capacity, deep ballast system, canopy, with drogue, light loading
14|LIFE-RAFT-DB-17|2.19 -0.96 1.01|1.39 -7.9 1.46|-1.39 7.9 1.46
  4-14 person capacity, deep ballast system, canopy, with drogue, heavy loading
15|LIFE-RAFT-DB-18|3.68 -4.96 5.37|0.34 -1.85 2.5|-0.49 1.58 2.63
  15-50 person capacity, deep ballast system, canopy, general (mean values)
16|LIFE-RAFT-DB-19|3.93 -3.3 3.01|0.38 -3.33 2.16|-0.59 1.59 2.28
  15-50 person capacity, deep ballast system, canopy, no drogue, light loading
17|LIFE-RAFT-DB-20|3.15 -4.49 3.35|0.39 -1.8 2.5|-0.38 2.98 1.64
  15-50 person capacity, deep ballast system, canopy, with drogue, heavy loading
18|LIFE-RAFT-DB-21|0.88 0 2.5|0.18 0 2.4|-0.18 0 2.4
  Deep ballast system, general (mean values), capsized
19|LIFE-RAFT-DB-22|0.99 0 2.4|0.14 0 2.3|-0.14 0 2.3
  Deep ballast system, general (mean values), swamped
20|LIFE-RAFT-SB-6|2.68 0 12|1.1 0 9.4|-1.1 0 9.4
  Life-raft, shallow ballast (SB) system AND canopy, general (mean values)
21|LIFE-RAFT-SB-7|2.96 0 1.5|1.21 0 1.7|-1.21 0 1.7
  Life-raft, shallow ballast system, canopy, no drogue
22|LIFE-RAFT-SB-8|2.31 0 4|0.95 0 3.5|-0.95 0 3.5
  Life-raft, shallow ballast system AND canopy, with drogue
23|LIFE-RAFT-SB-9|1.68 0 2.4|0.24 0 2.4|-0.24 0 2.4
  Life-raft, shallow ballast system AND canopy, capsized
24|LIFE-RAFT-SB-10|3.3 -3.9 4.2|0.5 7 5.7|0.1 -6.2 3.6
  Life Raft - Shallow ballast, canopy, Navy Sub Escape (SEIE) 1-man raft, NO drogue
25|LIFE-RAFT-SB-11|1.7 -3.9 4.2|0 5.7 3.3|0 -3.4 2.2
  Life Raft - Shallow ballast, canopy, Navy Sub Escape (SEIE) 1-man raft, with drogue
26|LIFE-RAFT-NB-1|3.7 0 12|1.98 0 9.4|-1.98 0 9.4
  Life-raft, no ballast (NB) system, general (mean values)
27|LIFE-RAFT-NB-2|5.34 9.91 9.82|2.26 1.04 9.08|-2.26 -1.04 9.08
  Life-raft, no ballast system, no canopy, no drogue
28|LIFE-RAFT-NB-3|3.15 -4.47 4|1.51 0 5|-1.51 0 5
  Life-raft, no ballast system, no canopy, with drogue
29|LIFE-RAFT-NB-4|3.39 0 2.4|1.49 0 2.4|-1.49 0 2.4
  Life-raft, no ballast system, with canopy, no drogue
30|LIFE-RAFT-NB-5|1.21 0 12|0.92 0 9.4|-0.92 0 9.4
  Life-raft, no ballast system, with canopy, with drogue
31|USCG-RESCUE|2.48 0 3.8|0.32 0 3.4|-0.32 0 3.4
  Survival Craft - USCG Sea Rescue Kit - 3 ballasted life rafts and 300 meter of line
32|AVIATION-1|3.39 0 2.4|1.49 0 2.4|-1.49 0 2.4
  Life-raft, 4-6 person capacity, no ballast, with canopy, no drogue
33|AVIATION-2|2.71 0 3.8|0.72 0 3.4|-0.72 0 3.4
  Evacuation slide with life-raft, 46 person capacity
34|LIFE-CAPSULE|3.52 0 1.9|1.44 0 2|-1.44 0 2
  Survival Craft - SOLAS Hard Shell Life Capsule, 22 man
35|OVATEK-CRAFT-1|3.51 3.49 5.66|1.08 -1.24 5.35|-1.721 4.67 6.24
  Survival Craft - Ovatek Hard Shell Life Raft, 4 and 7-man, lightly loaded, no drogue (average)
36|OVATEK-CRAFT-2|3.86 0.01 2.75|0.32 1.31 2.62|-0.19 -2.67 2.81
  Survival Craft - Ovatek Hard Shell Life Raft, 4 man, lightly loaded, no drogue
37|OVATEK-CRAFT-3|3.26 6.16 6.65|2.32 -7.33 4.77|-2.1 6.02 5.35
  Survival Craft - Ovatek Hard Shell Life Raft, 7 man, lightly loaded, no drogue
38|OVATEK-CRAFT-4|1.04 2.99 2.13|0.034 1.57 1.3|-0.02 -0.96 1.17
  Survival Craft - Ovatek Hard Shell Life Raft, 4 and 7-man, fully loaded, drogued (average)
39|OVATEK-CRAFT-5|1.09 2.31 1.59|0.027 0.95 0.99|-0.07 -0.79 1.31
  Survival Craft - Ovatek Hard Shell Life Raft, 4 man, fully loaded, drogued
40|OVATEK-CRAFT-6|0.995 3.46 2.34|0.023 -1.86 1.32|-0.005 -0.95 0.88
  Survival Craft - Ovatek Hard Shell Life Raft, 7 man, fully loaded, drogued
41|PERSON-POWERED-VESSEL-1|1.16 11.12 4.12|0.41 0 4.39|-0.41 0 4.39
  Sea Kayak with person on aft deck
42|PERSON-POWERED-VESSEL-2|1.93 0 8.3|0.51 0 6.7|-0.51 0 6.7
  Surf board with person
43|PERSON-POWERED-VESSEL-3|2.25 5.03 2.5|0.69 -1.3 2.96|-0.69 1.3 2.96
  Windsurfer with mast and sail in water
44|SKIFF-1|3.15 0 2.2|1.29 0 2.2|-1.29 0 2.2
  Skiff - modified-v, cathedral-hull, runabout outboard powerboat
45|SKIFF-2|2.87 3.98 3.33|0.32 -2.93 2.53|-0.62 1.03 3.05
  Skiff, V-hull
46|SKIFF-3|1.65 0 3.1|0.39 0 2.9|-0.39 0 2.9
  Skiffs, swamped and capsized
47|SKIFF-4|2.52 13.37 3.87|1.07 -3.58 5.82|-1.07 3.58 5.82
  Skiff - v-hull bow to stern (aluminum, Norway)
48|SPORT-BOAT|6.54 0 3|2.19 0 2.8|-2.19 0 2.8
  Sport boat, no canvas (*1), modified V-hull
49|SPORT-FISHER|5.55 0 3.3|2.27 0 3|-2.27 0 3
  Sport fisher, center console (*2), open cockpit
50|FISHING-VESSEL-1|2.47 0 12|2.76 0 9.4|-2.76 0 9.4
  Fishing vessel, general (mean values)
51|FISHING-VESSEL-2|2.67 0 8.3|2.98 0 6.7|-2.98 0 6.7
  Fishing vessel, Hawaiian Sampan (*3)
52|FISHING-VESSEL-3|2.8 0 8.3|3.13 0 6.7|-3.13 0 6.7
  Fishing vessel, Japanese side-stern trawler
53|FISHING-VESSEL-4|2.47 0 8.3|2.76 0 6.7|-2.76 0 6.7
  Fishing vessel, Japanese Longliner (*3)
54|FISHING-VESSEL-5|1.8 0 3.79|2.01 0 3.3|-2.01 0 3.3
  Fishing vessel, Korean fishing vessel (*4)
55|FISHING-VESSEL-6|3.72 -0.87 3.33|1.41 2 3.36|-1.41 -2 3.36
  Fishing vessel, Gill-netter with rear reel (*3)
56|COASTAL-FREIGHTER|1.87 0 8.3|2.09 0 6.7|-2.09 0 6.7
  Coastal freighter. (*5)
57|SAILBOAT-1|4.5 0 19.4|4.95 0 18.42|-2.82 0 24.95
  Sailboat Mono-hull (Average)
58|SAILBOAT-2|3.94 0 19.62|3.98 0 12.6788|-0.79 0 2.13
  Sailboat Mono-hull (Dismasted, Average)
59|SAILBOAT-3|6.27 0 9.22|4.01 0 12.34|-4.01 0 12.34
  Sailboat Mono-hull (Dismasted - rudder amidships)
60|SAILBOAT-4|2.42 0 1.29|0.79 0 2.17|-0.79 0 2.13
  Sailboat Mono-hull (Dismasted - rudder missing)
61|SAILBOAT-5|5.23 0 18.52|5.89 0 18.87|-6.09 0 18.58
  Sailboat Mono-hull (Bare-masted,  Average)
62|SAILBOAT-6|6.66 0 16.56|7.36 0 15.15|-7.53 0 16.69
  Sailboat Mono-hull (Bare-masted, rudder amidships)
63|SAILBOAT-6b|2.69 0 10.48|2.81 0 11.14|-4.01 0 13.6608
  Sailboat Mono-hull (Bare-masted, rudder hove-to)
64|SAILBOAT-7|2.67 0 8.3|2.98 0 6.7|-2.98 0 6.7
  Sailboat Mono-hull, fin keel, shallow draft (was SAILBOAT-2)
65|SAILBOAT-8|1.79 3.09 4.04|0.1 3.53 4.05|-0.1 -3.53 4.05
  Sunfish sailing dingy  -  Bare-masted, rudder missing
66|FV-DEBRIS|1.97 0 8.3|0.36 0 6.7|-0.36 0 6.7
  Fishing vessel debris
67|SLDMB|0 0 0|0 0 0|0 0 0
  Self-locating datum marker buoy - no windage
68|SEPIRB|0.4 -1.8 6|0 6.1 4.6|0 -4.6 4.6
  Navy Submarine EPIRB (SEPIRB)
69|BAIT-BOX-1|0.72 15.18 5.59|1.86 -5.26 4.2|-1.86 5.26 4.2
  Bait/wharf box, holds a cubic metre of ice, mean values (*6)
70|BAIT-BOX-2|2.53 9.01 3.05|1.09 -2.76 4.14|-1.09 2.76 4.14
  Bait/wharf box, holds a cubic metre of ice, lightly loaded
71|BAIT-BOX-3|1.15 7.94 3.17|1.48 -0.32 2.99|-1.48 0.32 2.99
  Bait/wharf box, holds a cubic metre of ice, full loaded
72|OIL-DRUM|0.75 2.66 2.83|0.48 2.88 3.92|-0.45 -1.46 4.59
  55-gallon (220 l) Oil Drum
73|CONTAINER-1|1.78 1.44 2.99|0.27 -2.44 2.31|-0.27 2.44 2.31
  Scaled down (1:3) 40-ft Container (70% submerged)
74|CONTAINER-2|1.25 3.96 2.81|0.19 1.14 4.36|-0.19 -1.14 4.36
  20-ft Container (80% submerged)
75|MINE|1.07 4.47 6.55|0.41 1.15 4.13|-0.41 -1.15 4.13
  WWII L-MK2 mine
76|REFUGEE-RAFT-1|1.56 8.3 1.53|0.078 2.7 1.52|-0.078 -2.7 1.52
  Immigration vessel, Cuban refugee-raft, no sail (*7)
77|REFUGEE-RAFT-2|6.43 -3.47 3.63|2.22 0 7.12|-2.22 0 7.12
  Immigration vessel, Cuban refugee-raft, with sail (*7)
78|SEWAGE|1.79 0 3.1|0.16 0 2.9|-0.16 0 2.9
  Sewage floatables, tampon applicator
79|MED-WASTE-1|2.75 0 12|0.5 0 9.4|-0.5 0 9.4
  Medical waste (mean values)
80|MED-WASTE-2|3.64 0 12|0.67 0 9.4|-0.67 0 9.4
  Medical waste, vials
81|MED-WASTE-3|4.34 0 3.1|0.74 0 2.9|-0.74 0 2.9
  Medical waste, vials, large
82|MED-WASTE-4|2.95 0 5.4|0.54 0 4.5|-0.54 0 4.5
  Medical waste, vials, small
83|MED-WASTE-5|1.79 0 12|0.16 0 9.4|-0.16 0 9.4
  Medical waste, syringes
84|MED-WASTE-6|1.79 0 3.1|0.16 0 2.9|-0.16 0 2.9
  Medical waste, syringes, large
85|MED-WASTE-7|1.79 0 2.4|0.16 0 2.3|-0.16 0 2.3
  Medical waste, syringes, small
`;

/** All object types by id. */
export const leewayObjects: readonly LeewayObject[] = readTable(TABLE);

/** The object type with this id. Throws for one that the table does not have. */
export function leewayObject(id: number): LeewayObject {
  const found = leewayObjects.find((object) => object.id === id);
  assert(found !== undefined, `expected a Leeway object type, 1 to 85; came ${id}`);
  return found;
}

function readTable(text: string): readonly LeewayObject[] {
  const objects: LeewayObject[] = [];
  for (const line of text.trim().split("\n")) {
    const last = objects.at(-1);
    if (line.startsWith("  ") && last !== undefined)
      objects[objects.length - 1] = {
        ...last,
        description: `${last.description} ${line.trim()}`.trim(),
      };
    else objects.push(readRow(line));
  }
  return objects;
}

function readRow(line: string): LeewayObject {
  const [id, key, ...axes] = line.split("|");
  const [downwind, right, left] = axes.map((axis) => {
    const [slope, offset, deviation] = axis.split(" ").map(Number);
    return { slope: slope!, offset: offset!, deviation: deviation! };
  });
  return {
    id: Number(id),
    key: key!,
    description: "",
    downwind: downwind!,
    right: right!,
    left: left!,
  };
}
