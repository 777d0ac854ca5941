/** The bar on top, the hour, the desk. */
export const shell = {
  close: "Close",
  live: "Live watch",
  replay: "Replay of a night",
  "hour.known": "As known at",
  "hour.now": "Now",
  local: "local",

  reach: "Whose log is shown",
  "reach.all": "Both logs",
  "reach.only": "Only",

  "palette.day": "Day",
  "palette.night": "Night",
  help: "Keys",

  "desk.title": "Who sits here?",
  "desk.why":
    "The desk is a seat in the room, not a person's name. Desk and role are written into every entry from here.",
  "desk.desk": "Desk",
  "desk.role": "Role",
  "desk.sit": "Sit down",
  "desk.nobody": "Nobody sits here: choose desk and role",
} as const;

export type ShellKey = keyof typeof shell;
