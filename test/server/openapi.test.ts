import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { PROBLEMS } from "../../src/run/server/problem.ts";
import { ask, officer, ROOT, withServer, type Setting } from "./setting.ts";

type Node = Record<string, unknown>;
type Operation = {
  readonly operationId: string;
  readonly summary: string;
  readonly parameters?: readonly { name: string; in: string; required: boolean; schema: Node }[];
  readonly requestBody?: { content: Record<string, { schema: Node }> };
  readonly responses: Record<string, { description: string; content?: Record<string, Node> }>;
};
type Document = {
  readonly openapi: string;
  readonly info: { title: string; version: string };
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: { schemas: Record<string, Node> };
};

async function documentOf(setting: Setting): Promise<Document> {
  const { status, body } = await ask(setting, "/api/openapi.json");
  assert.equal(status, 200);
  return body as unknown as Document;
}

function operationsOf(document: Document): [string, string, Operation][] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]): [string, string, Operation] => [
      path,
      method,
      operation,
    ]),
  );
}

/** Every value of `name` anywhere in the document. */
function* valuesOf(name: string, node: unknown): Generator {
  if (typeof node !== "object" || node === null) return;
  for (const [key, value] of Object.entries(node)) {
    if (key === name) yield value;
    yield* valuesOf(name, value);
  }
}

test("the document is OpenAPI 3.1 in its structure", () =>
  withServer(async (setting) => {
    const document = await documentOf(setting);
    assert.match(document.openapi, /^3\.1\.\d+$/);
    assert.equal(typeof document.info.title, "string");
    assert.equal(typeof document.info.version, "string");
    const operations = operationsOf(document);
    assert(operations.length >= 14, `${operations.length} operations`);
    const names = operations.map(([, , { operationId }]) => operationId);
    assert.equal(new Set(names).size, names.length, "an operation's name is used twice");
    for (const [path, method, operation] of operations) {
      assert.match(path, /^\/api\//);
      assert(["get", "post"].includes(method), `${method} ${path}`);
      assert(operation.summary.length > 10, `${method} ${path} says what it does`);
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const declared = (operation.parameters ?? []).filter((each) => each.in === "path");
      assert.deepEqual(
        declared.map(({ name }) => name),
        inPath,
      );
      assert(declared.every(({ required }) => required));
      for (const [status, response] of Object.entries(operation.responses)) {
        assert.match(status, /^([1-5]\d\d|default)$/);
        assert.equal(typeof response.description, "string");
      }
      assert.equal(method === "post", operation.requestBody !== undefined, `${method} ${path}`);
    }
  }));

test("every reference leads to a schema, and nothing is tied to another document", () =>
  withServer(async (setting) => {
    const document = await documentOf(setting);
    const references = [...valuesOf("$ref", document)].map(String);
    assert(references.length > 10, `${references.length} references`);
    for (const reference of references) {
      const name = /^#\/components\/schemas\/(\w+)$/.exec(reference)?.[1];
      assert(name !== undefined && name in document.components.schemas, reference);
    }
    assert.deepEqual([...valuesOf("$id", document), ...valuesOf("$schema", document)], []);
    const form = document.components.schemas["ReportForm"] as { required: string[] };
    assert.deepEqual(form.required, ["by", "words"], "defaults may be left out");
  }));

test("every route of the document answers, with a status that the document names", () =>
  withServer(async (setting) => {
    await ask(setting, "/api/reports", { by: officer, words: "thirty", report: "report-1" });
    const caller = await ask(setting, "/api/callers", { by: officer, phone: "+33612345678" });
    const values: Record<string, string> = {
      boat: "report-1",
      night: "no-such-night",
      caller: String(caller.body["caller"]),
    };
    for (const [path, method, operation] of operationsOf(await documentOf(setting))) {
      if (path === "/api/stream") continue;
      const address = path.replace(/\{(\w+)\}/, (_, name: string) => values[name] ?? "missing");
      const body = method === "post" ? {} : undefined;
      const { status, type } = await ask(setting, address, body);
      assert(String(status) in operation.responses, `${method} ${address} answered ${status}`);
      const { content = {} } = operation.responses[status] ?? {};
      const [named] = Object.keys(content);
      assert(named !== undefined && type.startsWith(named), `${method} ${address}: ${type}`);
    }
  }));

test("docs/api.md names every address and every kind of problem", () =>
  withServer(async (setting) => {
    const text = readFileSync(join(ROOT, "docs/api.md"), "utf8");
    for (const [path, method] of operationsOf(await documentOf(setting)))
      assert(text.includes(`\`${method.toUpperCase()} ${path}`), `${method} ${path}`);
    for (const kind of Object.keys(PROBLEMS)) assert(text.includes(`| \`${kind}\` |`), kind);
  }));
