import { assert } from "#units";
import type { Parcel } from "./parcel.ts";
import type { Step } from "./motion.ts";
import { stepTogether } from "./step.ts";

/**
 * What moves particles, and the memory in which it wants its columns. The plain one is TypeScript
 * on any memory and is the oracle of the other, which is the same step in WebAssembly SIMD. A
 * kernel serves one run at a time.
 */
export type Kernel = {
  readonly name: "plain" | "SIMD";
  /** Particles for which its memory is enough. */
  readonly particlesMost: number;
  /** Forgets all columns: a run begins. */
  begin(): void;
  readonly floats: (count: number) => Float32Array;
  /** Gives columns back, to be handed out again within the run. */
  release(column: Float32Array): void;
  stepTogether(parcel: Parcel, step: Step, first: number, last: number, left: Uint32Array): number;
};

/** The kernel in TypeScript. */
export const plainKernel: Kernel = {
  name: "plain",
  particlesMost: Infinity,
  begin: () => undefined,
  floats: (count) => new Float32Array(count),
  release: () => undefined,
  stepTogether,
};

/** What `assembly/step.ts` exports when it is compiled; all arguments are numbers. */
export type SimdStep = (...given: readonly number[]) => number;

/** Bytes kept free for the fields of a run; the rest of the memory is for particles. */
const FIELD_BYTES = 96 * 2 ** 20;
const PARTICLE_BYTES = 72;

/**
 * The kernel in WebAssembly. `memory` is that with which the module was instantiated; it must not
 * grow while a run is under way, since its columns are views of it.
 */
export function simdKernel(memory: ArrayBuffer, step: SimdStep): Kernel {
  let top = 0;
  let free: Float32Array[] = [];
  return {
    name: "SIMD",
    particlesMost: Math.floor((memory.byteLength - FIELD_BYTES) / PARTICLE_BYTES),
    begin() {
      top = 0;
      free = [];
    },
    floats(count) {
      const fits = free
        .filter(({ buffer, byteOffset }) => roomAt(buffer, byteOffset) >= count)
        .toSorted((one, other) => roomOf(one) - roomOf(other))[0];
      if (fits !== undefined) {
        free = free.filter((column) => column !== fits);
        return new Float32Array(memory, fits.byteOffset, count);
      }
      const room = Math.ceil((count + HEADER) / 4) * 4;
      assert(
        top + 4 * room <= memory.byteLength,
        `expected fields of at most ${FIELD_BYTES} bytes; a run asked for more`,
      );
      new Uint32Array(memory, top, 1)[0] = room - HEADER;
      const column = new Float32Array(memory, top + 4 * HEADER, count);
      column.fill(0);
      top += 4 * room;
      return column;
    },
    release(column) {
      free.push(column);
    },
    stepTogether(parcel, { book, metric, length, ends, atBegin, atMiddle }, first, last, left) {
      return step(
        parcel.x.byteOffset,
        parcel.padded,
        first,
        last,
        atBegin.byteOffset,
        atMiddle.byteOffset,
        book.clearance.byteOffset,
        book.cut,
        book.grid.columns,
        book.grid.rows,
        length,
        ends,
        metric.middleRow,
        ...metric.lon,
        ...metric.lat,
        left.byteOffset,
      );
    },
  };
}

/** Before each column stands how many numbers it has room for; 16 bytes, so that it is aligned. */
const HEADER = 4;

function roomAt(buffer: ArrayBufferLike, byteOffset: number): number {
  return new Uint32Array(buffer, byteOffset - 4 * HEADER, 1)[0]!;
}

const roomOf = (column: Float32Array): number => roomAt(column.buffer, column.byteOffset);
