import type { Chart } from "#chart";
import type { openSeaWays } from "../sea-way.ts";
import type { Watch } from "../watch.ts";
import type { Vault } from "../vault.ts";
import type { Feeds } from "../feeds/feeds.ts";
import type { MessageDesk } from "../messages/message-desk.ts";
import type { FieldKeeper } from "./field-keeper.ts";
import type { LocateDesk } from "./locate-desk.ts";
import type { Nights } from "./nights.ts";
import type { SeaDesk } from "./sea-desk.ts";
import type { Stream } from "./stream.ts";
import type { UnitDesk } from "./unit-desk.ts";

/** What the routes work with. */
export type House = {
  readonly watch: Watch;
  readonly vault: Vault;
  readonly nights: Nights;
  readonly stream: Stream;
  /** null when its files cannot be read: then no position says where it lies. */
  readonly chart: Chart | null;
  /** Whether only this machine can reach the server. */
  readonly loopback: boolean;
  readonly version: string;
  /** The project's folder, with its data. */
  readonly root: string;
  readonly health: () => Promise<unknown>;
  /** Files that came in; null where nobody said in which folder to keep them. */
  readonly fields: FieldKeeper | null;
  /** Folder of the log; null when not told. */
  readonly data: string | null;
  readonly sea: SeaDesk;
  readonly locate: LocateDesk;
  readonly unitDesk: UnitDesk;
  readonly messages: MessageDesk;
  /** Over water from one place to another. */
  readonly seaWay: ReturnType<typeof openSeaWays>;
  /** null: no list of feeds was given. */
  readonly feeds: Feeds | null;
};
