import type {
  BoatId,
  CallerToken,
  Centre,
  Condition,
  ContradictionKind,
  EventOf,
  Phase,
  ReportId,
  UnderstoodEntry,
  UnitId,
} from "#log";
import type { Count, Instant, Metres, Position } from "#units";
import type { Edge } from "./picture.ts";
import type { Told } from "./weather.ts";

/** A report as it stands now: first words kept in `event`, later amendments applied to the rest. */
export type Report = {
  readonly id: ReportId;
  readonly entry: UnderstoodEntry;
  readonly event: EventOf<"ReportReceived">;
  readonly people: Count | null;
  readonly place: EventOf<"ReportReceived">["place"];
  readonly conditions: readonly Condition[];
  readonly craft: EventOf<"ReportReceived">["craft"];
  readonly flotation: EventOf<"ReportReceived">["flotation"];
  readonly happened: EventOf<"ReportReceived">["happened"];
  /**
   * When it happened as told, else when it was logged. For sorting and for what came before what.
   */
  readonly at: Instant;
  readonly amended: readonly UnderstoodEntry[];
  readonly shownFalse: UnderstoodEntry | null;
  readonly acknowledged: UnderstoodEntry | null;
  /** Boats it was linked to by somebody; empty while it stands for itself. */
  readonly linkedTo: readonly BoatId[];
};

/** A name by which an agency calls the boat on one night. */
export type Alias = { readonly name: string; readonly agency: string; readonly night: string };

/** What one report says of the number aboard. */
export type Claim = {
  readonly report: ReportId;
  readonly stated: Count;
  /**
   * The number ever aboard that this implies: stated, plus who had left before, plus who joined
   * after.
   */
  readonly total: Count;
  readonly at: Instant;
  /** Whether it still counts: not shown false, not replaced by a bound. */
  readonly stands: boolean;
};

/**
 * Where everybody went. Law 1: claimed.most = landed + handedOver + dead + neverExisted +
 * transferred + unaccounted.most.
 */
export type Accounts = {
  readonly landed: number;
  readonly handedOver: number;
  readonly recoveredDead: number;
  readonly neverExisted: number;
  readonly transferredOut: number;
  readonly transferredIn: number;
};

/** Members held together without dispute: their people are counted as one. */
export type Part = {
  readonly members: readonly BoatId[];
  readonly claims: readonly Claim[];
  readonly bound: UnderstoodEntry | null;
  readonly claimed: Count;
  readonly accounts: Accounts;
  readonly unaccounted: Count;
  /** People accounted for beyond what anybody had claimed; the claims were wrong, or a link is. */
  readonly beyondClaims: number;
};

/** One usable position: a single reading, by a method that may move a boat. */
export type Fix = {
  readonly position: Position;
  readonly radius: Metres;
  readonly method: string;
  readonly at: Instant;
  /** Whether `at` was told with the position, or is only when the report happened or was logged. */
  readonly timed: "fixed" | "happened" | "logged";
  readonly report: ReportId;
  readonly words: string;
};

/** The phase the boat is in, and what put it there. */
export type PhaseNow = {
  readonly phase: Phase;
  readonly since: Instant;
  readonly cause: "facts" | "officer";
  readonly entry: UnderstoodEntry;
};

/** The last sign from aboard. */
export type LastWord = {
  readonly at: Instant;
  readonly entry: UnderstoodEntry;
  readonly kind: "report" | "contact";
};

/** What a unit is doing for a boat. */
export type Task = {
  readonly unit: UnitId;
  readonly tasked: UnderstoodEntry | null;
  readonly status: "tasked" | EventOf<"UnitReported">["status"];
  readonly since: Instant;
  readonly entry: UnderstoodEntry;
};

/** Responsibility on offer from one centre to another, not yet answered. */
export type Offer = {
  readonly from: Centre;
  readonly to: Centre;
  readonly entry: UnderstoodEntry;
};

/** Two things in the log that cannot both be so; shown until somebody settles it. */
export type Conflict =
  | { readonly kind: "same and distinct"; readonly edge: Edge }
  | {
      readonly kind: "unexplained contradiction";
      readonly contradiction: ContradictionKind;
      readonly reported: string;
      readonly found: string;
      readonly edge: Edge;
    }
  | { readonly kind: "more accounted than claimed"; readonly people: number }
  | { readonly kind: "numbers differ"; readonly claims: readonly Claim[] };

/** One boat as it stands on the board. Everything but ages and silence, which need the hour. */
export type Boat = {
  readonly id: BoatId;
  readonly members: readonly BoatId[];
  readonly opened: Instant;
  readonly names: readonly Alias[];
  /** Oldest first by when they happened. */
  readonly reports: readonly Report[];
  readonly callers: readonly CallerToken[];
  readonly parts: readonly Part[];
  readonly claimed: Count;
  readonly accounts: Accounts;
  readonly unaccounted: Count;
  /** True while anybody is or may be unaccounted for. Nothing else takes a boat off the board. */
  readonly onBoard: boolean;
  readonly conditions: readonly Condition[];
  readonly phase: PhaseNow;
  readonly lastWord: LastWord | null;
  /** Usable positions, newest first. */
  readonly fixes: readonly Fix[];
  /**
   * What was stated of the sea's temperature at its last place and not taken back, whenever it
   * holds, in the order of the log. Without a position: what was stated for the whole watch area.
   */
  readonly seas: readonly Told[];
  /** Reports whose place or time has several readings, or none. */
  readonly ambiguous: readonly Report[];
  /** Centres that hold the boat theirs; more than one until a handover is accepted. */
  readonly owners: readonly Centre[];
  readonly offers: readonly Offer[];
  readonly tasks: readonly Task[];
  /** Inbound contacts nobody answered and nobody returned. */
  readonly unreturned: readonly UnderstoodEntry[];
  readonly suspended: UnderstoodEntry | null;
  readonly searched: readonly UnderstoodEntry[];
  readonly conflicts: readonly Conflict[];
  readonly reviewed: Instant;
  readonly history: readonly UnderstoodEntry[];
};

/** A contradiction between two boats (or a report and a boat) that blocks their being joined. */
export type Contradiction = {
  readonly kind: ContradictionKind;
  /**
   * What the boat's reports say, and what was found or said on the other side; in the log's words
   * or numbers.
   */
  readonly reported: string;
  readonly found: string;
  /** Reports or declarations the contradiction rests on. */
  readonly grounds: readonly UnderstoodEntry[];
};
