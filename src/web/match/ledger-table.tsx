import type { JSX } from "preact";
import type { Ledger } from "#match";
import { say, sayBits, sayChance, sayPiece } from "../state/language.ts";
import { nameOfReports } from "./names.ts";

/** Pieces of less weight than this, in bits, say nothing worth a line. */
const SPOKEN_LEAST = 0.05;

/**
 * Why two are believed one boat, or two: bits by piece of evidence, what other boats do to it, and
 * the sum.
 */
export function LedgerTable({ ledger }: { readonly ledger: Ledger }): JSX.Element {
  const told = ledger.pieces.filter(({ bits }) => Math.abs(bits) >= SPOKEN_LEAST);
  return (
    <table class="ledger">
      <caption>{say("match.ledger")}</caption>
      <thead>
        <tr>
          <th scope="col">{say("match.piece")}</th>
          <th scope="col">{say("match.bits")}</th>
          <th scope="col">{say("match.without")}</th>
        </tr>
      </thead>
      <tbody>
        {told.map(({ piece, bits, without }) => (
          <tr key={piece}>
            <th scope="row">{sayPiece(piece)}</th>
            <td>{sayBits(bits)}</td>
            <td>{without === null ? "" : sayChance(without)}</td>
          </tr>
        ))}
        <Rest name={sayPiece("noboat")} bits={ledger.noBoat} />
        <Rest name={rivalsOf(ledger)} bits={ledger.rivals} />
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{say("match.sum")}</th>
          <td>{sayBits(ledger.total)}</td>
          <td>
            <b>{sayChance(ledger.p)}</b>
          </td>
        </tr>
      </tfoot>
    </table>
  );
}

function Rest({ name, bits }: { readonly name: string; readonly bits: number }) {
  if (Math.abs(bits) < SPOKEN_LEAST) return null;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{sayBits(bits)}</td>
      <td />
    </tr>
  );
}

/** What all other reports do to it, and the boat that does most. */
function rivalsOf({ rival }: Ledger): string {
  if (rival === null) return sayPiece("rivals");
  return `${sayPiece("rivals")} (${nameOfReports(rival.reports)}: ${sayChance(rival.p)})`;
}
