import { deepEqual, doesNotMatch, equal, match } from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { folderFor, jsonOf, vigie } from "./desk.ts";

const PHONE = "+33 6 98 76 54 32";

test("vault list, show and erase: tokens, one number to call back, and gone for good", async (t) => {
  const folder = folderFor(t);
  const where = ["--data", folder];
  for (const phone of [PHONE, "+44 7700 900123"])
    equal((await vigie("report", "help", "--phone", phone, ...where)).code, 0);
  const listed = await vigie("vault", "list", ...where);
  equal(listed.out.length, 2);
  match(listed.out[0]!, /^caller-[0-9a-f]{20} 2026-01-01T12:00:00\.000Z$/);
  doesNotMatch(listed.out.join("\n"), /98.?76|900123/);
  const tokens = listed.out.map((line) => line.split(" ")[0]!);
  const shown = await Promise.all(
    tokens.map((token) => vigie("vault", "show", token, "--json", ...where)),
  );
  deepEqual(shown.map((one) => jsonOf(one)["phone"]).sort(), [PHONE, "+44 7700 900123"].sort());
  match(shown[0]!.err[0]!, /^Shown: the number behind caller-/);
  equal((await vigie("vault", "erase", tokens[0]!, ...where)).code, 0);
  const again = await vigie("vault", "erase", tokens[0]!, ...where);
  deepEqual([again.code, again.out], [1, []]);
  match(again.err[0]!, /holds no number for caller-/);
  const before = await vigie("vault", "erase", "--before", "2026-01-02", "--json", ...where);
  deepEqual(jsonOf(before)["erased"], [tokens[1]]);
  deepEqual((await vigie("vault", "list", ...where)).out, []);
});

test("looking makes no vault and no key; what cannot be meant is refused", async (t) => {
  const folder = folderFor(t);
  const nothing = await vigie("vault", "list", "--data", join(folder, "none"));
  equal(nothing.code, 3);
  match(nothing.err[0]!, /There is no vault in/);
  await vigie("report", "help", "--data", folder);
  const noKey = await vigie("vault", "list", "--data", folder, "--vault-key", join(folder, "no"));
  equal(noKey.code, 3);
  match(noKey.err[0]!, /There is no key at/);
  for (const args of [["erase"], ["erase", "x", "--before", "2026-01-01"], ["burn"]])
    equal((await vigie("vault", ...args, "--data", folder)).code, 2, args.join(" "));
});
