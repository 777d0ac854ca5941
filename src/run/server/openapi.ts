import { z } from "zod";
import { eventSchema } from "#log";
import { PROBLEMS } from "./problem.ts";
import type { Answer, Route } from "./route.ts";
import * as shape from "./shapes.ts";

type Json = Record<string, unknown>;

/**
 * Schemas with a name of their own in the document; all others are written out where they are used.
 */
const NAMED: Readonly<Record<string, z.ZodType>> = {
  Event: eventSchema,
  Entry: shape.entrySchema,
  NumberedEntry: shape.numberedSchema,
  Author: shape.authorSchema,
  ReportForm: shape.reportFormSchema,
  OrderForm: shape.orderFormSchema,
  ReportAnswer: shape.reportAnswerSchema,
  Entries: shape.entriesSchema,
  Health: shape.healthSchema,
  Head: shape.headSchema,
  NightMeta: shape.nightMetaSchema,
  Problem: shape.problemSchema,
};

/**
 * The API as OpenAPI 3.1, made from the very routes and schemas that serve and check. Schemas
 * describe what is sent ("input"): a field with a default may be left out.
 */
export function openApi(routes: readonly Route[], version: string): Json {
  const names = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(NAMED)) names.add(schema, { id });
  const uri = (id: string): string => `#/components/schemas/${id}`;
  const { schemas } = z.toJSONSchema(names, { io: "input", unrepresentable: "any", uri });
  const paths: Record<string, Json> = {};
  for (const each of routes) {
    const item = (paths[each.path] ??= {});
    item[each.method.toLowerCase()] = operation(each);
  }
  return {
    openapi: "3.1.1",
    info: {
      title: "Vigie",
      version,
      summary: "A watch over small boats at sea.",
      description:
        "Reports, orders and the picture of one watch. " +
        "Errors are RFC 9457 problems that name the field. " +
        `Kinds of problem: ${Object.keys(PROBLEMS).join(", ")}.`,
      license: { name: "AGPL-3.0-or-later", identifier: "AGPL-3.0-or-later" },
    },
    servers: [{ url: "/" }],
    paths,
    components: {
      schemas: Object.fromEntries(Object.entries(schemas).map(([id, made]) => [id, bare(made)])),
    },
  };
}

function operation(each: Route): Json {
  const parameters = [...parametersOf(each.params, "path"), ...parametersOf(each.query, "query")];
  const responses: Json = {};
  for (const [status, answer] of Object.entries(each.answers))
    responses[status] = responseOf(answer);
  const problems = { ...givenBy(each), ...each.problems };
  for (const [status, kinds] of Object.entries(problems)) {
    const titles = kinds.map((kind) => `${PROBLEMS[kind]} (${kind})`).join("; ");
    responses[status] = problemOf(titles);
  }
  responses["default"] = problemOf("Any other problem");
  return {
    operationId: each.name,
    summary: each.summary,
    ...(parameters.length > 0 && { parameters }),
    ...(each.body !== undefined && {
      requestBody: {
        required: true,
        content: { "application/json": { schema: schemaOf(each.body) } },
      },
    }),
    ...(each.takesFile === true && {
      requestBody: { required: true, content: { "application/octet-stream": {} } },
    }),
    responses,
  };
}

/** The problems that follow from what a route reads. */
function givenBy({ body, takesFile, params, query }: Route): Route["problems"] {
  const fields = { 422: ["bad-field"] } as const;
  if (body !== undefined)
    return {
      400: ["bad-json"],
      403: ["foreign-origin"],
      413: ["too-large"],
      415: ["bad-type"],
      ...fields,
    };
  if (takesFile === true)
    return { 403: ["foreign-origin"], 413: ["too-large"], 415: ["bad-type"], ...fields };
  return params === undefined && query === undefined ? {} : fields;
}

function responseOf({ description, type = "application/json", schema }: Answer): Json {
  if (schema === undefined && type === "application/json") return { description };
  return {
    description,
    content: { [type]: schema === undefined ? {} : { schema: schemaOf(schema) } },
  };
}

function problemOf(description: string): Json {
  const schema = { $ref: "#/components/schemas/Problem" };
  return { description, content: { "application/problem+json": { schema } } };
}

function parametersOf(schema: z.ZodType | undefined, place: "path" | "query"): Json[] {
  if (schema === undefined) return [];
  const made = bare(z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }));
  const required = new Set((made["required"] ?? []) as string[]);
  const properties = (made["properties"] ?? {}) as Record<string, Json>;
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: place,
    required: place === "path" || required.has(name),
    schema,
  }));
}

function schemaOf(schema: z.ZodType): Json {
  const named = Object.entries(NAMED).find(([, known]) => known === schema);
  if (named !== undefined) return { $ref: `#/components/schemas/${named[0]}` };
  return bare(z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }));
}

/** Inside an OpenAPI document a schema is a part, not a document of its own. */
function bare(schema: object): Json {
  const { $schema: _dialect, $id: _id, ...rest } = schema as Json;
  return rest;
}
