// Draws the charts of a page out of the data in it. Without it, and without any program, the table
// beside each chart says the same. A plain script: pages opened from a folder load no modules.
/* global uPlot */
"use strict";
for (const place of document.querySelectorAll("[data-chart]")) {
  const told = JSON.parse(document.getElementById(place.dataset.chart).textContent);
  const colours = getComputedStyle(document.documentElement);
  const colour = (name) => colours.getPropertyValue(name).trim();
  const axis = { stroke: colour("--dim"), grid: { stroke: colour("--line"), width: 1 } };
  const bars = uPlot.paths.bars({ size: [0.9, 60] });
  const options = () => ({
    width: place.clientWidth,
    height: 300,
    scales: { x: { time: told.time } },
    legend: { live: true },
    axes: [axis, { ...axis, size: 70 }],
    series: [
      {
        label: told.x,
        value: told.time
          ? (_, at) => (at === null ? "" : new Date(at * 1000).toISOString().slice(0, 10))
          : undefined,
      },
      ...told.series.map((label, at) => ({
        label,
        stroke: colour(at === 0 ? "--mark" : "--dim"),
        fill: told.bars ? colour(at === 0 ? "--mark" : "--dim") : undefined,
        paths: told.bars ? bars : undefined,
        points: { show: false },
        width: 1.5,
        spanGaps: false,
      })),
    ],
  });
  let chart = new uPlot(options(), told.data, place);
  addEventListener("resize", () => chart.setSize({ width: place.clientWidth, height: 300 }));
}
