import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { openWebBuild } from "../../src/run/server/web-build.ts";
import { ROOT } from "./setting.ts";

const FIRST_LOAD_MAX = 400_000;

test("the first load weighs less than 400 kB compressed besides the map library", async () => {
  const web = await openWebBuild(ROOT, () => undefined);
  assert.ok(web.ok);
  const index = readFileSync(join(web.folder, "index.html"), "utf8");
  const asked = [...index.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address ?? "");
  assert.ok(asked.length >= 2, index);
  assert.ok(
    asked.every((address) => address.startsWith("/") && !address.includes("chart-map")),
    "the page asks for its own files only, and not for the map",
  );
  const weigh = (path: string): number => gzipSync(readFileSync(path)).length;
  const files = ["/index.html", ...asked].map((address) => join(web.folder, address));
  const chart = ["coast/land.geojson", "gazetteer/places.json", "gazetteer/boundaries.geojson"];
  const all = [...files, ...chart.map((path) => join(ROOT, "data", path))];
  const sum = all.map(weigh).reduce((one, other) => one + other, 0);
  assert.ok(sum > 20_000, "something was weighed");
  assert.ok(sum < FIRST_LOAD_MAX, `${sum} bytes`);
});

test("the built pages name no other host and bring no font", async () => {
  const web = await openWebBuild(ROOT, () => undefined);
  assert.ok(web.ok);
  const names = readdirSync(web.folder, { recursive: true }).map(String);
  assert.ok(names.length > 4, names.join());
  assert.deepEqual(
    names.filter((name) => /\.(woff2?|ttf|otf|eot)$/.test(name)),
    [],
  );
  const own = names.filter((name) => /index-.*\.(js|css)$/.test(name));
  assert.ok(own.length >= 2, names.join());
  for (const name of own) {
    const text: string = readFileSync(join(web.folder, name), "utf8");
    const hosts = [...text.matchAll(/https?:\/\/([\w.-]+)/g)].map(([, host]) => host);
    const asked = hosts.filter((host) => host !== "www.w3.org" && host !== "json-schema.org");
    assert.deepEqual(asked, [], name);
  }
});
