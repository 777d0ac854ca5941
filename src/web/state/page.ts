/**
 * Which board this page is: the live watch, or the replay of a night. Decided by the address, once.
 */
export type PageKind =
  | { readonly kind: "watch" }
  | { readonly kind: "night"; readonly name: string };

const NIGHT = /^\/night\/([^/]+)\/?$/;

function readPage(path: string): PageKind {
  const name = NIGHT.exec(path)?.[1];
  return name === undefined ? { kind: "watch" } : { kind: "night", name: decodeURIComponent(name) };
}

export const page: PageKind = readPage(location.pathname);
export const isReplay: boolean = page.kind === "night";
