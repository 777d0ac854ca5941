import { parseXml, XmlCdata, XmlElement, XmlText } from "@rgrove/parse-xml";
import { Fault } from "./fault.ts";

/** An element of a document. Its name has no prefix; `space` is its namespace, "" for none. */
export type XmlPart = {
  readonly name: string;
  readonly space: string;
  /** As written, prefix included. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly parts: readonly XmlPart[];
  /** Its own text, without that of the elements in it; spaces at both ends taken away. */
  readonly text: string;
};

const DEPTH_MOST = 100;
/** No message or feed that we read comes near. */
const CHARACTERS_MOST = 16_000_000;
type Spaces = Readonly<Record<string, string>>;

/**
 * The root element of an XML 1.0 document with its namespaces (W3C, Namespaces in XML 1.0). A
 * document type declaration is passed over: no entity of it is replaced, nothing outside the text
 * is fetched. Throws a Fault that says where the text is no XML.
 */
export function readXml(text: string): XmlPart {
  if (text.length > CHARACTERS_MOST)
    throw new Fault(`expected XML of at most ${CHARACTERS_MOST} characters; came ${text.length}`);
  let root: XmlElement | null = null;
  try {
    ({ root } = parseXml(text.replace(/^\uFEFF/, "").trim()));
  } catch (error) {
    // Elements nested beyond all bounds end the parser's stack: that too is no document.
    const [why = ""] = (error as Error).message.split("\n");
    throw new Fault(`expected well-formed XML; came: ${why}`);
  }
  if (root === null) throw new Fault("expected an XML element; came none");
  return partOf(root, {}, 0);
}

function partOf(element: XmlElement, outer: Spaces, depth: number): XmlPart {
  if (depth > DEPTH_MOST)
    throw new Fault(`expected XML elements at most ${DEPTH_MOST} deep; came deeper ones`);
  const attributes = new Map(Object.entries(element.attributes));
  const spaces = spacesIn(attributes, outer);
  const colon = element.name.indexOf(":");
  const prefix = colon < 0 ? "" : element.name.slice(0, colon);
  const parts: XmlPart[] = [];
  let text = "";
  for (const child of element.children) {
    if (child instanceof XmlElement) parts.push(partOf(child, spaces, depth + 1));
    if (child instanceof XmlText || child instanceof XmlCdata) text += child.text;
  }
  return {
    name: element.name.slice(colon + 1),
    space: spaces[prefix] ?? "",
    attributes,
    parts,
    text: text.trim(),
  };
}

function spacesIn(attributes: ReadonlyMap<string, string>, outer: Spaces): Spaces {
  const own = [...attributes].filter(([name]) => name === "xmlns" || name.startsWith("xmlns:"));
  if (own.length === 0) return outer;
  return { ...outer, ...Object.fromEntries(own.map(([name, uri]) => [name.slice(6), uri])) };
}

/** The first element of that name directly in a part; null for none. */
export function partNamed(part: XmlPart, name: string): XmlPart | null {
  return part.parts.find((each) => each.name === name) ?? null;
}

/** All elements of that name directly in a part. */
export function partsNamed(part: XmlPart, name: string): readonly XmlPart[] {
  return part.parts.filter((each) => each.name === name);
}

/** The text of the first element of that name directly in a part; null for none or an empty one. */
export function textNamed(part: XmlPart, name: string): string | null {
  const text = partNamed(part, name)?.text ?? "";
  return text === "" ? null : text;
}
