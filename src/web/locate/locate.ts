// The whole program of the page that asks a phone for its position. It is put into the page as it
// stands here, without types and comments, and must run on phones of 2019: nothing newer
// than ES2019, no import. docs/locate.md tells what it promises.

type Fix = { lat: number; lon: number; accuracy: number; at: number | null };
type Message = {
  kind: "report" | "opened" | "failed";
  key: string;
  /** By the phone's own clock; only ages are ever sent. */
  pressed: number;
  fix: Fix | null;
  noFix: string | null;
  words: string;
  people: string;
  aboard: boolean | null;
  water: boolean | null;
  engine: boolean | null;
  battery: number | null;
  language: string;
};
type Kept = {
  out: Message[];
  got: { time: string; number: number } | null;
  tongue: string;
  opened: boolean;
  fields: Record<string, string>;
};
type Tongue = Record<string, string>;
type Page = { words: Record<string, Tongue>; rtl: string[]; centre: string; language: string };

(() => {
  const WAIT_MS = 60000;
  const GOOD_METRES = 25;
  const FAIR_METRES = 100;
  const FAIR_AFTER_MS = 20000;
  const RETRY_SECONDS_MAX = 30;
  const ANSWER_MS = 25000;
  const FIX_AGE_MS_MAX = 3600000;
  const STORE = "vigie " + location.pathname;

  const el = (id: string): HTMLElement => {
    const found = document.getElementById(id);
    if (!found) throw new Error("no element " + id);
    return found;
  };
  const page = JSON.parse(el("page").textContent || "") as Page;
  const form = el("form") as HTMLFormElement;

  /** A phone may forbid storing: then everything still works until the page is closed. */
  const read = (store: () => Storage, name: string): string | null => {
    try {
      return store().getItem(name);
    } catch {
      return null;
    }
  };
  const write = (store: () => Storage, name: string, text: string): void => {
    try {
      store().setItem(name, text);
    } catch {
      // Then the page keeps what it has for as long as it is open.
    }
  };
  const session = (): Storage => sessionStorage;
  const local = (): Storage => localStorage;

  const draw = (): string => {
    const bytes = crypto.getRandomValues(new Uint8Array(10));
    return Array.from(bytes, (byte) => ("0" + byte.toString(16)).slice(-2)).join("");
  };
  const device = read(local, STORE) || draw();
  write(local, STORE, device);

  const kept = JSON.parse(
    read(session, STORE) || '{"out":[],"got":null,"tongue":"","opened":false,"fields":{}}',
  ) as Kept;
  const save = (): void => write(session, STORE, JSON.stringify(kept));

  let finding: { begun: number; best: Fix | null; stop: () => void } | null = null;
  let trouble = "";
  let busy = false;
  let failures = 0;
  let again = 0;
  let battery: number | null = null;

  const tongueOf = (tag: string): string => {
    const [first = ""] = tag.toLowerCase().split("-");
    if (first === "fa") return "prs";
    if (first === "ku") return /arab|iq|ir/i.test(tag) || tag === "ku" ? "ckb" : "";
    return page.words[first] ? first : "";
  };
  const choose = (): string => {
    const tags = navigator.languages || [navigator.language];
    return tags.map(tongueOf).find((one) => one !== "" && one !== "en") || page.language;
  };
  const say = (key: string): string => (page.words[kept.tongue] || {})[key] || "";

  const value = (name: string): string => {
    const field = form.elements.namedItem(name);
    return field && "value" in field ? field.value : "";
  };
  const answer = (name: string): boolean | null => {
    const given = value(name);
    return given === "" ? null : given === "yes";
  };

  const speak = (): void => {
    document.documentElement.lang = kept.tongue;
    document.documentElement.dir = page.rtl.indexOf(kept.tongue) < 0 ? "ltr" : "rtl";
    document.title = say("title");
    for (const node of Array.from(document.querySelectorAll<HTMLElement>("[data-w]")))
      node.textContent = say(node.dataset["w"] || "").replace("{centre}", page.centre);
    for (const node of Array.from(document.querySelectorAll<HTMLElement>(".each")))
      node.hidden = node.lang !== kept.tongue;
    for (const node of Array.from(document.querySelectorAll<HTMLElement>("[data-l]")))
      node.setAttribute("aria-pressed", String(node.dataset["l"] === kept.tongue));
    show();
  };

  let shown = "";
  const show = (): void => {
    const ashore = answer("aboard") === false;
    el("ashore").hidden = !ashore;
    el("send").hidden = ashore;
    el("cannot").hidden = ashore;
    const owed = kept.out.filter(({ kind }) => kind === "report").length;
    const lines: [string, string][] = [];
    if (finding) lines.push(["wait", say("finding")]);
    if (trouble) lines.push(["bad", "✕ " + say(trouble)]);
    if (owed > 0) lines.push(["bad", "… " + say("unsent")]);
    if (kept.got) {
      const { time, number } = kept.got;
      const told = say("received").replace("{time}", time).replace("{n}", String(number));
      lines.push(["good", "✓ " + told + " " + say("again")]);
    }
    const now = JSON.stringify(lines);
    if (now !== shown) {
      shown = now;
      const state = el("state");
      state.textContent = "";
      for (const [look, text] of lines) state.appendChild(line(look, text));
    }
    const left = String(Math.max(0, Math.ceil((again - Date.now()) / 1000)));
    const seconds = document.getElementById("seconds");
    if (seconds) seconds.textContent = left;
  };
  /** The seconds stand apart, so that a reader aloud does not count them down. */
  const line = (look: string, text: string): HTMLElement => {
    const made = document.createElement("p");
    made.className = look;
    const [before = "", after] = text.split("{s}");
    made.appendChild(document.createTextNode(before));
    if (after !== undefined) {
      const seconds = document.createElement("span");
      seconds.id = "seconds";
      seconds.setAttribute("aria-hidden", "true");
      made.appendChild(seconds);
      made.appendChild(document.createTextNode(after));
    }
    return made;
  };

  const secondsSince = (at: number | null): number | null => {
    if (at === null) return null;
    const past = Date.now() - at;
    return past < 0 ? null : Math.round(past / 1000);
  };
  const bodyOf = (message: Message): string => {
    const { fix, pressed, ...rest } = message;
    const position = fix && {
      lat: fix.lat,
      lon: fix.lon,
      accuracy: fix.accuracy,
      age: secondsSince(fix.at),
    };
    return JSON.stringify(Object.assign(rest, { device, age: secondsSince(pressed), position }));
  };

  /** The newest report first: where they are now matters most. */
  const flush = (): void => {
    if (busy || kept.out.length === 0) return;
    const reports = kept.out.filter(({ kind }) => kind === "report");
    const message = reports[reports.length - 1] || kept.out[0];
    if (!message) return;
    busy = true;
    const request = new XMLHttpRequest();
    // Not to the page's own address: a browser forgets a page that it kept once it posts there.
    request.open("POST", location.pathname + "/in");
    request.setRequestHeader("Content-Type", "application/json");
    request.timeout = ANSWER_MS;
    request.addEventListener("loadend", () => {
      busy = false;
      settle(message, request.status, request.responseText);
      save();
      show();
    });
    request.send(bodyOf(message));
  };
  const settle = (message: Message, status: number, text: string): void => {
    const got = status === 200 || status === 201 ? receivedOf(text) : null;
    const final = status >= 400 && status < 500 && status !== 408 && status !== 429;
    if (!got && !final) {
      failures += 1;
      again = Date.now() + Math.min(RETRY_SECONDS_MAX, 2 ** Math.min(failures, 9)) * 1000;
      return;
    }
    failures = 0;
    again = 0;
    kept.out = kept.out.filter(({ key }) => key !== message.key);
    if (message.kind === "report") {
      if (got) {
        kept.got = got;
        trouble = trouble === "fault" ? "" : trouble;
        const words = form.elements.namedItem("words") as HTMLTextAreaElement;
        if (words.value === message.words) words.value = "";
      } else trouble = "fault";
      keepFields();
    }
    setTimeout(flush, 0);
  };
  /** Only what the server itself says counts: a hotel's or ferry's own page in between does not. */
  const receivedOf = (text: string): { time: string; number: number } | null => {
    try {
      const { at, number } = JSON.parse(text) as { at: string; number: number };
      const time = new Date(at);
      if (isNaN(time.getTime()) || typeof number !== "number") return null;
      const two = (part: number): string => ("0" + part).slice(-2);
      return { time: two(time.getHours()) + ":" + two(time.getMinutes()), number };
    } catch {
      return null;
    }
  };

  const put = (kind: Message["kind"], fix: Fix | null, noFix: string | null): void => {
    const [words, people, language] = [value("words"), value("people"), kept.tongue];
    const told = { words, people, language, battery };
    const ticked = { aboard: answer("aboard"), water: answer("water"), engine: answer("engine") };
    const message = { kind, key: draw(), pressed: Date.now(), fix, noFix };
    kept.out.push(Object.assign(message, told, ticked));
    failures = 0;
    again = 0;
    save();
    flush();
    show();
  };

  const withoutFix = (why: string): void => {
    trouble = why === "refused" ? why : "nofix";
    const told = value("words") + value("people") + value("water") + value("engine");
    put(told === "" ? "failed" : "report", null, why);
  };
  const found = (why: string): void => {
    if (!finding) return;
    const { best, stop } = finding;
    stop();
    finding = null;
    if (best) put("report", best, null);
    else withoutFix(why);
  };
  const locate = (): void => {
    if (finding) return;
    trouble = "";
    const geo = navigator.geolocation;
    if (!geo || !isSecureContext) {
      withoutFix("unsupported");
      return;
    }
    const watch = geo.watchPosition(
      ({ coords, timestamp }) => {
        const past = Date.now() - timestamp;
        const at = past > -5000 && past < FIX_AGE_MS_MAX ? Math.min(timestamp, Date.now()) : null;
        const fix = { lat: coords.latitude, lon: coords.longitude, accuracy: coords.accuracy, at };
        if (finding && (!finding.best || fix.accuracy <= finding.best.accuracy)) finding.best = fix;
        enough();
      },
      ({ code }) => {
        if (code === 1) found("refused");
      },
      { enableHighAccuracy: true, maximumAge: 0, timeout: WAIT_MS },
    );
    finding = { begun: Date.now(), best: null, stop: () => geo.clearWatch(watch) };
    show();
  };
  const enough = (): void => {
    if (!finding) return;
    const [waited, { best }] = [Date.now() - finding.begun, finding];
    const good = best !== null && best.accuracy <= GOOD_METRES;
    const fair = best !== null && best.accuracy <= FAIR_METRES && waited >= FAIR_AFTER_MS;
    if (good || fair || waited >= WAIT_MS) found("nofix");
  };

  const FIELDS = ["words", "people", "aboard", "water", "engine"];
  const keepFields = (): void => {
    for (const name of FIELDS) kept.fields[name] = value(name);
    save();
  };
  const restoreFields = (): void => {
    for (const name of FIELDS) {
      const field = form.elements.namedItem(name);
      if (field && "value" in field) field.value = kept.fields[name] || "";
    }
  };

  if (!page.words[kept.tongue]) kept.tongue = choose();
  restoreFields();
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => {
    keepFields();
    show();
  });
  el("send").addEventListener("click", locate);
  el("none").addEventListener("click", () => {
    trouble = "";
    put("report", null, answer("aboard") === false ? "not aboard" : "not asked");
  });
  for (const node of Array.from(document.querySelectorAll<HTMLElement>("[data-l]")))
    node.addEventListener("click", () => {
      kept.tongue = node.dataset["l"] || kept.tongue;
      save();
      speak();
    });
  const hurry = (): void => {
    again = 0;
    flush();
  };
  addEventListener("online", hurry);
  addEventListener("pageshow", hurry);
  // Whoever leaves the page while it looks for the position has pressed the button: send the best.
  const leave = (): void => {
    if (finding && finding.best) found("nofix");
  };
  addEventListener("pagehide", leave);
  document.addEventListener("visibilitychange", () => (document.hidden ? leave() : hurry()));
  setInterval(() => {
    enough();
    if (Date.now() >= again) flush();
    show();
  }, 1000);
  const { getBattery } = navigator as { getBattery?: () => Promise<{ level: number }> };
  if (getBattery)
    void getBattery.call(navigator).then(
      ({ level }) => (battery = level),
      () => (battery = null),
    );
  speak();
  document.body.classList.add("ready");
  if (!kept.opened) {
    kept.opened = true;
    put("opened", null, null);
  }
})();
