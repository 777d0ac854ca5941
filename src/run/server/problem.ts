import { STATUS_CODES } from "node:http";
import type { z } from "zod";

/**
 * One field that is wrong: where (RFC 6901, into the body; "?at" for a query field), and what was
 * expected and came.
 */
export type FieldFault = {
  readonly pointer: string;
  readonly detail: string;
  readonly expected: string;
  readonly came: string;
};

/** RFC 9457. `type` names the kind of problem; docs/api.md lists them all. */
export type ProblemDetails = {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly instance?: string;
  readonly errors?: readonly FieldFault[];
  readonly [more: string]: unknown;
};

/** The kinds of problem this server answers with, and their titles. */
export const PROBLEMS = {
  "bad-field": "A field is not as expected",
  "bad-json": "The body is not JSON",
  "bad-type": "The body is of another type",
  "too-large": "The body is too large",
  "no-such-page": "There is nothing here",
  "no-such-method": "This address takes another method",
  "no-such-boat": "No boat has this name",
  "no-such-unit": "No unit has this name",
  "nothing-to-drift": "There is no drift to work out",
  "no-such-vessel": "No position of this vessel was heard",
  "no-such-field": "No file of wind or current has this sum",
  "field-lost": "The file is not here as it came",
  "not-a-field": "The file is not one of wind or current",
  busy: "Too much is asked at once",
  "no-such-night": "No night has this name",
  "no-such-caller": "The vault holds no number for this caller",
  "no-such-link": "This link does not exist, or no longer takes anything",
  "too-often": "Too much came by this link at once",
  "foreign-origin": "This request came from another site",
  "foreign-host": "This request was meant for another host",
  "not-allowed": "This may not be done from here",
  "no-such-message": "No message has this number",
  "number-taken": "Another message has this number",
  "not-mailed": "The mail server did not take it",
  "order-refused": "The order is refused",
  "name-taken": "Another has this name",
  "not-stored": "Not stored",
  "picture-stopped": "The picture has stopped; the log goes on",
  fault: "The server made a mistake",
} as const;
export type ProblemKind = keyof typeof PROBLEMS;

/** Thrown by a handler to end the request with this answer. */
export class Problem extends Error {
  readonly details: ProblemDetails;

  constructor(
    kind: ProblemKind,
    status: number,
    detail: string,
    more: Readonly<Record<string, unknown>> = {},
  ) {
    super(detail);
    const title = PROBLEMS[kind] ?? STATUS_CODES[status];
    this.details = { type: `urn:vigie:problem:${kind}`, title, status, detail, ...more };
  }
}

/** A problem that lists every faulty field. `where` is what was read: "body" or "query". */
export function fieldsProblem(faults: readonly FieldFault[]): Problem {
  const names = faults.map(({ pointer }) => (pointer === "" ? "the whole body" : pointer));
  const fields = faults.length === 1 ? "1 field is" : `${faults.length} fields are`;
  const detail = `${fields} not as expected: ${names.join(", ")}. Nothing was stored.`;
  return new Problem("bad-field", 422, detail, { errors: faults });
}

/**
 * What a schema found wrong with `value`, field by field, in words. `prefix` begins every pointer.
 */
export function faultsOf(error: z.ZodError, value: unknown, prefix = "/"): FieldFault[] {
  return error.issues.flatMap((issue) => issueFaults(issue, value, [], prefix));
}

type Issue = z.core.$ZodIssue;

function issueFaults(
  issue: Issue,
  value: unknown,
  base: readonly PropertyKey[],
  prefix: string,
): FieldFault[] {
  const path = [...base, ...issue.path];
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((key) => {
      const full = [...path, key];
      return fault(full, prefix, "no field of this name", valueAt(value, full));
    });
  if (issue.code === "invalid_union" && issue.errors.length > 0) {
    const nearest = issue.errors.toSorted((one, other) => one.length - other.length)[0] ?? [];
    return nearest.flatMap((inner) => issueFaults(inner, value, path, prefix));
  }
  return [fault(path, prefix, expectationOf(issue), valueAt(value, path))];
}

function fault(
  path: readonly PropertyKey[],
  prefix: string,
  expected: string,
  value: unknown,
): FieldFault {
  const parts = path.map((part) => String(part).replaceAll("~", "~0").replaceAll("/", "~1"));
  const pointer = parts.length === 0 ? "" : `${prefix}${parts.join("/")}`;
  const came = describe(value);
  const name = parts.at(-1) ?? "The body";
  return { pointer, detail: `${name}: expected ${expected}; came ${came}`, expected, came };
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let at = value;
  for (const part of path) {
    if (typeof at !== "object" || at === null) return undefined;
    at = (at as Record<PropertyKey, unknown>)[part];
  }
  return at;
}

/**
 * A value in at most 80 characters, as the sender would write it; "nothing" when it was left out.
 */
export function describe(value: unknown): string {
  if (value === undefined) return "nothing";
  const text = JSON.stringify(value) ?? typeof value;
  return text.length <= 80 ? text : `${text.slice(0, 77)}...`;
}

function expectationOf(issue: Issue): string {
  switch (issue.code) {
    case "invalid_type":
      return withArticle(issue.expected);
    case "invalid_value":
      return oneOf(issue.values);
    case "invalid_union":
      return oneOf("options" in issue ? (issue.options ?? []) : []);
    case "too_small":
      return bound(issue, issue.inclusive === false ? "more than" : "at least", issue.minimum);
    case "too_big":
      return bound(issue, issue.inclusive === false ? "less than" : "at most", issue.maximum);
    default:
      return issue.message.replace(/^expected /, "");
  }
}

function bound(
  issue: { readonly origin: string; readonly message: string },
  words: string,
  limit: number | bigint,
): string {
  if (issue.message.startsWith("expected ")) return issue.message.slice("expected ".length);
  const of = { string: " characters", array: " items" }[issue.origin] ?? "";
  return `${words} ${limit}${of}`;
}

function oneOf(values: readonly unknown[]): string {
  const words = values.map((value) => JSON.stringify(value));
  return words.length === 1 ? String(words[0]) : `one of ${words.join(", ")}`;
}

function withArticle(type: string): string {
  const words: Readonly<Record<string, string>> = {
    object: "an object { … }",
    array: "a list [ … ]",
    string: "text",
    int: "a whole number",
    number: "a number",
    boolean: "true or false",
    null: "null",
    record: "an object { … }",
  };
  return words[type] ?? type;
}
