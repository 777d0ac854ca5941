import type { DeathsKey } from "./en-deaths.ts";

/** Ce que dit un décompte des morts et des disparus. */
export const deaths: Record<DeathsKey, string> = {
  "deaths.title":
    "Morts et disparus sur la route du continent vers le Royaume-Uni, du {from} au {to}, {where}, comme on le sait {when}.",
  "deaths.minimum":
    "Une liste est un décompte minimal : seulement ce qui a été documenté. Les sources restent côte à côte et ne s'additionnent jamais ; morts et disparus non plus.",
  "deaths.where.all": "en mer, dans l'eau et à terre",
  "deaths.where.water": "en mer et dans l'eau",
  "deaths.where.land": "à terre",
  "deaths.column.period": "période",
  "deaths.column.publisher": "selon",
  "deaths.column.incidents": "événements",
  "deaths.column.dead": "morts",
  "deaths.column.missing": "disparus",
  "deaths.column.source": "source",
  "deaths.total": "en tout",
  "deaths.nothing":
    "Personne n'a rien recensé ni dit de cette période. Cela ne veut pas dire que personne n'est mort.",
  "deaths.open":
    "{publisher} : {dead} événements dont le nombre de morts et {missing} dont le nombre de disparus n'est pas donné ; {shared} lignes non comptées, leur numéro figurant dans une autre.",
  "deaths.assumed":
    "{publisher} : {rows} lignes dont personne n'a gardé l'état d'alors, prises telles qu'elles sont aujourd'hui.",
  "deaths.told.title": "Dit par d'autres, jamais ajouté :",
  "deaths.told": "{period} : {all} ; {publisher}, {when} : « {words} » ({cell})",
  "deaths.told.dead": "morts : {count}",
  "deaths.told.missing": "disparus : {count}",
  "deaths.told.survivors": "survivants : {count}",
};
