import type { JSX } from "preact";
import type { Boat } from "#picture";
export function OrderButtons(_: { readonly boat: Boat }): JSX.Element { return <div class="orders" />; }
