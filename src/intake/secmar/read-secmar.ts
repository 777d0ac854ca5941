import { Fault } from "../fault.ts";
import { eachRow, type NamedCells, type RowFault } from "../named-rows.ts";

/** The tables of the French SECMAR open data that are read, as texts; null: not given. */
export type SecmarTables = {
  readonly operations: string;
  readonly outcomes: string | null;
  readonly crafts: string | null;
};

/** What became of some people of an operation, in the words of the table. */
type SecmarOutcome = {
  readonly category: string;
  readonly outcome: string;
  /** null: the cell could not be read; the row is listed too. */
  readonly people: number | null;
};

/** An operation of a CROSS. `alerted` is an instant in UTC. */
export type SecmarOperation = {
  readonly id: string;
  /** "Gris-Nez SAR 2021/1234". */
  readonly number: string;
  readonly cross: string;
  readonly alerted: string;
  /** SAR, MAS, DIV or SUR; null before they were told apart. */
  readonly kind: string | null;
  readonly event: string;
  readonly zone: string;
  /** Beaufort and Douglas; null: not noted. */
  readonly wind: number | null;
  readonly sea: number | null;
  /** null: the table was not given. */
  readonly outcomes: readonly SecmarOutcome[] | null;
  readonly crafts: number | null;
  readonly line: number;
};

export type Secmar = {
  readonly operations: readonly SecmarOperation[];
  /** Operations of other centres, which were passed over. */
  readonly elsewhere: number;
  readonly faults: readonly RowFault[];
};

const OPERATIONS = [
  "operation_id",
  "type_operation",
  "cross",
  "evenement",
  "zone_responsabilite",
  "vent_force",
  "mer_force",
  "date_heure_reception_alerte",
  "cross_sitrep",
] as const;
const OUTCOMES = ["operation_id", "categorie_personne", "resultat_humain", "nombre"] as const;
const CRAFTS = ["operation_id", "numero_ordre"] as const;

const INSTANT = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}(?::?\d{2})?)$/;
const WIND_MOST = 12;
const SEA_MOST = 9;

/**
 * The operations of some centres ("Gris-Nez") in SECMAR's open tables, schema of
 * mtes-mct.github.io/secmar-documentation. Registrations, makes and positions are not read. A row
 * that cannot be read is listed, the others are read. Throws a Fault for another table.
 */
export function readSecmar(tables: SecmarTables, crosses: readonly string[]): Secmar {
  const faults: RowFault[] = [];
  const found = new Map<string, Omit<SecmarOperation, "outcomes" | "crafts">>();
  let elsewhere = 0;
  eachRow(
    tables.operations,
    { table: "operations", columns: OPERATIONS, separator: "," },
    faults,
    (row) => {
      if (!crosses.includes(row.of("cross"))) {
        elsewhere += 1;
        return;
      }
      const operation = operationOf(row);
      if (found.has(operation.id))
        throw new Fault(`expected a new operation; ${operation.id} came before`);
      found.set(operation.id, operation);
    },
  );
  const outcomes = new Map<string, SecmarOutcome[]>();
  if (tables.outcomes !== null)
    eachRow(
      tables.outcomes,
      { table: "resultats_humain", columns: OUTCOMES, separator: "," },
      faults,
      (row) => {
        const id = row.of("operation_id");
        if (!found.has(id)) return;
        const outcome = outcomeOf(row);
        outcomes.set(id, [...(outcomes.get(id) ?? []), outcome]);
        if (outcome.people === null)
          throw new Fault(`nombre: expected a whole number; came "${row.of("nombre")}"`);
      },
    );
  const crafts = new Map<string, number>();
  if (tables.crafts !== null)
    eachRow(
      tables.crafts,
      { table: "flotteurs", columns: CRAFTS, separator: "," },
      faults,
      (row) => {
        const id = row.of("operation_id");
        if (found.has(id)) crafts.set(id, (crafts.get(id) ?? 0) + 1);
      },
    );
  const operations = [...found.values()].map((operation) => ({
    ...operation,
    outcomes: tables.outcomes === null ? null : (outcomes.get(operation.id) ?? []),
    crafts: tables.crafts === null ? null : (crafts.get(operation.id) ?? 0),
  }));
  return { operations, elsewhere, faults };
}

function operationOf({
  line,
  of,
}: NamedCells<(typeof OPERATIONS)[number]>): Omit<SecmarOperation, "outcomes" | "crafts"> {
  const [id, kind] = [of("operation_id"), of("type_operation")];
  if (!/^-?\d+$/.test(id)) throw new Fault(`operation_id: expected a number; came "${id}"`);
  return {
    id,
    number: of("cross_sitrep"),
    cross: of("cross"),
    alerted: instantOf(of("date_heure_reception_alerte"), "date_heure_reception_alerte"),
    kind: kind === "" ? null : kind,
    event: of("evenement"),
    zone: of("zone_responsabilite"),
    wind: scaleOf(of("vent_force"), "vent_force", WIND_MOST),
    sea: scaleOf(of("mer_force"), "mer_force", SEA_MOST),
    line,
  };
}

function outcomeOf({ of }: NamedCells<(typeof OUTCOMES)[number]>): SecmarOutcome {
  const people = of("nombre").replace(/\.0$/, "");
  return {
    category: of("categorie_personne"),
    outcome: of("resultat_humain"),
    people: /^\d{1,5}$/.test(people) ? Number(people) : null,
  };
}

/** An hour without a zone is never guessed. */
function instantOf(text: string, column: string): string {
  if (INSTANT.test(text) && !Number.isNaN(Date.parse(text))) return new Date(text).toISOString();
  throw new Fault(`${column}: expected a time with its zone; came "${text}"`);
}

function scaleOf(text: string, column: string, most: number): number | null {
  if (text === "") return null;
  const number = Number(text);
  if (Number.isInteger(number) && number >= 0 && number <= most) return number;
  throw new Fault(`${column}: expected 0 to ${most} or nothing; came "${text}"`);
}
