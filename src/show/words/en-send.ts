/** Words of whom to send: a proposal with its reasons and the next best. */
export const send = {
  "send.head":
    "Whom to send, {at}. Lives: deaths within {hours} h that it averts, expected. A standing order is changed only for more than {keep}. A proposal: the officer orders.",
  "send.crew":
    "So many boats and units at once: no more than {number} for one boat were weighed against each other.",
  "send.boat": "{boat}: {details}",
  "send.people": "{people} not accounted for",
  "send.radius": "95 % within {miles} NM",
  "send.alive": "without help {share} alive by then",
  "send.exists": "a boat of her own with {chance}",
  "send.part": "{unit}: there {time}, in {length}; adds {lives} lives",
  "send.range": "{likely} ({least} to {most})",
  "send.places.unknown": "places for survivors not told: the range is from none to many",
  "send.kept": "sent to her already",
  "send.on scene": "on scene: nothing takes it away",
  "send.changed": "a change: it is sent to {boat} now",
  "send.elsewhere": "next best use of it: {boat}, {lives} lives",
  "send.elsewhere.none": "it can be of use to no other boat",
  "send.instead": "next best for her: {unit}, {lives} lives",
  "send.instead.none": "no other unit is free for her",
  "send.order": "Go to {boat}. Report when under way, when on scene, and whom you take aboard.",
  "send.nobody": "Nobody can be proposed for her.",
  "send.without": "{boat}: nobody can be proposed. {why}",
  "send.free": "{unit} stays free: it would add nothing.",
  "send.stays": "{unit} stays with what it was sent to: {boat}.",
  "send.idle": "{unit} cannot be proposed: {why}.",
  "send.idle.worth": "{unit} cannot be proposed: {why}. With it {lives} lives more.",
  "send.idle.sped":
    "{unit} cannot be proposed: {why}. Supposed {knots} kn, and half an hour from all where its place is not known, it would be worth {lives} lives more: ask.",
  "send.idle.placed":
    "{unit} cannot be proposed: {why}. Half an hour from all, it would be worth {lives} lives more.",
} as const;

export type SendKey = keyof typeof send;
