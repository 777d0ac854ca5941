import { render } from "preact";
import { effect } from "@preact/signals";
import "./style/palette.css";
import "./style/base.css";
import "./style/layout.css";
import "./style/coast.css";
import "./style/inbox.css";
import "./style/list.css";
import "./style/panel.css";
import "./style/narrow.css";
import { App } from "./app.tsx";
import { followDrift } from "./drift/forecasts.ts";
import { followMatching } from "./match/matching.ts";
import { giveKeys } from "./shell/board-keys.ts";
import { startClocks } from "./state/clock.ts";
import { followWatch } from "./state/connection.ts";
import { language } from "./state/language.ts";
import { openNight } from "./state/night.ts";
import { page } from "./state/page.ts";
import { palette } from "./state/session.ts";
import { keepSending } from "./state/unsent.ts";

const holder = document.querySelector("#board");
if (holder === null) throw new Error("the page has no #board");

effect(() => {
  document.documentElement.dataset["palette"] = palette.value;
  document.documentElement.lang = language.value;
});
holder.replaceChildren();
render(<App />, holder);
giveKeys();
startClocks();
followDrift();
followMatching();
if (page.kind === "night") {
  void openNight(page.name);
} else {
  keepSending();
  void followWatch();
}
