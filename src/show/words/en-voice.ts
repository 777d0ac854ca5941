/** Words of figures as they are read out on the radio (IMO SMCP, 2001). */
export const voice = {
  "voice.angle": "{degrees} degrees {minutes} decimal {tenth} minutes {side}",
  "voice.N": "North",
  "voice.S": "South",
  "voice.E": "East",
  "voice.W": "West",
  "voice.within": "plus or minus",
  "voice.percent": "percent",
  "voice.miles": "nautical miles",
  "voice.knots": "knots",
  "voice.degrees": "degrees",
  "voice.to": "to",
  "voice.decimal": "decimal",
} as const;

export type VoiceKey = keyof typeof voice;
