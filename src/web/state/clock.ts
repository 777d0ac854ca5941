import { computed, signal } from "@preact/signals";
import { instantFromMs, type Instant } from "#units";
import { isReplay } from "./page.ts";

/** How much faster than the night itself the replay runs. */
export const SPEEDS = [1, 10, 60, 300, 600] as const;
export type Speed = (typeof SPEEDS)[number];

/** The picture is asked again this often while a replay plays, in milliseconds. */
const STEP_MS = 200;
/**
 * The live board's ages are asked again this often, in milliseconds; new entries are shown at once.
 */
const BEAT_MS = 5_000;
/** While a hand scrolls, the ages wait for it, but no longer than this. New entries never wait. */
const BEAT_LATEST_MS = 20_000;
const SCROLL_ENDS_MS = 1_000;
const IDLE_WITHIN: IdleRequestOptions = { timeout: 1_000 };
/** The circles of the map grow by 120 m in a minute at most: it need not be drawn more often. */
const MAP_STEP_MS = 60_000;

/** The wall clock of this desk, to the second. */
export const wallMs = signal(Date.now());
/** The live board's own hour: the wall clock, but only every beat. */
const beatMs = signal(Date.now());

/** The moment of the replay, and the first and last moments it can show. */
export const momentMs = signal(0);
export const startsMs = signal(0);
export const endsMs = signal(0);
export const playing = signal(false);
export const speed = signal<Speed>(60);

/** The hour as of which everything on the board is said. */
export const now = computed<Instant>(() => instantFromMs(isReplay ? momentMs.value : beatMs.value));

/** The same hour in whole minutes, begun ones not counted. */
export const nowInMinutes = computed<Instant>(() => {
  const ms = isReplay ? momentMs.value : beatMs.value;
  return instantFromMs(Math.floor(ms / MAP_STEP_MS) * MAP_STEP_MS);
});

/** Sets the moment of the replay, kept inside its ends. */
export function goTo(ms: number): void {
  momentMs.value = Math.min(Math.max(ms, startsMs.value), endsMs.value);
}

export function setSpan(starts: number, ends: number): void {
  startsMs.value = starts;
  endsMs.value = ends;
}

let lastTick = 0;
let scrolledAt = Number.NEGATIVE_INFINITY;

/** Starts or pauses the replay; from the end it starts over. */
export function playOrPause(): void {
  if (playing.value) {
    playing.value = false;
    return;
  }
  if (momentMs.value >= endsMs.value) momentMs.value = startsMs.value;
  lastTick = performance.now();
  playing.value = true;
}

/** Runs the clocks for as long as the page lives. */
export function startClocks(): void {
  setInterval(() => {
    wallMs.value = Date.now();
    const late = wallMs.value - beatMs.value;
    const scrolling = performance.now() - scrolledAt < SCROLL_ENDS_MS;
    if (late >= (scrolling ? BEAT_LATEST_MS : BEAT_MS)) requestIdleCallback(beat, IDLE_WITHIN);
  }, 1_000);
  const noteScroll = (): void => {
    scrolledAt = performance.now();
  };
  addEventListener("scroll", noteScroll, { capture: true, passive: true });
  if (isReplay) setInterval(advance, STEP_MS);
}

/** What a beat does, at once: after an entry has come, its age must not be negative. */
export function beat(): void {
  beatMs.value = Date.now();
}

function advance(): void {
  if (!playing.value) return;
  const tick = performance.now();
  goTo(momentMs.value + (tick - lastTick) * speed.value);
  lastTick = tick;
  if (momentMs.value >= endsMs.value) playing.value = false;
}
