import { ROLES, type Author, type Role } from "#log";
import type { Refusal } from "./decision.ts";
import type { OrderKind } from "./order.ts";

const DESK = ["trainee", "officer", "coordinator"] as const;
const WATCH = ["officer", "coordinator"] as const;
const COORDINATOR = ["coordinator"] as const;

/**
 * Who may order what. An observer looks; a trainee records what was said; an officer keeps the
 * watch; only the coordinator of the mission gives up effort or declares a report false, and never
 * alone (F23). `docs/roles.md` prints it.
 */
export const MAY_ORDER: Readonly<Record<OrderKind, readonly Role[]>> = {
  receiveReport: DESK,
  amendReport: DESK,
  recordContact: DESK,
  makeNote: DESK,
  stateWeather: DESK,
  receiveField: WATCH,
  acknowledgeReport: WATCH,
  showReportFalse: COORDINATOR,
  openBoat: WATCH,
  nameBoat: WATCH,
  reviewBoat: WATCH,
  closeBoat: WATCH,
  linkReport: WATCH,
  unlinkReport: WATCH,
  declareSame: WATCH,
  declareDistinct: WATCH,
  setPhase: WATCH,
  accountPeople: WATCH,
  boundPeople: WATCH,
  transferPeople: WATCH,
  landPeople: WATCH,
  offerResponsibility: WATCH,
  acceptResponsibility: WATCH,
  declineResponsibility: WATCH,
  registerUnit: WATCH,
  stateUnit: DESK,
  searchCraft: DESK,
  postCoastWatch: WATCH,
  taskUnit: WATCH,
  reportUnit: WATCH,
  hearUnit: DESK,
  holdBackUnit: WATCH,
  releaseUnit: WATCH,
  promiseEta: WATCH,
  sendBroadcast: WATCH,
  answerBroadcast: WATCH,
  planSearch: WATCH,
  recordSearch: WATCH,
  suspendSearch: COORDINATOR,
  resumeSearch: WATCH,
  loseFeed: WATCH,
  regainFeed: WATCH,
  loseObservation: WATCH,
  regainObservation: WATCH,
  setLostBoatCost: COORDINATOR,
  sendMessage: WATCH,
  publishFigure: WATCH,
  withdrawFigure: WATCH,
  withdrawFact: WATCH,
};

/** Who may sign as the second pair of eyes. */
export const MAY_SIGN: readonly Role[] = WATCH;

export function mayOrder(role: Role, order: OrderKind): boolean {
  return MAY_ORDER[order].includes(role);
}

export function roleFaults(by: Author, order: OrderKind): readonly Refusal[] {
  if (mayOrder(by.role, order)) return [];
  return [{ reason: "role may not", role: by.role, order, may: MAY_ORDER[order] }];
}

/** The matrix as a Markdown table, one order a row. */
export function roleTable(): string {
  const head = [`| order | ${ROLES.join(" | ")} |`, `|---|${"---|".repeat(ROLES.length)}`];
  const rows = Object.entries(MAY_ORDER).map(([order, may]) => {
    const cells = ROLES.map((role) => (may.includes(role) ? "yes" : "no"));
    return `| ${order} | ${cells.join(" | ")} |`;
  });
  return [...head, ...rows].join("\n");
}
