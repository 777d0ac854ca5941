import { unreachable } from "#units";
import { Fault } from "../fault.ts";
import { readCf, type FieldsFound } from "./cf-fields.ts";
import { readGrib2 } from "./grib2-fields.ts";
import { readCsv } from "./csv-fields.ts";
import { readHdf5, type Hdf5 } from "./hdf5.ts";
import { readClassic } from "./netcdf-classic.ts";

/** The fields of a file, or why there are none. */
export type FieldsReading =
  | ({ readonly ok: true } & FieldsFound)
  | { readonly ok: false; readonly why: string };

export type FieldFormat = "NetCDF-3" | "NetCDF-4" | "GRIB" | "CSV";

/** What kind of file it is by its first bytes; text is taken for CSV. */
export function fieldFormat(bytes: Uint8Array): FieldFormat {
  const starts = (...head: number[]): boolean => head.every((byte, i) => bytes[i] === byte);
  if (starts(0x43, 0x44, 0x46)) return "NetCDF-3";
  if (starts(0x89, 0x48, 0x44, 0x46)) return "NetCDF-4";
  return starts(0x47, 0x52, 0x49, 0x42) ? "GRIB" : "CSV";
}

/**
 * Reads the wind at 10 m and the surface current of a weather or current file: NetCDF-3, NetCDF-4
 * after the CF conventions, GRIB2, or CSV, told by its first bytes. `name` stands in the sources
 * and the refusals. `hdf5` may be null where no NetCDF-4 file comes.
 */
export function readGridFields(bytes: Uint8Array, name: string, hdf5: Hdf5 | null): FieldsReading {
  try {
    return { ok: true, ...found(bytes, name, hdf5) };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return { ok: false, why: `${name}: ${error.message}` };
  }
}

function found(bytes: Uint8Array, name: string, hdf5: Hdf5 | null): FieldsFound {
  const format = fieldFormat(bytes);
  switch (format) {
    case "NetCDF-3":
      return readCf(readClassic(bytes), name);
    case "NetCDF-4":
      if (hdf5 === null)
        throw new Fault("expected the HDF5 library for a NetCDF-4 file; came none");
      return readHdf5(bytes, hdf5, (file) => readCf(file, name));
    case "GRIB":
      return readGrib2(bytes, name);
    case "CSV":
      return readCsv(bytes, name);
    default:
      return unreachable(format);
  }
}
