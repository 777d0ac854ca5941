import { assert } from "#units";

/** The types of classic NetCDF that we write: their numbers in the file, and bytes a value. */
const TYPES = {
  byte: { code: 1, size: 1 },
  char: { code: 2, size: 1 },
  int: { code: 4, size: 4 },
  float: { code: 5, size: 4 },
  double: { code: 6, size: 8 },
} as const;
type NumberType = Exclude<keyof typeof TYPES, "char">;

/** Words, or numbers of one type. */
type NetcdfAttribute = string | { readonly type: NumberType; readonly values: readonly number[] };
type NetcdfAttributes = Readonly<Record<string, NetcdfAttribute>>;

export type NetcdfVariable = {
  readonly name: string;
  readonly type: NumberType;
  /** Names of dimensions, the slowest first. */
  readonly dimensions: readonly string[];
  readonly attributes: NetcdfAttributes;
  /** The value at a place in the order of the file: the last dimension runs fastest. */
  readonly valueAt: (index: number) => number;
};

/** A data set without an unlimited dimension. */
export type NetcdfData = {
  readonly dimensions: Readonly<Record<string, number>>;
  readonly attributes: NetcdfAttributes;
  readonly variables: readonly NetcdfVariable[];
};

/** "CDF", and the version. */
const MAGIC = [0x43, 0x44, 0x46, 1];
const DIMENSIONS = 0x0a;
const VARIABLES = 0x0b;
const ATTRIBUTES = 0x0c;
/** Offsets in the first version of the format have 31 bits; files stay below. */
const BYTES_MOST = 2 ** 31 - 4;

/**
 * The bytes of a data set as classic NetCDF, version 1 (NetCDF User's Guide, appendix B "File
 * Format Specifications"): big-endian, names and values filled up to four bytes. Throws one
 * sentence when it would be larger than the format allows.
 */
export function renderNetcdf(data: NetcdfData): ArrayBuffer {
  const sizes = data.variables.map((variable) => sizeOf(data, variable));
  const placed = (start: number): readonly number[] =>
    sizes.map((_, index) => sizes.slice(0, index).reduce((sum, size) => sum + size, start));
  const headerSize = headerOf(data, sizes, placed(0)).length;
  const begins = placed(headerSize);
  const length = sizes.reduce((sum, size) => sum + size, headerSize);
  assert(
    length <= BYTES_MOST,
    `expected a file below 2 GB; came ${length} bytes: keep fewer particles or hours`,
  );
  const bytes = new DataView(new ArrayBuffer(length));
  for (const [at, byte] of headerOf(data, sizes, begins).entries()) bytes.setUint8(at, byte);
  for (const [index, variable] of data.variables.entries())
    writeValues(bytes, begins[index]!, variable, countOf(data, variable));
  return bytes.buffer;
}

function countOf(data: NetcdfData, variable: NetcdfVariable): number {
  return variable.dimensions.reduce((count, name) => {
    const length = data.dimensions[name];
    assert(length !== undefined, `expected a dimension for ${variable.name}; came ${name}`);
    return count * length;
  }, 1);
}

function sizeOf(data: NetcdfData, variable: NetcdfVariable): number {
  return 4 * Math.ceil((countOf(data, variable) * TYPES[variable.type].size) / 4);
}

function writeValues(
  bytes: DataView,
  begin: number,
  { type, valueAt }: NetcdfVariable,
  count: number,
): void {
  const { size } = TYPES[type];
  for (let index = 0; index < count; index += 1) {
    const at = begin + index * size;
    const value = valueAt(index);
    if (type === "byte") bytes.setInt8(at, value);
    else if (type === "int") bytes.setInt32(at, value);
    else if (type === "float") bytes.setFloat32(at, value);
    else bytes.setFloat64(at, value);
  }
}

function headerOf(
  { dimensions, attributes, variables }: NetcdfData,
  sizes: readonly number[],
  begins: readonly number[],
): readonly number[] {
  const names = Object.keys(dimensions);
  return [
    ...MAGIC,
    ...word(0),
    ...list(DIMENSIONS, names, (name) => [...text(name), ...word(dimensions[name]!)]),
    ...attributeList(attributes),
    ...list(VARIABLES, variables, (variable, index) => [
      ...text(variable.name),
      ...word(variable.dimensions.length),
      ...variable.dimensions.flatMap((name) => word(names.indexOf(name))),
      ...attributeList(variable.attributes),
      ...word(TYPES[variable.type].code),
      ...word(sizes[index]!),
      ...word(begins[index]!),
    ]),
  ];
}

function list<Item>(
  tag: number,
  items: readonly Item[],
  write: (item: Item, index: number) => readonly number[],
): readonly number[] {
  if (items.length === 0) return [...word(0), ...word(0)];
  return [...word(tag), ...word(items.length), ...items.flatMap(write)];
}

function attributeList(attributes: NetcdfAttributes): readonly number[] {
  return list(ATTRIBUTES, Object.entries(attributes), ([name, value]) => {
    if (typeof value === "string") return [...text(name), ...word(TYPES.char.code), ...text(value)];
    const { code, size } = TYPES[value.type];
    const view = new DataView(new ArrayBuffer(4 * Math.ceil((value.values.length * size) / 4)));
    const { values, type } = value;
    const valueAt = (index: number): number => values[index]!;
    writeValues(view, 0, { name, type, dimensions: [], attributes: {}, valueAt }, values.length);
    return [...text(name), ...word(code), ...word(values.length), ...bytesOf(view)];
  });
}

const bytesOf = (view: DataView): readonly number[] =>
  Array.from({ length: view.byteLength }, (_, at) => view.getUint8(at));

/** A whole number of 32 bits. */
const word = (value: number): readonly number[] => [24, 16, 8, 0].map((by) => (value >>> by) & 255);

/** Words with their length before them, in UTF-8, filled up with zeros to four bytes. */
function text(words: string): readonly number[] {
  const encoded = encodeURIComponent(words.toWellFormed()).replaceAll(
    /%([0-9A-F]{2})/g,
    (_, hexadecimal: string) => String.fromCharCode(Number.parseInt(hexadecimal, 16)),
  );
  const padded = encoded.padEnd(4 * Math.ceil(encoded.length / 4), "\0");
  return [...word(encoded.length), ...Array.from(padded, (letter) => letter.charCodeAt(0))];
}
