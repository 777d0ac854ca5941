import { STAGES, type CloudFrame } from "#predict";
import { epochMs } from "#units";
import { renderAbout, type DriftTold, type FlowTold } from "./drift-answer.ts";
import { renderNetcdf, type NetcdfVariable } from "./netcdf-classic.ts";

/**
 * The particles of a forecast as classic NetCDF by the CF conventions 1.8: one trajectory for each
 * particle, all at the same times. Throws one sentence when the file would be larger than 2 GB.
 */
export function renderDriftNetcdf(told: DriftTold): ArrayBuffer {
  const about = renderAbout(told);
  const { frames } = told.forecast;
  const percent = (share: number): string => `${(100 * share).toFixed(0)} %`;
  const stages = about.stages.map(({ stage, share, objects }) => {
    const told = objects.map((object) => `${percent(object.share)} ${object.id} ${object.key}`);
    return `${percent(share)} ${stage} at the start (${told.join(", ")})`;
  });
  return renderNetcdf({
    dimensions: { trajectory: frames[0]!.lon.length, time: frames.length },
    attributes: {
      Conventions: "CF-1.8",
      featureType: "trajectory",
      title: `Drift from ${about.from} to ${about.until}`,
      source: `Vigie ${about.version}: Monte Carlo leeway (Allen 2005; Breivik & Allen 2008)`,
      objects: stages.join("; "),
      currents: about.currents.map(sayFlow).join("; "),
      winds: about.winds.map(sayFlow).join("; "),
      comment: [...about.assumptions, ...about.warnings].join(" "),
      seed: { type: "double", values: [about.seed] },
      step_seconds: { type: "double", values: [about.stepSeconds] },
    },
    variables: [
      {
        name: "trajectory",
        type: "int",
        dimensions: ["trajectory"],
        attributes: { cf_role: "trajectory_id", long_name: "number of the particle" },
        valueAt: (index) => index,
      },
      {
        name: "time",
        type: "double",
        dimensions: ["time"],
        attributes: {
          standard_name: "time",
          units: "seconds since 1970-01-01T00:00:00Z",
          calendar: "standard",
        },
        valueAt: (index) => epochMs(frames[index]!.at) / 1000,
      },
      ...columnsOf(frames),
    ],
  });
}

const sayFlow = ({ source, share }: FlowTold): string =>
  `${source} (${(100 * share).toFixed(0)} % of the nodes, land among them)`;

function columnsOf(frames: readonly CloudFrame[]): readonly NetcdfVariable[] {
  const along = (
    column: "lon" | "lat" | "weight" | "stage" | "ashore",
    type: NetcdfVariable["type"],
    attributes: NetcdfVariable["attributes"],
  ): NetcdfVariable => ({
    name: column,
    type,
    dimensions: ["trajectory", "time"],
    attributes:
      column === "lon" || column === "lat"
        ? attributes
        : { ...attributes, coordinates: "time lat lon" },
    valueAt: (index) => frames[index % frames.length]![column][Math.trunc(index / frames.length)]!,
  });
  const stages = STAGES.map((stage) => stage.replaceAll(" ", "_"));
  return [
    along("lon", "float", { standard_name: "longitude", units: "degrees_east" }),
    along("lat", "float", { standard_name: "latitude", units: "degrees_north" }),
    along("weight", "double", { long_name: "probability of the particle", units: "1" }),
    along("stage", "byte", {
      long_name: "what the people are in",
      flag_values: { type: "byte", values: stages.map((_, index) => index) },
      flag_meanings: stages.join(" "),
    }),
    along("ashore", "byte", {
      long_name: "whether the particle has stranded",
      flag_values: { type: "byte", values: [0, 1] },
      flag_meanings: "afloat ashore",
    }),
  ];
}
