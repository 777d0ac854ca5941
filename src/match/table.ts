/**
 * Numbers found by 64 bits, with open addressing and steps of one (Knuth 1998, 6.4): nothing is
 * allocated for an entry. NaN cannot be kept: it means that nothing is there.
 */
export type Table = { keys: Int32Array; values: Float64Array; count: number };

const LEAST = 1 << 10;

export function makeTable(): Table {
  return { keys: new Int32Array(2 * LEAST), values: new Float64Array(LEAST).fill(NaN), count: 0 };
}

export function clearTable(table: Table): void {
  Object.assign(table, makeTable());
}

/** Where these bits are, or where they would be. */
function slotOf({ keys, values }: Table, high: number, low: number): number {
  const mask = values.length - 1;
  // Names are random bits already.
  let slot = (high ^ low) & mask;
  while (keys[2 * slot] !== high || keys[2 * slot + 1] !== low) {
    if (Number.isNaN(values[slot]!)) return slot;
    slot = (slot + 1) & mask;
  }
  return slot;
}

/** What was kept under these bits (two signed whole numbers of 32); NaN when nothing was. */
export function find(table: Table, high: number, low: number): number {
  return table.values[slotOf(table, high, low)]!;
}

export function keep(table: Table, high: number, low: number, value: number): void {
  if (table.count * 2 > table.values.length) grow(table);
  const slot = slotOf(table, high, low);
  if (Number.isNaN(table.values[slot]!)) table.count += 1;
  table.keys[2 * slot] = high;
  table.keys[2 * slot + 1] = low;
  table.values[slot] = value;
}

function grow(table: Table): void {
  const { keys, values } = table;
  table.keys = new Int32Array(keys.length * 2);
  table.values = new Float64Array(values.length * 2).fill(NaN);
  table.count = 0;
  for (let slot = 0; slot < values.length; slot += 1) {
    const value = values[slot]!;
    if (!Number.isNaN(value)) keep(table, keys[2 * slot]!, keys[2 * slot + 1]!, value);
  }
}
