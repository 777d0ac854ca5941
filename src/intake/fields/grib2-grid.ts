import { openProjection } from "#chart";
import { Fault } from "../fault.ts";
import type { FittedGrid } from "./fitted-grid.ts";
import { missingIn, type Octets } from "./grib2-bits.ts";

/** The grid of a GRIB2 field, and how its values run over it. */
export type GribGrid = FittedGrid & {
  readonly columns: number;
  readonly rows: number;
  /** Whether u is along the grid's x rather than to true east (flag table 3.3, bit 5). */
  readonly alongGrid: boolean;
  /** Whether the values of a column follow one another, and every second line comes backwards. */
  readonly byColumns: boolean;
  readonly turning: boolean;
};

const MICRO = 1e6;
const FROM_EAST = 0x80;
const NORTHWARD = 0x40;
const BY_COLUMNS = 0x20;
const TURNING = 0x10;
const OFFSET_ROWS = 0x0f;
const ALONG_GRID = 0x08;

/**
 * Reads section 3. Throws a Fault that names the template when it is none of 3.0 (latitude and
 * longitude), 3.1 (rotated), 3.10 (Mercator), 3.20 (polar stereographic) and 3.30 (Lambert).
 */
export function readGribGrid(grid: Octets): GribGrid {
  const template = grid.unsigned(13, 2);
  switch (template) {
    case 0:
      return plain(grid, null);
    case 1:
      return plain(grid, rotation(grid));
    case 10:
      return mercator(grid);
    case 20:
      return polar(grid);
    case 30:
      return lambert(grid);
    default:
      throw new Fault(
        "expected a grid of template 3.0 (latitude and longitude), 3.1 (rotated), 3.10 " +
          `(Mercator), 3.20 (polar stereographic) or 3.30 (Lambert); came template 3.${template}`,
      );
  }
}

type Sizes = Pick<GribGrid, "columns" | "rows">;

function sizesOf(grid: Octets): Sizes {
  const [columns, rows] = [grid.unsigned(31, 4), grid.unsigned(35, 4)];
  const points = grid.unsigned(7, 4);
  if (columns >= 2 && rows >= 2 && columns * rows === points) return { columns, rows };
  throw new Fault(
    `expected a grid of columns times rows, at least 2 by 2; came ${columns} by ${rows} for ` +
      `${points} points: reduced grids are not read`,
  );
}

type Scan = Pick<GribGrid, "alongGrid" | "byColumns" | "turning"> & {
  readonly signX: 1 | -1;
  readonly signY: 1 | -1;
};

function scanOf(mode: number, flags: number): Scan {
  if ((mode & OFFSET_ROWS) !== 0) {
    throw new Fault(`expected rows that are not offset; came scanning mode ${mode}`);
  }
  return {
    alongGrid: (flags & ALONG_GRID) !== 0,
    byColumns: (mode & BY_COLUMNS) !== 0,
    turning: (mode & TURNING) !== 0,
    signX: (mode & FROM_EAST) === 0 ? 1 : -1,
    signY: (mode & NORTHWARD) === 0 ? -1 : 1,
  };
}

function plain(grid: Octets, projection: string | null): GribGrid {
  const sizes = sizesOf(grid);
  const { signX, signY, ...scan } = scanOf(grid.unsigned(72, 1), grid.unsigned(55, 1));
  const basic = grid.unsigned(39, 4);
  if (basic !== 0 && basic !== missingIn(4)) {
    throw new Fault(`expected angles in millionths of a degree; came a basic angle of ${basic}`);
  }
  const [lat1, lon1] = [grid.signed(47, 4) / MICRO, grid.signed(51, 4) / MICRO];
  const [lat2, lon2] = [grid.signed(56, 4) / MICRO, grid.signed(60, 4) / MICRO];
  const across = (((signX * (lon2 - lon1)) % 360) + 360) % 360;
  const stepX = (signX * across) / (sizes.columns - 1);
  const stepY = (lat2 - lat1) / (sizes.rows - 1);
  checkStep(stepX, signX, grid.unsigned(64, 4));
  checkStep(stepY, signY, grid.unsigned(68, 4));
  return { projection, x0: lon1, y0: lat1, stepX, stepY, ...sizes, ...scan };
}

/** The step from end to end must be that which the file names, to the rounding of either. */
function checkStep(step: number, sign: 1 | -1, named: number): void {
  const wanted = named === missingIn(4) || named === 0 ? step : (sign * named) / MICRO;
  if (step * sign > 0 && Math.abs(step - wanted) <= 0.01 * Math.abs(step)) return;
  throw new Fault(`expected steps of ${wanted} degrees; came ${step} from end to end`);
}

function rotation(grid: Octets): string {
  const [lat, lon] = [grid.signed(73, 4) / MICRO, grid.signed(77, 4) / MICRO];
  const angle = grid.float(81);
  if (angle !== 0) throw new Fault(`expected a rotated grid without a turn; came one of ${angle}`);
  // The grid's south pole lies there; its north pole opposite, and its equator's middle on lon.
  return `+proj=ob_tran +o_proj=longlat +o_lat_p=${-lat} +o_lon_p=0 +lon_0=${lon} ${earthOf(grid)}`;
}

type Mapped = {
  readonly projection: string;
  readonly flags: number;
  readonly mode: number;
  /** Steps in thousandths of a metre. */
  readonly dx: number;
  readonly dy: number;
};

function mapped(grid: Octets, { projection, flags, mode, dx, dy }: Mapped): GribGrid {
  const sizes = sizesOf(grid);
  const { signX, signY, ...scan } = scanOf(mode, flags);
  const [lat1, lon1] = [grid.signed(39, 4) / MICRO, grid.signed(43, 4) / MICRO];
  const { x, y } = openProjection(projection).forward(lon1, lat1);
  const stepX = (signX * dx) / 1000;
  const stepY = (signY * dy) / 1000;
  if (stepX === 0 || stepY === 0 || !Number.isFinite(x + y)) {
    throw new Fault(`expected a grid on "${projection}"; came its first point at ${lat1} ${lon1}`);
  }
  return { projection, x0: x, y0: y, stepX, stepY, ...sizes, ...scan };
}

function mercator(grid: Octets): GribGrid {
  const turn = grid.unsigned(61, 4);
  if (turn !== 0) throw new Fault(`expected Mercator without a turn; came one of ${turn / MICRO}`);
  const parallel = grid.signed(48, 4) / MICRO;
  const first = grid.signed(43, 4) / MICRO;
  const last = grid.signed(56, 4) / MICRO;
  const middle = first + ((((last - first) % 360) + 360) % 360) / 2;
  return mapped(grid, {
    projection: `+proj=merc +lat_ts=${parallel} +lon_0=${middle} ${earthOf(grid)} +units=m`,
    flags: grid.unsigned(47, 1),
    mode: grid.unsigned(60, 1),
    dx: grid.unsigned(65, 4),
    dy: grid.unsigned(69, 4),
  });
}

function polar(grid: Octets): GribGrid {
  const pole = (grid.unsigned(64, 1) & 0x80) === 0 ? 90 : -90;
  const parallel = grid.signed(48, 4) / MICRO;
  const meridian = grid.signed(52, 4) / MICRO;
  return mapped(grid, {
    projection:
      `+proj=stere +lat_0=${pole} +lat_ts=${parallel} +lon_0=${meridian} ${earthOf(grid)} ` +
      "+units=m",
    flags: grid.unsigned(47, 1),
    mode: grid.unsigned(65, 1),
    dx: grid.unsigned(56, 4),
    dy: grid.unsigned(60, 4),
  });
}

function lambert(grid: Octets): GribGrid {
  const centre = grid.unsigned(64, 1);
  if ((centre & 0x40) !== 0) throw new Fault("expected one centre of projection; came two");
  const degrees = (first: number): number => grid.signed(first, 4) / MICRO;
  return mapped(grid, {
    projection:
      `+proj=lcc +lat_1=${degrees(66)} +lat_2=${degrees(70)} +lat_0=${degrees(48)} ` +
      `+lon_0=${degrees(52)} ${earthOf(grid)} +units=m`,
    flags: grid.unsigned(47, 1),
    mode: grid.unsigned(65, 1),
    dx: grid.unsigned(56, 4),
    dy: grid.unsigned(60, 4),
  });
}

/** Code table 3.2. */
const EARTHS: Readonly<Record<number, string>> = {
  0: "+R=6367470",
  2: "+a=6378160 +b=6356775",
  4: "+ellps=GRS80",
  5: "+ellps=WGS84",
  6: "+R=6371229",
  8: "+R=6371200",
};

function earthOf(grid: Octets): string {
  const shape = grid.unsigned(15, 1);
  const known = EARTHS[shape];
  if (known !== undefined) return known;
  const scaled = (first: number): number =>
    grid.unsigned(first + 1, 4) / 10 ** grid.signed(first, 1);
  if (shape === 1) return `+R=${scaled(16)}`;
  const unit = shape === 3 ? 1000 : 1;
  if (shape === 3 || shape === 7) return `+a=${scaled(21) * unit} +b=${scaled(26) * unit}`;
  throw new Fault(`expected a shape of the earth 0 to 8; came ${shape}`);
}

/** Values in the order of rows of columns, as the grid's own steps go. */
export function inRows(values: Float64Array, grid: GribGrid): Float32Array {
  const { columns, rows, byColumns, turning } = grid;
  const out = new Float32Array(values.length);
  const inner = byColumns ? rows : columns;
  for (let i = 0; i < values.length; i += 1) {
    const line = Math.floor(i / inner);
    const along = i % inner;
    const place = turning && line % 2 === 1 ? inner - 1 - along : along;
    out[byColumns ? place * columns + line : line * columns + place] = values[i] ?? Number.NaN;
  }
  return out;
}
