import type { JSX } from "preact";
export function OrderDialog(_: { kind: string; boat: string }): JSX.Element { return <p />; }
