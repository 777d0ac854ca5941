import type { IncomingMessage, ServerResponse } from "node:http";
import { z } from "zod";
import { readJson } from "./body.ts";
import { faultsOf, fieldsProblem, Problem, type FieldFault, type ProblemKind } from "./problem.ts";

/** One answer that a route may give, for the handbook that OpenAPI is. */
export type Answer = {
  readonly description: string;
  /** `application/json` unless said otherwise. */
  readonly type?: string;
  readonly schema?: z.ZodType;
};

/** What every handler gets, checked: nothing else of the request needs to be read. */
type Call<Params, Query, Body> = {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
};

type Spec<Params extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType> = {
  /** The operation's name in OpenAPI. */
  readonly name: string;
  readonly method: "GET" | "POST";
  /** "/api/boats/{boat}" */
  readonly path: string;
  readonly summary: string;
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  /** Takes bytes as they are, application/octet-stream, in place of a JSON body. */
  readonly takesFile?: true;
  readonly answers: Readonly<Record<number, Answer>>;
  readonly problems?: Readonly<Record<number, readonly ProblemKind[]>>;
  readonly handle: (
    call: Call<z.infer<Params>, z.infer<Query>, z.infer<Body>>,
  ) => Promise<void> | void;
};

/**
 * A route with its types sealed in: the list of all routes serves the requests and writes the
 * OpenAPI.
 */
export type Route = Omit<Spec<z.ZodType, z.ZodType, z.ZodType>, "handle"> & {
  readonly serve: (
    request: IncomingMessage,
    response: ServerResponse,
    params: Readonly<Record<string, string>>,
    query: URLSearchParams,
  ) => Promise<void>;
};

const NOTHING = z.strictObject({});

/** Ties schemas and handler together: the handler sees only what the schemas let through. */
export function route<
  Params extends z.ZodType = typeof NOTHING,
  Query extends z.ZodType = typeof NOTHING,
  Body extends z.ZodType = z.ZodUndefined,
>({ handle, ...spec }: Spec<Params, Query, Body>): Route {
  return {
    ...spec,
    serve: async (request, response, rawParams, rawQuery) => {
      const params = checked(spec.params ?? NOTHING, rawParams, "/path/");
      const query = checked(spec.query ?? NOTHING, queryOf(rawQuery), "?");
      const value = spec.body === undefined ? undefined : await readJson(request);
      const body = checked(spec.body ?? z.undefined(), value, "/");
      await handle({ request, response, params, query, body } as Call<
        z.infer<Params>,
        z.infer<Query>,
        z.infer<Body>
      >);
    },
  };
}

function checked(schema: z.ZodType, value: unknown, prefix: string): unknown {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw fieldsProblem(faultsOf(result.error, value, prefix));
}

function queryOf(query: URLSearchParams): Record<string, string> {
  const twice: FieldFault[] = [];
  for (const name of new Set(query.keys())) {
    const all = query.getAll(name);
    if (all.length === 1) continue;
    const [expected, came] = ["it once", `it ${all.length} times`];
    twice.push({
      pointer: `?${name}`,
      detail: `expected ${expected}; came ${came}`,
      expected,
      came,
    });
  }
  if (twice.length > 0) throw fieldsProblem(twice);
  return Object.fromEntries(query);
}

type Match = { readonly route: Route; readonly params: Readonly<Record<string, string>> };

/**
 * Finds the route for a request. Problems: 404 when no route has the path, 405 when it takes
 * another method.
 */
export function findRoute(
  routes: readonly Route[],
  method: string,
  path: string,
  response: ServerResponse,
): Match {
  const matches = routes.flatMap((each): Match[] => {
    const params = matchPath(each.path, path);
    return params === null ? [] : [{ route: each, params }];
  });
  const match = matches.find(({ route: { method: taken } }) => taken === method);
  if (match !== undefined) return match;
  if (matches.length === 0)
    throw new Problem("no-such-page", 404, `There is nothing at ${path}; see /api/openapi.json.`);
  const allowed = matches.map(({ route: { method: taken } }) => taken).join(", ");
  response.setHeader("Allow", allowed);
  throw new Problem("no-such-method", 405, `${path} takes ${allowed}; came ${method}.`);
}

function matchPath(pattern: string, path: string): Record<string, string> | null {
  const wanted = pattern.split("/");
  const came = path.split("/");
  if (wanted.length !== came.length) return null;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const given = came[index] ?? "";
    if (!part.startsWith("{")) {
      if (part !== given) return null;
      continue;
    }
    const text = decoded(given);
    if (text === null || text === "") return null;
    params[part.slice(1, -1)] = text;
  }
  return params;
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
