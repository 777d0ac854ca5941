/** One matched pair: places in the two lists, and its squared distance, m². */
export type Pair = { readonly first: number; readonly second: number; readonly squared: number };

/**
 * The one-to-one matching of two lists of places (x, y two by two) that gains the most
 * cutOff² − distance²; pairs at the cut-off or beyond are never matched. Reckoned group by group of
 * places within reach of each other.
 */
export function bestMatching(first: Float64Array, second: Float64Array, cutOff: number): Pair[] {
  const near = nearPairs(first, second, cutOff);
  const groups = new Map<number, Pair[]>();
  const rootOf = joined(near, first.length / 2, second.length / 2);
  for (const pair of near) {
    const root = rootOf(pair.first);
    const group = groups.get(root);
    if (group === undefined) groups.set(root, [pair]);
    else group.push(pair);
  }
  const found: Pair[] = [];
  for (const group of groups.values()) {
    if (group.length === 1) found.push(group[0]!);
    else found.push(...matchGroup(group, cutOff ** 2));
  }
  return found;
}

function nearPairs(first: Float64Array, second: Float64Array, cutOff: number): Pair[] {
  const cells = new Map<string, number[]>();
  const cellOf = (value: number): number => Math.floor(value / cutOff);
  for (let other = 0; other < second.length / 2; other += 1) {
    const key = `${cellOf(second[2 * other]!)},${cellOf(second[2 * other + 1]!)}`;
    const cell = cells.get(key);
    if (cell === undefined) cells.set(key, [other]);
    else cell.push(other);
  }
  const pairs: Pair[] = [];
  for (let one = 0; one < first.length / 2; one += 1) {
    const [x, y] = [first[2 * one]!, first[2 * one + 1]!];
    for (let cell = 0; cell < 9; cell += 1) {
      const key = `${cellOf(x) + (cell % 3) - 1},${cellOf(y) + Math.floor(cell / 3) - 1}`;
      for (const other of cells.get(key) ?? []) {
        const squared = (second[2 * other]! - x) ** 2 + (second[2 * other + 1]! - y) ** 2;
        if (squared < cutOff ** 2) pairs.push({ first: one, second: other, squared });
      }
    }
  }
  return pairs;
}

function joined(pairs: readonly Pair[], firsts: number, seconds: number) {
  const parent = Int32Array.from({ length: firsts + seconds }, (_, index) => index);
  const rootOf = (node: number): number => {
    let root = node;
    while (parent[root] !== root) root = parent[root]!;
    parent[node] = root;
    return root;
  };
  for (const { first, second } of pairs) parent[rootOf(first)] = rootOf(firsts + second);
  return rootOf;
}

function matchGroup(group: readonly Pair[], most: number): Pair[] {
  const rows = [...new Set(group.map(({ first }) => first))];
  const columns = [...new Set(group.map(({ second }) => second))];
  const rowOf = new Map(rows.map((row, index) => [row, index]));
  const columnOf = new Map(columns.map((column, index) => [column, index]));
  // A row may also stay alone: one column of gain nothing each.
  const width = columns.length + rows.length;
  const cost = new Float64Array(rows.length * width);
  for (const { first, second, squared } of group)
    cost[rowOf.get(first)! * width + columnOf.get(second)!] = squared - most;
  const chosen = cheapest(cost, rows.length, width);
  return group.filter(({ first, second }) => chosen[rowOf.get(first)!] === columnOf.get(second));
}

/**
 * The column of each row in the cheapest assignment of rows to as many columns or more: shortest
 * augmenting paths with potentials (Jonker and Volgenant 1987).
 */
function cheapest(cost: Float64Array, rows: number, columns: number): Int32Array {
  const up = new Float64Array(rows + 1);
  const down = new Float64Array(columns + 1);
  const rowAt = new Int32Array(columns + 1);
  const way = new Int32Array(columns + 1);
  for (let row = 1; row <= rows; row += 1) {
    rowAt[0] = row;
    let at = 0;
    const least = new Float64Array(columns + 1).fill(Infinity);
    const done = new Uint8Array(columns + 1);
    do {
      done[at] = 1;
      const current = rowAt[at]!;
      let delta = Infinity;
      let next = 0;
      for (let column = 1; column <= columns; column += 1) {
        if (done[column] === 1) continue;
        const reduced = cost[(current - 1) * columns + column - 1]! - up[current]! - down[column]!;
        if (reduced < least[column]!) {
          least[column] = reduced;
          way[column] = at;
        }
        if (least[column]! < delta) {
          delta = least[column]!;
          next = column;
        }
      }
      for (let column = 0; column <= columns; column += 1) {
        if (done[column] === 1) {
          up[rowAt[column]!] = up[rowAt[column]!]! + delta;
          down[column] = down[column]! - delta;
        } else least[column] = least[column]! - delta;
      }
      at = next;
    } while (rowAt[at] !== 0);
    while (at !== 0) {
      rowAt[at] = rowAt[way[at]!]!;
      at = way[at]!;
    }
  }
  const chosen = new Int32Array(rows).fill(-1);
  for (let column = 1; column <= columns; column += 1)
    if (rowAt[column]! > 0) chosen[rowAt[column]! - 1] = column - 1;
  return chosen;
}
