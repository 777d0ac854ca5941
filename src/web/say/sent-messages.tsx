import type { JSX } from "preact";
import { isInstant } from "#units";
import { say, sayHour, sayTerm } from "../state/language.ts";
import { sentMessages } from "./messages.ts";

/** What this centre sent, the last first, word for word and on paper. */
export function SentMessages(): JSX.Element | null {
  const { sent } = sentMessages.value;
  if (sent.length === 0) return null;
  return (
    <>
      <h3>{say("say.list")}</h3>
      {sent.map(({ number, at, message, to, text, over }) => (
        <details key={number} data-sent={number}>
          <summary>
            {headOf(number, at, message)} → {to.name}{" "}
            {over === "mail" && <span class="dim">({say("say.over")})</span>}{" "}
            <a href={`/api/messages/${number}/pdf`}>PDF</a>
          </summary>
          <pre class="voice">{text}</pre>
        </details>
      ))}
    </>
  );
}

const headOf = (number: number, at: string, message: string): string =>
  `${number}. ${isInstant(at) ? sayHour(at) : at} ${sayTerm("message", message)}`;
