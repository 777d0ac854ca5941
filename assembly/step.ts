/**
 * The step of src/predict/step.ts, four particles at a time (AssemblyScript, WebAssembly SIMD). The
 * TypeScript is its oracle: they agree to the rounding of 32-bit floats. Columns of a parcel lie
 * one after another in memory, `padded` numbers each, in the order of COLUMNS in
 * src/predict/parcel.ts; `padded` is a multiple of 8.
 */
const X = 0;
const Y = 1;
const TURN_COS = 2;
const TURN_SIN = 3;
const ADD_EAST = 4;
const ADD_NORTH = 5;
const GUST_EAST = 6;
const GUST_NORTH = 7;
const DOWN_SLOPE = 8;
const DOWN_OFFSET = 9;
const CROSS_SLOPE = 10;
const CROSS_OFFSET = 11;
const NEXT = 12;

// Where what `bilinear` and `velocity` find is put, so that nothing is allocated.
let windEast: v128 = f32x4.splat(0);
let windNorth: v128 = f32x4.splat(0);
let currentEast: v128 = f32x4.splat(0);
let currentNorth: v128 = f32x4.splat(0);
let east: v128 = f32x4.splat(0);
let north: v128 = f32x4.splat(0);

/** The four numbers of a field at one particle's place: a lerp of four nodes of four numbers. */
@inline
function bilinear(field: usize, up: usize, columns: i32, column: i32, row: i32, fx: f32, fy: f32): v128 {
  const at = field + (<usize>(row * columns + column) << 4);
  const southWest = v128.load(at);
  const southEast = v128.load(at, 16);
  const northWest = v128.load(at + up);
  const northEast = v128.load(at + up, 16);
  const across = f32x4.splat(fx);
  const south = f32x4.add(southWest, f32x4.mul(across, f32x4.sub(southEast, southWest)));
  const north = f32x4.add(northWest, f32x4.mul(across, f32x4.sub(northEast, northWest)));
  return f32x4.add(south, f32x4.mul(f32x4.splat(fy), f32x4.sub(north, south)));
}

/** Reads a field at four places and turns the answers from one particle each to one quantity each. */
@inline
function readField(field: usize, columns: i32, columnMost: v128, rowMost: v128, x: v128, y: v128): void {
  const nothing = i32x4.splat(0);
  const column = i32x4.min_s(i32x4.max_s(i32x4.trunc_sat_f32x4_s(x), nothing), columnMost);
  const row = i32x4.min_s(i32x4.max_s(i32x4.trunc_sat_f32x4_s(y), nothing), rowMost);
  const fx = f32x4.sub(x, f32x4.convert_i32x4_s(column));
  const fy = f32x4.sub(y, f32x4.convert_i32x4_s(row));
  const up = (<usize>columns) << 4;
  const a = bilinear(field, up, columns, i32x4.extract_lane(column, 0), i32x4.extract_lane(row, 0), f32x4.extract_lane(fx, 0), f32x4.extract_lane(fy, 0));
  const b = bilinear(field, up, columns, i32x4.extract_lane(column, 1), i32x4.extract_lane(row, 1), f32x4.extract_lane(fx, 1), f32x4.extract_lane(fy, 1));
  const c = bilinear(field, up, columns, i32x4.extract_lane(column, 2), i32x4.extract_lane(row, 2), f32x4.extract_lane(fx, 2), f32x4.extract_lane(fy, 2));
  const d = bilinear(field, up, columns, i32x4.extract_lane(column, 3), i32x4.extract_lane(row, 3), f32x4.extract_lane(fx, 3), f32x4.extract_lane(fy, 3));
  const ab0 = v128.shuffle<f32>(a, b, 0, 4, 1, 5);
  const ab1 = v128.shuffle<f32>(a, b, 2, 6, 3, 7);
  const cd0 = v128.shuffle<f32>(c, d, 0, 4, 1, 5);
  const cd1 = v128.shuffle<f32>(c, d, 2, 6, 3, 7);
  currentEast = v128.shuffle<f32>(ab0, cd0, 0, 1, 4, 5);
  currentNorth = v128.shuffle<f32>(ab0, cd0, 2, 3, 6, 7);
  windEast = v128.shuffle<f32>(ab1, cd1, 0, 1, 4, 5);
  windNorth = v128.shuffle<f32>(ab1, cd1, 2, 3, 6, 7);
}

/** Current as the particles meet it and leeway: metres per second east and north. */
@inline
function velocity(base: usize, stride: usize): void {
  const wx = f32x4.add(windEast, v128.load(base + GUST_EAST * stride));
  const wy = f32x4.add(windNorth, v128.load(base + GUST_NORTH * stride));
  const squared = f32x4.add(f32x4.mul(wx, wx), f32x4.mul(wy, wy));
  const blows = f32x4.gt(squared, f32x4.splat(1e-12));
  const one = f32x4.div(f32x4.splat(1), f32x4.sqrt(squared));
  const inverse = v128.and(one, blows);
  const down = f32x4.add(
    v128.load(base + DOWN_SLOPE * stride),
    f32x4.mul(v128.load(base + DOWN_OFFSET * stride), inverse),
  );
  const cross = f32x4.add(
    v128.load(base + CROSS_SLOPE * stride),
    f32x4.mul(v128.load(base + CROSS_OFFSET * stride), inverse),
  );
  const cos = v128.load(base + TURN_COS * stride);
  const sin = v128.load(base + TURN_SIN * stride);
  east = f32x4.add(
    f32x4.add(f32x4.mul(cos, currentEast), f32x4.mul(sin, currentNorth)),
    f32x4.add(
      v128.load(base + ADD_EAST * stride),
      f32x4.add(f32x4.mul(down, wx), f32x4.mul(cross, wy)),
    ),
  );
  north = f32x4.add(
    f32x4.sub(f32x4.mul(cos, currentNorth), f32x4.mul(sin, currentEast)),
    f32x4.add(
      v128.load(base + ADD_NORTH * stride),
      f32x4.sub(f32x4.mul(down, wy), f32x4.mul(cross, wx)),
    ),
  );
}

/**
 * Moves the particles first..last-1 of the parcel at `parcel`; writes the numbers of those to be
 * moved with care at `left`, and returns how many. `clearance` is metres for
 * each cell cut into `cut` by `cut`.
 */
export function stepTogether(
  parcel: usize,
  padded: i32,
  first: i32,
  last: i32,
  atBegin: usize,
  atMiddle: usize,
  clearance: usize,
  cut: i32,
  columns: i32,
  rows: i32,
  length: f32,
  ends: f32,
  middleRow: f32,
  k0: f32,
  k1: f32,
  k2: f32,
  k3: f32,
  l0: f32,
  l1: f32,
  left: usize,
): i32 {
  const stride = (<usize>padded) << 2;
  const columnMost = i32x4.splat(columns - 2);
  const rowMost = i32x4.splat(rows - 2);
  const nothing = i32x4.splat(0);
  const half = f32x4.splat(length / 2);
  const whole = f32x4.splat(length);
  const middle = f32x4.splat(middleRow);
  const until = f32x4.splat(ends);
  const q0 = f32x4.splat(k0);
  const q1 = f32x4.splat(k1);
  const q2 = f32x4.splat(k2);
  const q3 = f32x4.splat(k3);
  const p0 = f32x4.splat(l0);
  const p1 = f32x4.splat(l1);
  const cuts = f32x4.splat(<f32>cut);
  const lastColumn = i32x4.splat((columns - 1) * cut - 1);
  const lastRow = i32x4.splat((rows - 1) * cut - 1);
  const numbers = i32x4(0, 1, 2, 3);
  let listed = 0;
  for (let group = first & ~3; group < last; group += 4) {
    const base = parcel + ((<usize>group) << 2);
    const x0 = v128.load(base + X * stride);
    const y0 = v128.load(base + Y * stride);

    readField(atBegin, columns, columnMost, rowMost, x0, y0);
    velocity(base, stride);
    let off = f32x4.sub(y0, middle);
    let scaleX = f32x4.add(f32x4.mul(f32x4.add(f32x4.mul(f32x4.add(f32x4.mul(q3, off), q2), off), q1), off), q0);
    let scaleY = f32x4.add(p0, f32x4.mul(p1, off));
    const middleX = f32x4.add(x0, f32x4.mul(f32x4.mul(east, scaleX), half));
    const middleY = f32x4.add(y0, f32x4.mul(f32x4.mul(north, scaleY), half));

    readField(atMiddle, columns, columnMost, rowMost, middleX, middleY);
    velocity(base, stride);
    off = f32x4.sub(middleY, middle);
    scaleX = f32x4.add(f32x4.mul(f32x4.add(f32x4.mul(f32x4.add(f32x4.mul(q3, off), q2), off), q1), off), q0);
    scaleY = f32x4.add(p0, f32x4.mul(p1, off));
    const x1 = f32x4.add(x0, f32x4.mul(f32x4.mul(east, scaleX), whole));
    const y1 = f32x4.add(y0, f32x4.mul(f32x4.mul(north, scaleY), whole));

    const cellX = i32x4.trunc_sat_f32x4_s(f32x4.mul(x0, cuts));
    const cellY = i32x4.trunc_sat_f32x4_s(f32x4.mul(y0, cuts));
    const column = i32x4.min_s(i32x4.max_s(cellX, nothing), lastColumn);
    const row = i32x4.min_s(i32x4.max_s(cellY, nothing), lastRow);
    const cell = i32x4.add(i32x4.mul(row, i32x4.splat((columns - 1) * cut)), column);
    let clear = f32x4.splat(load<f32>(clearance + ((<usize>i32x4.extract_lane(cell, 0)) << 2)));
    clear = f32x4.replace_lane(clear, 1, load<f32>(clearance + ((<usize>i32x4.extract_lane(cell, 1)) << 2)));
    clear = f32x4.replace_lane(clear, 2, load<f32>(clearance + ((<usize>i32x4.extract_lane(cell, 2)) << 2)));
    clear = f32x4.replace_lane(clear, 3, load<f32>(clearance + ((<usize>i32x4.extract_lane(cell, 3)) << 2)));
    const far = f32x4.mul(
      f32x4.add(f32x4.mul(east, east), f32x4.mul(north, north)),
      f32x4.mul(whole, whole),
    );
    const happens = f32x4.le(v128.load(base + NEXT * stride), until);
    const near = f32x4.gt(far, f32x4.mul(clear, clear));
    const which = i32x4.add(i32x4.splat(group), numbers);
    const mine = v128.and(
      i32x4.ge_s(which, i32x4.splat(first)),
      i32x4.lt_s(which, i32x4.splat(last)),
    );
    const careful = v128.and(v128.or(happens, near), mine);
    const moves = v128.andnot(mine, careful);
    v128.store(base + X * stride, v128.bitselect(x1, x0, moves));
    v128.store(base + Y * stride, v128.bitselect(y1, y0, moves));
    let mask = i32x4.bitmask(careful);
    while (mask != 0) {
      store<i32>(left + ((<usize>listed) << 2), group + ctz(mask));
      listed += 1;
      mask &= mask - 1;
    }
  }
  return listed;
}
