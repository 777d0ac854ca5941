/** Deeper nesting than any event needs; a value that refers to itself ends here too. */
export const DEPTH_MAX = 64;

/** Printable ASCII without the quote and the backslash: text that JSON writes as it stands. */
const PLAIN = /^[\x20\x21\x23-\x5b\x5d-\x7e]*$/;

/**
 * Keys as they are written. Events have few, and they come in every entry: remembering them makes
 * sealing a fifth faster. The limit keeps foreign events from filling the memory with theirs.
 */
const KEYS = new Map<string, string>();
const KEYS_MAX = 1_024;
/** Up to so many keys, inserting each in its place is faster than `sort`. */
const INSERTED_MAX = 24;

/**
 * The canonical JSON text of `value` by RFC 8785: no space, keys sorted by their UTF-16 units,
 * numbers and strings as ECMAScript writes them. Equal values have equal texts, so a hash of the
 * text names the value. Throws a TypeError that names the path of what has no such text: NaN,
 * infinities, undefined, bigint, lone surrogates, anything but plain objects and arrays, nesting
 * deeper than DEPTH_MAX.
 */
export function canonical(value: unknown): string {
  try {
    return written(value, 0);
  } catch (error) {
    const refusal = refusalIn(value, "", 0);
    throw refusal === null ? error : new TypeError(`expected JSON; came ${refusal}`);
  }
}

function written(value: unknown, depth: number): string {
  if (typeof value === "string") return writtenText(value);
  if (typeof value === "number") return writtenNumber(value);
  if (typeof value === "boolean") return value ? "true" : "false";
  if (value === null) return "null";
  if (typeof value !== "object" || depth >= DEPTH_MAX) throw new TypeError("not JSON");
  if (Array.isArray(value)) return writtenList(value, depth + 1);
  if (!isPlain(value)) throw new TypeError("not JSON");
  return writtenObject(value, depth + 1);
}

function writtenText(value: string): string {
  if (PLAIN.test(value)) return `"${value}"`;
  if (!value.isWellFormed()) throw new TypeError("not JSON");
  return JSON.stringify(value);
}

function writtenNumber(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError("not JSON");
  return String(value === 0 ? 0 : value);
}

function writtenList(list: readonly unknown[], depth: number): string {
  let text = "[";
  for (let i = 0; i < list.length; i += 1) {
    text += (i === 0 ? "" : ",") + written(list[i], depth);
  }
  return `${text}]`;
}

function writtenObject(value: Readonly<Record<string, unknown>>, depth: number): string {
  let text = "{";
  for (const key of sorted(Object.keys(value))) {
    text += (text.length === 1 ? "" : ",") + writtenKey(key) + written(value[key], depth);
  }
  return `${text}}`;
}

function writtenKey(key: string): string {
  const known = KEYS.get(key);
  if (known !== undefined) return known;
  const text = `${writtenText(key)}:`;
  if (KEYS.size < KEYS_MAX) KEYS.set(key, text);
  return text;
}

/** By UTF-16 units, in place. */
function sorted(keys: string[]): string[] {
  if (keys.length > INSERTED_MAX) return keys.sort();
  for (let i = 1; i < keys.length; i += 1) {
    const key = keys[i]!;
    let to = i;
    for (; to > 0 && keys[to - 1]! > key; to -= 1) keys[to] = keys[to - 1]!;
    keys[to] = key;
  }
  return keys;
}

function isPlain(value: object): value is Readonly<Record<string, unknown>> {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** What cannot be written, and where: "NaN at event.people.least"; null when all of it can. */
function refusalIn(value: unknown, path: string, depth: number): string | null {
  if (typeof value === "string") return value.isWellFormed() ? null : at("a lone surrogate", path);
  if (typeof value === "number") return Number.isFinite(value) ? null : at(String(value), path);
  if (typeof value === "boolean" || value === null) return null;
  if (typeof value !== "object") return at(`a value of type ${typeof value}`, path);
  if (depth >= DEPTH_MAX) return at(`nesting deeper than ${DEPTH_MAX}`, path);
  if (Array.isArray(value)) return refusalInList(value, path, depth + 1);
  if (!isPlain(value)) return at(`an object of class ${value.constructor.name}`, path);
  return refusalInObject(value, path, depth + 1);
}

function refusalInList(list: readonly unknown[], path: string, depth: number): string | null {
  for (let i = 0; i < list.length; i += 1) {
    const refusal = refusalIn(list[i], `${path}[${i}]`, depth);
    if (refusal !== null) return refusal;
  }
  return null;
}

function refusalInObject(
  value: Readonly<Record<string, unknown>>,
  path: string,
  depth: number,
): string | null {
  for (const key of Object.keys(value).sort()) {
    if (!key.isWellFormed()) return at("a key with a lone surrogate", path);
    const refusal = refusalIn(value[key], path === "" ? key : `${path}.${key}`, depth);
    if (refusal !== null) return refusal;
  }
  return null;
}

function at(what: string, path: string): string {
  return path === "" ? what : `${what} at ${path}`;
}
