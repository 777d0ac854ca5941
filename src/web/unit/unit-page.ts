// The whole program of a unit's page (docs/watch-page.md), put into it as it stands, without types
// and comments. It must run on phones of 2019: nothing newer than ES2019, no import.

(() => {
  type Words = Record<string, string>;
  type Page = { words: Record<string, Words>; unit: string; language: string };
  type Place = { lat: number; lon: number; text: string; radius: number; ageSeconds: number };
  type TaskText =
    | "boat"
    | "boatName"
    | "words"
    | "status"
    | "statusWords"
    | "people"
    | "conditions";
  type Task = Record<TaskText, string> &
    Record<"last" | "drifted", Place | null> & { tasked: string | null };
  type State = { unit: string; tasks: Task[]; stopped: boolean };
  type Fix = { lat: number; lon: number; accuracy: number; at: number };
  /** `pressed` by the phone's own clock, of which only ages are sent; `what` is for the list. */
  type Message = Record<"kind" | "key" | "mark" | "words" | "what", string> &
    Record<"people" | "dead" | "aboard", number | null> & {
      pressed: number;
      boat: string | null;
      fix: Fix | null;
    };
  type Done = { what: string; at: number; number: number; why: string };
  type Kept = {
    out: Message[];
    done: Done[];
    state: State | null;
    stateAt: number;
    tongue: string;
    position: boolean;
  };

  const ASK_MS = 20000;
  const ANSWER_MS = 25000;
  const RETRY_SECONDS_MAX = 30;
  const UNHEARD_MS = 90000;
  const FIX_MS_MAX = 300000;
  const DONE_MAX = 6;
  const METRES_OF_MILE = 1852;
  const STORE = "vigie " + location.pathname;

  const el = (id: string): HTMLElement => {
    const found = document.getElementById(id);
    if (!found) throw new Error("no element " + id);
    return found;
  };
  const page = JSON.parse(el("page").textContent || "") as Page;
  const orNull = <Thing>(get: () => Thing): Thing | null => {
    try {
      return get();
    } catch {
      return null;
    }
  };
  const parsed = (text: string): unknown => orNull(() => JSON.parse(text) as unknown);
  const kept = Object.assign(
    { out: [], done: [], state: null, stateAt: 0, tongue: page.language, position: false },
    parsed(orNull(() => localStorage.getItem(STORE)) || "{}"),
  ) as Kept;
  /** Where a phone forbids storing, it is kept for as long as the page is open. */
  const save = (): void => void orNull(() => localStorage.setItem(STORE, JSON.stringify(kept)));

  let busy = false;
  let asking = false;
  let isGone = false;
  let failures = 0;
  let again = 0;
  let fix: Fix | null = null;
  let watching = 0;
  let shown = "";

  const say = (key: string, gaps: Words = {}): string =>
    ((page.words[kept.tongue] || {})[key] || "").replace(/\{(\w+)\}/g, (_, gap) => gaps[gap] || "");
  const two = (part: number): string => ("0" + part).slice(-2);
  const hour = (at: number): string => {
    const time = new Date(at);
    return two(time.getUTCHours()) + ":" + two(time.getUTCMinutes()) + " UTC";
  };
  const ageOf = (secondsPast: number): string => {
    const minutes = Math.max(0, Math.round(secondsPast / 60));
    return minutes < 60 ? minutes + " min" : Math.floor(minutes / 60) + " h " + two(minutes % 60);
  };
  const milesOf = (metres: number): string => {
    const miles = (metres / METRES_OF_MILE).toFixed(1);
    return say("within", { miles: kept.tongue === "fr" ? miles.replace(".", ",") : miles });
  };
  const make = (tag: string, look: string, text: string): HTMLElement => {
    const made = document.createElement(tag);
    if (look) made.className = look;
    made.textContent = text;
    return made;
  };

  /** Older by as long as the page has held it. */
  const placeLines = (task: Task): HTMLElement[] => {
    const place = task.drifted || task.last;
    if (!place) return [make("p", "where", say("unknown"))];
    const name = task.drifted ? "drifted" : "last";
    const past = place.ageSeconds + (Date.now() - kept.stateAt) / 1000;
    const note = say(name + "Note", { age: ageOf(past), radius: milesOf(place.radius) });
    const text = place.text.replace(/ (?=[NSEOW])/g, "\u00a0");
    return [make("p", "small", say(name)), make("p", "where", text), make("p", "small", note)];
  };
  const NEXT: Record<string, string[]> = {
    tasked: ["acknowledge", "decline"],
    acknowledged: ["departed", "decline"],
    departed: ["arrived", "leave"],
    "on scene": ["leave"],
    declined: ["acknowledge"],
  };
  const KINDS: Words = { acknowledge: "acknowledged", arrived: "on scene", decline: "declined" };
  /** What was pressed and is not sent yet counts for what is asked next. */
  const statusOf = ({ boat, status }: Task): string =>
    kept.out.reduce(
      (was, each) => (each.boat === boat && NEXT[each.kind] ? each.kind : was),
      status,
    );
  const taskBox = (task: Task): HTMLElement => {
    const box = make("section", "task", "");
    box.appendChild(make("h2", "", task.boatName));
    box.appendChild(make("p", "status", task.statusWords));
    if (task.words) box.appendChild(make("p", "", task.words));
    box.appendChild(make("p", "", say("people") + say("colon") + task.people));
    if (task.conditions) box.appendChild(make("p", "", task.conditions));
    for (const line of placeLines(task)) box.appendChild(line);
    const next = NEXT[statusOf(task)] || [];
    next.forEach((name, at) => {
      const button = make("button", at === 0 && name !== "leave" ? "go" : "", say(name));
      button.setAttribute("type", "button");
      button.addEventListener("click", () =>
        put({ kind: KINDS[name] || name, boat: task.boat }, say(name) + " · " + task.boatName),
      );
      box.appendChild(button);
      if (name === "leave") box.appendChild(make("p", "small", say("leaveNote")));
    });
    return box;
  };
  const showTasks = (): void => {
    const { state } = kept;
    const now = JSON.stringify([
      state,
      kept.tongue,
      kept.out.length,
      Math.floor(Date.now() / 60000),
    ]);
    if (now === shown) return;
    shown = now;
    const tasks = el("tasks");
    tasks.textContent = "";
    if (!state) tasks.appendChild(make("p", "", say("none")));
    else if (state.tasks.length === 0) tasks.appendChild(make("p", "", say("noTask")));
    else for (const task of state.tasks) tasks.appendChild(taskBox(task));
  };
  let said = "";
  const showOut = (): void => {
    const lines: [string, string][] = kept.out.map(({ what, pressed }) => [
      "wait",
      say("unsent", { what, time: hour(pressed) }),
    ]);
    for (const { what, at, number, why } of kept.done) {
      const got = say("sent", { what, time: hour(at), n: String(number) });
      lines.push(why ? ["bad", say("refused", { what, why })] : ["good", got]);
    }
    const now = JSON.stringify(lines);
    if (now === said) return;
    said = now;
    const out = el("out");
    out.textContent = "";
    for (const [look, text] of lines) out.appendChild(make("p", look, text));
  };
  const show = (): void => {
    const past = Date.now() - kept.stateAt;
    const isHeard = kept.stateAt > 0 && past < UNHEARD_MS;
    const key = isGone ? "gone" : kept.stateAt === 0 ? "none" : isHeard ? "heard" : "unheard";
    const text = say(key, { age: ageOf(past / 1000) });
    const line = el("line");
    if (line.textContent !== text) line.textContent = text;
    line.className = key === "heard" || key === "none" ? "" : "bad";
    showOut();
    showTasks();
  };
  const speak = (): void => {
    document.documentElement.lang = kept.tongue;
    document.title = el("title").textContent = say("title", { unit: page.unit });
    for (const node of Array.from(document.querySelectorAll<HTMLElement>("[data-w]")))
      node.textContent = say(node.dataset["w"] || "");
    for (const node of Array.from(document.querySelectorAll<HTMLElement>("[data-l]")))
      node.setAttribute("aria-pressed", String(node.dataset["l"] === kept.tongue));
    show();
  };

  const send = (
    method: string,
    address: string,
    body: string | null,
    settle: (status: number, text: string) => void,
  ): void => {
    const request = new XMLHttpRequest();
    request.open(method, location.pathname + address);
    if (body !== null) request.setRequestHeader("Content-Type", "application/json");
    request.timeout = ANSWER_MS;
    request.addEventListener("loadend", () => settle(request.status, request.responseText));
    request.send(body);
  };
  const ask = (): void => {
    if (asking) return;
    asking = true;
    send("GET", "/state?lang=" + kept.tongue, null, (status, text) => {
      asking = false;
      isGone = status === 404 || status === 410;
      const state = status === 200 ? readState(text) : null;
      if (state) {
        const known = kept.state ? kept.state.tasks.map(({ tasked }) => tasked) : [];
        const isNew = state.tasks.some(({ tasked }) => known.indexOf(tasked) < 0);
        if (isNew && navigator.vibrate) navigator.vibrate([400, 200, 400]);
        kept.state = state;
        kept.stateAt = Date.now();
        save();
      }
      show();
    });
  };
  /** Only what the server itself says counts: a harbour's own log-in page does not. */
  const readState = (text: string): State | null => {
    const state = parsed(text) as State | null;
    return state && Array.isArray(state.tasks) && !state.stopped ? state : null;
  };

  const bodyOf = (message: Message): string => {
    const { key, kind, boat, people, dead, aboard, mark, words } = message;
    const old = (at: number): number => Math.max(0, Math.round((Date.now() - at) / 1000));
    const at = message.fix;
    const place = at && { lat: at.lat, lon: at.lon, accuracy: at.accuracy, age: old(at.at) };
    const told = { key, kind, boat, people, dead, aboard, mark, words };
    return JSON.stringify(Object.assign(told, { age: old(message.pressed), position: place }));
  };
  /** The oldest first: who was acknowledged before he arrived. */
  const flush = (): void => {
    const message = kept.out[0];
    if (busy || !message) return;
    busy = true;
    send("POST", "/in", bodyOf(message), (status, text) => {
      busy = false;
      settleMessage(message, status, text);
      save();
      show();
    });
  };
  const settleMessage = (message: Message, status: number, text: string): void => {
    const got = status === 200 || status === 201 ? readGot(text) : null;
    const isFinal = status >= 400 && status < 500 && status !== 408 && status !== 429;
    if (!got && !isFinal) {
      failures += 1;
      // What the server stumbles over does not hold up the rest.
      if (status >= 500) kept.out.push(...kept.out.splice(0, 1));
      again = Date.now() + Math.min(RETRY_SECONDS_MAX, 2 ** Math.min(failures, 9)) * 1000;
      return;
    }
    failures = 0;
    again = 0;
    kept.out = kept.out.filter(({ key }) => key !== message.key);
    const { what } = message;
    const words = what + (message.words ? " (" + message.words + ")" : "");
    kept.done.unshift(got ? Object.assign({ what, why: "" }, got) : refusal(words, text, status));
    kept.done = kept.done.filter(({ why }, index) => why !== "" || index < DONE_MAX);
    setTimeout(flush, 0);
    if (got) ask();
  };
  const readGot = (text: string): { at: number; number: number } | null => {
    const got = parsed(text) as { at: string; number: number } | null;
    const at = got ? new Date(got.at).getTime() : NaN;
    return !got || isNaN(at) || typeof got.number !== "number" ? null : { at, number: got.number };
  };
  const refusal = (what: string, text: string, status: number): Done => {
    const told = parsed(text) as { detail?: string } | null;
    return { what, at: Date.now(), number: 0, why: (told && told.detail) || String(status) };
  };

  const draw = (): string => {
    const bytes = crypto.getRandomValues(new Uint8Array(10));
    return Array.from(bytes, (byte) => ("0" + byte.toString(16)).slice(-2)).join("");
  };
  const put = (told: Partial<Message>, what: string): void => {
    const isFresh = fix !== null && Date.now() - fix.at < FIX_MS_MAX;
    const blank = { boat: null, people: null, dead: null, aboard: null, mark: "", words: "" };
    const own = { key: draw(), pressed: Date.now(), fix: isFresh ? fix : null, what };
    kept.out.push(Object.assign({ kind: "words" }, blank, told, own));
    failures = 0;
    again = 0;
    save();
    flush();
    show();
  };

  const field = (name: string): HTMLInputElement =>
    document.querySelector("[name=" + name + "]") as HTMLInputElement;
  const figure = (name: string): number | null => {
    const text = field(name).value.trim();
    return /^\d{1,4}$/.test(text) ? Number(text) : null;
  };
  const clear = (names: string[]): void => names.forEach((name) => (field(name).value = ""));
  const SENDS: Record<string, () => boolean> = {
    people: () => {
      const [people, dead, aboard] = [figure("number"), figure("dead"), figure("aboard")];
      if (people === null && aboard === null) return false;
      const count = people === null ? say("aboard") + " " + aboard : String(people);
      put({ kind: "people", people, dead, aboard }, say("recovered") + say("colon") + count);
      clear(["number", "dead", "aboard"]);
      return true;
    },
    craft: () => {
      const mark = field("mark").value.trim() || say("marked");
      put({ kind: "craft", mark }, say("craft") + say("colon") + mark);
      clear(["mark"]);
      return true;
    },
    words: () => {
      const words = field("words").value.trim();
      if (words === "") return false;
      put({ kind: "words", words }, say("message") + say("colon") + words.slice(0, 60));
      clear(["words"]);
      return true;
    },
  };
  for (const node of Array.from(document.querySelectorAll<HTMLElement>("[data-send]")))
    node.addEventListener("click", () => {
      const sends = SENDS[node.dataset["send"] || ""];
      const box = node.parentElement as HTMLDetailsElement;
      if (sends && sends()) box.open = false;
      else node.textContent = say("empty");
    });
  for (const node of Array.from(document.querySelectorAll<HTMLElement>("[data-l]")))
    node.addEventListener("click", () => {
      kept.tongue = node.dataset["l"] || kept.tongue;
      save();
      speak();
      ask();
    });

  const tick = el("position") as HTMLInputElement;
  const follow = (): void => {
    const geo = navigator.geolocation;
    if (!kept.position && watching) geo.clearWatch(watching);
    if (!kept.position) {
      watching = 0;
      fix = null;
      return;
    }
    if (watching || !geo || !isSecureContext) return;
    watching = geo.watchPosition(
      ({ coords, timestamp }) => {
        const { latitude: lat, longitude: lon, accuracy } = coords;
        fix = { lat, lon, accuracy, at: Math.min(timestamp, Date.now()) };
      },
      () => undefined,
      { enableHighAccuracy: true, maximumAge: 60000 },
    );
  };
  tick.checked = kept.position;
  tick.disabled = !navigator.geolocation || !isSecureContext;
  tick.addEventListener("change", () => {
    kept.position = tick.checked;
    save();
    follow();
  });
  follow();

  const hurry = (): void => {
    again = 0;
    flush();
    ask();
  };
  for (const name of ["online", "pageshow"]) addEventListener(name, hurry);
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) hurry();
  });
  setInterval(() => {
    if (Date.now() >= again) flush();
    show();
  }, 1000);
  setInterval(ask, ASK_MS);
  speak();
  document.body.classList.add("ready");
  ask();
})();
