import type { JSX } from "preact";
import { ListSide } from "./board/list-side.tsx";
import { OrderDialog } from "./boat/order-dialog.tsx";
import { FeedsPanel } from "./feeds/feeds-panel.tsx";
import { ReportForm } from "./form/report-form.tsx";
import { CoastPanel } from "./coast/coast-panel.tsx";
import { InboxPanel } from "./inbox/inbox-panel.tsx";
import { MapSide } from "./map/map-side.tsx";
import { NearPanel } from "./near/near-panel.tsx";
import { PlanPanel } from "./plan/plan-panel.tsx";
import { Hindsight } from "./replay/hindsight.tsx";
import { ReplayBar } from "./replay/replay-bar.tsx";
import { DeskPrompt } from "./shell/desk-prompt.tsx";
import { SayPanel } from "./say/say-panel.tsx";
import { FindBoat } from "./shell/find-boat.tsx";
import { Help } from "./shell/help.tsx";
import { Notices } from "./shell/notices.tsx";
import { TopBar } from "./shell/top-bar.tsx";
import { opened } from "./state/opened.ts";
import { isReplay } from "./state/page.ts";
import { author } from "./state/session.ts";

/** The whole page. */
export function App(): JSX.Element {
  return (
    <div class="frame">
      <TopBar />
      <Notices />
      <ListSide />
      <MapSide />
      {isReplay && <ReplayBar />}
      <OverTheBoard />
    </div>
  );
}

/** What needs nothing but to be opened. */
const SHOWN = {
  help: Help,
  hindsight: Hindsight,
  feeds: FeedsPanel,
  inbox: InboxPanel,
  near: NearPanel,
  coast: CoastPanel,
  plan: PlanPanel,
  say: SayPanel,
  find: FindBoat,
  report: ReportForm,
} as const;

/**
 * What stands open over the board. Without a desk nothing can be written, so the desk is asked for
 * first.
 */
function OverTheBoard(): JSX.Element | null {
  const open = opened.value;
  if (open === null) return null;
  const writes = open.kind === "report" || open.kind === "order" || open.kind === "say";
  if (open.kind === "desk" || (writes && author.value === null)) return <DeskPrompt />;
  if (open.kind !== "order") {
    const Shown = SHOWN[open.kind];
    return <Shown />;
  }
  const { order, boat, filled = {}, refusals = [] } = open;
  return <OrderDialog key={order} order={order} boat={boat} filled={filled} refusals={refusals} />;
}
