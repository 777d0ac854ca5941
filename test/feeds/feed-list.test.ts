import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test, type TestContext } from "node:test";
import { readFeedList } from "../../src/run/feeds/feed-list.ts";

function listOf(t: TestContext, text: string) {
  const folder = mkdtempSync(join(tmpdir(), "vigie-list-"));
  t.after(() => rmSync(folder, { recursive: true }));
  const path = join(folder, "feeds.json");
  writeFileSync(path, text);
  const { feeds, faults, ...rest } = readFeedList(path);
  return { ...rest, feeds, faults: faults.map((fault) => fault.replace(path, "FILE")) };
}

test("a fault in one feed is one sentence and leaves the others", (t) => {
  const { feeds, faults, unheard } = listOf(
    t,
    JSON.stringify({
      feeds: [
        { id: "ais-1", kind: "ais", url: "tcp://127.0.0.1:10110" },
        { id: "ais-1", kind: "ais", url: "tcp://127.0.0.1:10111" },
        { id: "ais-2", kind: "ais", url: "tcp://127.0.0.1" },
        { id: "ais-3", kind: "ais", url: "udp://127.0.0.1:99999" },
        { id: "ais-4", kind: "ais", url: "tcp://127.0.0.1:10110", silense: 30 },
        { id: "Radar", kind: "nmea", url: "tcp://127.0.0.1:10110" },
        { id: "sonar", kind: "sonar" },
        { id: "ais-5", kind: "ais", url: "tcp://127.0.0.1:10110", silence: 0 },
        { id: "dsc-1", kind: "dsc", url: "udp://0.0.0.0:10112", silence: 3600 },
        17,
      ],
    }),
  );
  assert.deepEqual(
    feeds.map(({ id, kind, silence }) => [id, kind, silence]),
    [
      ["ais-1", "ais", 60],
      ["dsc-1", "dsc", 3600],
    ],
  );
  assert.deepEqual(
    unheard.map(({ id }) => id),
    ["ais-2", "ais-3", "ais-4", "sonar", "ais-5"],
  );
  const expected = [
    /^FILE: feed 2: expected another id; came ais-1 again\.$/,
    /^FILE: feed 3: ais-2: url: expected an address such as "tcp:/,
    /^FILE: feed 4: ais-3: url: expected an address with a host and a port below 65536\.$/,
    /^FILE: feed 5: ais-4: .*silense/,
    /^FILE: feed 6: id: expected 1 to 80 of a-z/,
    /^FILE: feed 7: kind: .*"ais"/,
    /^FILE: feed 8: silence: /,
    /^FILE: feed 10: /,
  ];
  assert.equal(faults.length, expected.length, faults.join("\n"));
  for (const [index, fault] of faults.entries()) assert.match(fault, expected[index]!);
});

test("a file that is no list is one sentence, and no feed", (t) => {
  for (const [text, fault] of [
    ["{", /^FILE: expected JSON; came other words\.$/],
    ["[]", /^FILE: .*expected object/],
    ['{"feeds": [], "langage": "fr"}', /^FILE: .*langage/],
  ] as const) {
    const { feeds, faults, unheard } = listOf(t, text);
    assert.deepEqual([feeds.length, faults.length, unheard[0]?.id], [0, 1, "feeds"]);
    assert.match(faults[0]!, fault);
  }
  assert.match(readFeedList("/nowhere/feeds.json").faults[0]!, /expected a file of feeds; came/);
});
