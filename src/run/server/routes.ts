import { z } from "zod";
import type { House } from "./house.ts";
import { openApi } from "./openapi.ts";
import { sendJson } from "./respond.ts";
import { route, type Route } from "./route.ts";
import { callerRoutes } from "./routes-callers.ts";
import { coastRoutes } from "./routes-coast.ts";
import { driftRoutes } from "./routes-drift.ts";
import { feedRoutes } from "./routes-feeds.ts";
import { fieldRoutes } from "./routes-fields.ts";
import { intakeRoutes } from "./routes-intake.ts";
import { locateRoutes } from "./routes-locate.ts";
import { logRoutes } from "./routes-log.ts";
import { messageRoutes } from "./routes-messages.ts";
import { nearRoutes } from "./routes-near.ts";
import { nightRoutes } from "./routes-nights.ts";
import { searchRoutes } from "./routes-search.ts";
import { sendRoutes } from "./routes-send.ts";
import { unitLinkRoutes } from "./routes-unit-links.ts";
import { unitRoutes } from "./routes-units.ts";
import { watchRoutes } from "./routes-watch.ts";
import { weatherRoutes } from "./routes-weather.ts";

/** Every address of the API. */
export function routesOf(house: House): readonly Route[] {
  const routes: Route[] = [
    ...logRoutes(house),
    ...watchRoutes(house),
    ...weatherRoutes(house),
    ...feedRoutes(house),
    ...nearRoutes(house),
    ...unitRoutes(house),
    ...unitLinkRoutes(house),
    ...fieldRoutes(house),
    ...coastRoutes(house),
    ...driftRoutes(house),
    ...searchRoutes(house),
    ...sendRoutes(house),
    ...messageRoutes(house),
    ...callerRoutes(house),
    ...intakeRoutes(house),
    ...locateRoutes(house),
    ...nightRoutes(house.nights),
    route({
      name: "readOpenApi",
      method: "GET",
      path: "/api/openapi.json",
      summary: "This API as OpenAPI 3.1.",
      answers: {
        200: { description: "The document.", schema: z.looseObject({ openapi: z.string() }) },
      },
      handle: ({ request, response }) =>
        sendJson(request, response, 200, openApi(routes, house.version)),
    }),
  ];
  return routes;
}
