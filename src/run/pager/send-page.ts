import type { PageTold } from "#show";
import { transportOf, type MailServer } from "../mail/transport.ts";

/** Sends a page. Resolves when the other side has taken it, rejects with an Error else. */
export type SendPage = (page: PageTold) => Promise<void>;

const ANSWER_MS = 20_000;

/** By mail: to a telephone of the duty manager, most providers have an address for it. */
export function mailPage(server: MailServer, from: string, to: string): SendPage {
  return async ({ subject, text }) => {
    const transport = transportOf(server);
    const headers = { "Auto-Submitted": "auto-generated", Importance: "high" };
    try {
      await transport.sendMail({ from, to, subject, text, priority: "high", headers });
    } finally {
      transport.close();
    }
  };
}

/** By POST of `{"subject", "text"}` as JSON, to a service that rings. */
export function webPage(url: string, token: string | null): SendPage {
  return async (page) => {
    const authorization = token === null ? {} : { Authorization: `Bearer ${token}` };
    const response = await fetch(url, {
      method: "POST",
      headers: { "Content-Type": "application/json", ...authorization },
      body: JSON.stringify(page),
      signal: AbortSignal.timeout(ANSWER_MS),
      redirect: "error",
    });
    await response.body?.cancel();
    if (!response.ok) throw new Error(`expected an answer 200; came ${response.status}`);
  };
}
