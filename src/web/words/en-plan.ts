/** What is said of proposals: whom to send, where to search. */
export const plan = {
  plan: "Whom to send, where to search",
  "key.plan": "Whom to send and where to search, as proposed",
  "plan.why": "Proposed by the machine as of now; nothing is ordered until you order it.",
  "plan.send": "Whom to send",
  "plan.search": "Where to search",
  "plan.asked": "It is being worked out …",
  "plan.failed": "Not done:",
  "plan.task": "Task …",
  "plan.plan": "Plan this search",
  "plan.sure": "Press again to order it",
  "plan.planned": "planned",
  "plan.open": "Planned, not reported yet",
  "plan.over": "should be over",
  "plan.searched": "Searched, nobody found",
  "plan.noted": "on the log",
  "plan.as": "searched as planned",
} as const;

export type PlanKey = keyof typeof plan;
