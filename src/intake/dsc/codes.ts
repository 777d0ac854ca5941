/** The symbols of ITU-R M.493-15 as IEC 61162-1 writes them, without the first of 3 digits. */

/** What kind of call it is. */
export const FORMATS: Readonly<Record<string, string>> = {
  "02": "area",
  "12": "distress",
  "14": "group",
  "16": "all ships",
  "20": "individual",
  "23": "automatic",
};

export const CATEGORIES: Readonly<Record<string, string>> = {
  "00": "routine",
  "06": "ship's business",
  "08": "safety",
  "10": "urgency",
  "12": "distress",
};

/** Nature of distress. */
export const NATURES: Readonly<Record<string, string>> = {
  "00": "fire or explosion",
  "01": "flooding",
  "02": "collision",
  "03": "grounding",
  "04": "listing, in danger of capsizing",
  "05": "sinking",
  "06": "disabled and adrift",
  "07": "undesignated distress",
  "08": "abandoning ship",
  "09": "piracy or armed robbery",
  "10": "man overboard",
  "12": "EPIRB emission",
};

export const ACKNOWLEDGEMENTS: Readonly<Record<string, string>> = {
  R: "requested",
  B: "given",
  S: "neither",
};
