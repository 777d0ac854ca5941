import type { Telling } from "#intake";
import { eventSchemas } from "#log";

const WORDS_MOST = 20_000;

/**
 * Why a telling could not become a report in the log as it is; null when it could. Words that are
 * longer than the log's are cut: who takes the report in keeps them elsewhere.
 */
export function notForTheLog(telling: Telling | null): string | null {
  if (telling === null) return null;
  const { sender, alert, exercise: _exercise, key, who, name, relays, words, ...told } = telling;
  if ([sender, alert, key].includes("")) return "expected null for nothing; came empty words";
  const report = {
    ...told,
    kind: "ReportReceived",
    report: "r-1",
    from: { who, name, relays },
    words: words.slice(0, WORDS_MOST),
    unread: null,
  };
  const parsed = eventSchemas.ReportReceived.safeParse(report);
  return parsed.success ? null : parsed.error.message;
}
