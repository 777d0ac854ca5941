// Draws the charts of a page out of the data in it. Without it, and without any program, the table
// beside each chart says the same. A plain script: pages opened from a folder load no modules.
/* global uPlot */
"use strict";
const language = document.documentElement.lang;
const number = new Intl.NumberFormat(language === "fr" ? "fr-FR" : "en-GB");
/** Names of months and weekdays in the language of the page, from a year that begins on a Sunday. */
const named = (part, style, days) =>
  days.map((day) =>
    new Intl.DateTimeFormat(language, { [part]: style, timeZone: "UTC" }).format(day),
  );
const months = Array.from({ length: 12 }, (_, month) => new Date(Date.UTC(2023, month, 1)));
const weekdays = Array.from({ length: 7 }, (_, day) => new Date(Date.UTC(2023, 0, 1 + day)));
const names = {
  MMMM: named("month", "long", months),
  MMM: named("month", "short", months),
  WWWW: named("weekday", "long", weekdays),
  WWW: named("weekday", "short", weekdays),
};
for (const place of document.querySelectorAll("[data-chart]")) {
  const told = JSON.parse(document.getElementById(place.dataset.chart).textContent);
  const colours = getComputedStyle(document.documentElement);
  const colour = (name) => colours.getPropertyValue(name).trim();
  const axis = { stroke: colour("--dim"), grid: { stroke: colour("--line"), width: 1 } };
  const bars = uPlot.paths.bars({ size: [0.9, 60] });
  const scaleOf = (at) => (at === 0 ? "y" : `y${at}`);
  const options = () => ({
    width: place.clientWidth,
    height: 300,
    tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), "UTC"),
    fmtDate: (template) => uPlot.fmtDate(template, names),
    scales: { x: { time: told.time } },
    legend: { live: true },
    // What is counted by itself has a scale of its own, to the right: boats are not people.
    axes: [
      axis,
      ...told.series.map((label, at) => ({
        ...axis,
        scale: scaleOf(at),
        label,
        size: 60,
        side: at === 0 ? 3 : 1,
        grid: at === 0 ? axis.grid : { show: false },
        values: (_, splits) => splits.map((value) => number.format(value)),
      })),
    ],
    series: [
      {
        label: told.x,
        value: told.time
          ? (_, at) => (at === null ? "" : new Date(at * 1000).toISOString().slice(0, 10))
          : undefined,
      },
      ...told.series.map((label, at) => ({
        label,
        scale: scaleOf(at),
        value: (_, value) => (value === null ? "–" : number.format(value)),
        stroke: colour(at === 0 ? "--mark" : "--dim"),
        fill: told.bars ? colour(at === 0 ? "--mark" : "--dim") : undefined,
        paths: told.bars ? bars : undefined,
        points: { show: false },
        width: at === 0 ? 1.5 : 1,
        dash: at === 0 ? undefined : [2, 3],
        spanGaps: false,
      })),
    ],
  });
  let chart = new uPlot(options(), told.data, place);
  addEventListener("resize", () => chart.setSize({ width: place.clientWidth, height: 300 }));
}
