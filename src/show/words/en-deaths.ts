/** What a count of the dead and missing says. */
export const deaths = {
  "deaths.title":
    "Dead and missing on the way from the continent to the United Kingdom, {from} to {to}, {where}, as known {when}.",
  "deaths.minimum":
    "A list is a minimum count: only what was documented. Sources stand side by side and are never added; nor are dead and missing.",
  "deaths.where.all": "at sea, in water and on land",
  "deaths.where.water": "at sea and in water",
  "deaths.where.land": "on land",
  "deaths.column.period": "period",
  "deaths.column.publisher": "by",
  "deaths.column.incidents": "incidents",
  "deaths.column.dead": "dead",
  "deaths.column.missing": "missing",
  "deaths.column.source": "source",
  "deaths.total": "in all",
  "deaths.nothing":
    "Nobody listed or told anything of that time. That is not to say that nobody died.",
  "deaths.open":
    "{publisher}: {dead} incidents whose dead and {missing} whose missing it leaves open; {shared} rows not counted because their number stands in another.",
  "deaths.assumed":
    "{publisher}: {rows} rows of which nobody kept how they stood then, taken as they stand now.",
  "deaths.told.title": "Told by others, never added:",
  "deaths.told": "{period}: {all}; {publisher}, {when}: “{words}” ({cell})",
  "deaths.told.dead": "{count} dead",
  "deaths.told.missing": "{count} missing",
  "deaths.told.survivors": "{count} survived",
} as const;

export type DeathsKey = keyof typeof deaths;
