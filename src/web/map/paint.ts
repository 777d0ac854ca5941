import type { PALETTES } from "../state/session.ts";

type Palette = (typeof PALETTES)[number];

/**
 * The colours of the chart. The night has no blue and nothing bright: the eye keeps its adaptation.
 */
export const PAINT = {
  night: {
    sea: "#000000",
    land: "#1b0d05",
    shore: "#7a4019",
    lane: "#2a1408",
    laneEdge: "#5c2f13",
    bank: "#4f2a12",
    line: "#c9702f",
    place: "#a86031",
    centre: "#ffb066",
    halo: "#000000",
    boat: "#ffc78a",
    distress: "#ff5a3c",
    alert: "#ffa033",
    uncertainty: "#d9a066",
    chosen: "#fff0d8",
    drift: "#9bb06a",
    aground: "#ffdf7e",
  },
  day: {
    sea: "#dfeaf1",
    land: "#f3ecd8",
    shore: "#7c7152",
    lane: "#d3dfee",
    laneEdge: "#9a5fa8",
    bank: "#8ba6b5",
    line: "#a3268f",
    place: "#3d4a52",
    centre: "#0b3d66",
    halo: "#ffffff",
    boat: "#101820",
    distress: "#b00018",
    alert: "#8a4a00",
    uncertainty: "#2c4f70",
    chosen: "#0038a8",
    drift: "#006b5b",
    aground: "#7a3b00",
  },
} as const satisfies Record<Palette, Record<string, string>>;

export type Paint = (typeof PAINT)[Palette];
