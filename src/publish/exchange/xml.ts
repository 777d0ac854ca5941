const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

/** Text as it may stand in an element or an attribute; what XML cannot hold is left out. */
function escaped(text: string): string {
  const held = text.replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "");
  return held.replaceAll(/[&<>"]/g, (each) => ENTITIES[each] ?? each);
}

/** An element with its attributes and what is in it, made already. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  content: readonly string[] = [],
): string {
  const given = Object.entries(attributes).map(
    ([key, value]) => ` ${key}="${escaped(String(value))}"`,
  );
  const open = `<${name}${given.join("")}`;
  return content.length === 0 ? `${open}/>` : `${open}>${content.join("")}</${name}>`;
}

/** An element that holds text alone. */
export const textElement = (name: string, text: string): string =>
  element(name, {}, [escaped(text)]);

export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** Degrees to a tenth of a metre. */
export const degrees = (value: number): string => value.toFixed(6);
