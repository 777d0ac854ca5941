/** Ink on paper by day, warm on black by night; nothing that moves, nothing from elsewhere. */
export const SITE_STYLE = `:root{--ground:#fbfaf7;--ink:#1b2126;--dim:#56616a;--line:#d5d2c9;--mark:#0b4f6c;--soft:#f0eee7}
@media(prefers-color-scheme:dark){:root{--ground:#0d0f11;--ink:#e8e4da;--dim:#a9a396;--line:#3a3a36;--mark:#8fcbe6;--soft:#17191b}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:17px/1.55 Georgia,"DejaVu Serif",serif}
header,main,footer{max-width:66rem;margin:auto;padding:0 20px}
header{padding-top:18px;border-bottom:1px solid var(--line);padding-bottom:10px}
header p{margin:0}.name{font:700 20px/1.2 system-ui,"DejaVu Sans",sans-serif;letter-spacing:.08em}
nav{font:15px/1.9 system-ui,"DejaVu Sans",sans-serif;display:flex;flex-wrap:wrap;gap:0 18px}
a{color:var(--mark)}a[aria-current]{font-weight:700;text-decoration:none;color:var(--ink)}
h1{font:700 30px/1.2 Georgia,"DejaVu Serif",serif;margin:28px 0 8px;max-width:40rem}
h2{font:700 21px/1.3 Georgia,"DejaVu Serif",serif;margin:34px 0 6px}
h3{font:700 17px/1.4 system-ui,"DejaVu Sans",sans-serif;margin:22px 0 4px}
p,li{max-width:44rem}.dim{color:var(--dim);font-size:15px}
.figures{display:flex;flex-wrap:wrap;gap:14px 40px;margin:18px 0;padding:0;list-style:none}
.figures li{min-width:10rem}.figures b{display:block;font:700 34px/1.1 system-ui,"DejaVu Sans",sans-serif;font-variant-numeric:tabular-nums}
.wide{overflow-x:auto;margin:12px 0}
table{border-collapse:collapse;font:14px/1.45 system-ui,"DejaVu Sans",sans-serif;font-variant-numeric:tabular-nums}
caption{text-align:left;color:var(--dim);padding:0 0 6px}
th,td{padding:4px 12px 4px 0;border-bottom:1px solid var(--line);text-align:left;vertical-align:top;white-space:nowrap}
th.n,td.n{text-align:right}tr:target{background:var(--soft);outline:2px solid var(--mark)}
td.w{white-space:normal;min-width:18rem}
.chart{margin:16px 0;min-height:300px}.chart .u-title,.chart .u-legend{font:13px system-ui,"DejaVu Sans",sans-serif}
details{margin:10px 0}summary{cursor:pointer;color:var(--mark)}
.apart{border-left:4px solid var(--mark);padding-left:12px;margin:12px 0}
.flow{display:flex;flex-wrap:wrap;gap:2px 0;list-style:none;padding:0;font:15px/1.6 system-ui,"DejaVu Sans",sans-serif}.flow li:not(:last-child)::after{content:"→";padding:0 12px;color:var(--dim)}
.chart th,.chart td{border:0;padding:2px 8px 2px 0}pre{white-space:pre-wrap;max-width:44rem}
ul.gap{list-style:none}
.gap{border-left:4px solid #a33;padding-left:12px;margin:12px 0}
footer{margin-top:50px;padding:16px 20px 40px;border-top:1px solid var(--line);font-size:15px;color:var(--dim)}
:focus-visible{outline:3px solid var(--mark);outline-offset:2px}
`;

/**
 * Draws the charts of a page out of the data in it. Without it, and without any program, the table
 * beside each chart says the same.
 */
export const CHART_SCRIPT = `"use strict";
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
      { label: told.x, value: told.time ? (_, at) => at === null ? "" : new Date(at * 1000).toISOString().slice(0, 10) : undefined },
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
`;
