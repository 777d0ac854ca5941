import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import {
  planOrder,
  saySearchArea,
  saySearchPart,
  saySearchRest,
  saySendRest,
  saySentPart,
} from "#show";
import type { SearchAnswer, SearchPartTold, SendAnswer, SentPart } from "#show";
import { Dialog } from "../shell/dialog.tsx";
import { language, say } from "../state/language.ts";
import { opened } from "../state/opened.ts";
import { OrderButton } from "./order-button.tsx";
import { PlannedParts } from "./planned-parts.tsx";
import { askForProposals, searchProposed, sendProposed, type Proposed } from "./proposals.ts";

/** Whom to send and where to search: what is proposed, with a key to order it. */
export function PlanPanel(): JSX.Element {
  useEffect(() => void askForProposals(), []);
  return (
    <Dialog title={say("plan")} onClose={() => (opened.value = null)}>
      <div class="plan">
        <p class="dim">{say("plan.why")}</p>
        <h3>{say("plan.send")}</h3>
        <Waited proposed={sendProposed.value} show={(answer) => <Send answer={answer} />} />
        <h3>{say("plan.search")}</h3>
        <Waited proposed={searchProposed.value} show={(answer) => <Search answer={answer} />} />
        <PlannedParts />
      </div>
    </Dialog>
  );
}

function Waited<Answer>({
  proposed,
  show,
}: {
  readonly proposed: Proposed<Answer>;
  readonly show: (answer: Answer) => JSX.Element;
}): JSX.Element {
  if (proposed.kind === "asked") return <p class="dim">{say("plan.asked")}</p>;
  if (proposed.kind === "told") return show(proposed.answer);
  return (
    <p role="alert">
      ⚠ {say("plan.failed")} {proposed.why}
    </p>
  );
}

function Send({ answer }: { readonly answer: SendAnswer }): JSX.Element {
  const send = (part: SentPart): void => {
    const filled = { unit: part.unit, words: saySentPart(answer, part, language.value).order };
    opened.value = { kind: "order", order: "taskUnit", boat: part.boat, filled };
  };
  const isNew = ({ standing, boat }: SentPart): boolean => standing?.boat !== boat;
  return (
    <>
      {answer.parts.map((part) => {
        const { head, lines } = saySentPart(answer, part, language.value);
        return (
          <section key={part.unit} data-send={part.unit}>
            <p>
              <b>{head}</b>{" "}
              {isNew(part) && (
                <button type="button" onClick={() => send(part)}>
                  {say("plan.task")}
                </button>
              )}
            </p>
            <Lines lines={lines} />
          </section>
        );
      })}
      <Lines lines={saySendRest(answer, language.value)} />
    </>
  );
}

function Search({ answer }: { readonly answer: SearchAnswer }): JSX.Element {
  return (
    <>
      {answer.parts.map((part: SearchPartTold) => {
        const [head = "", ...lines] = saySearchPart(answer, part, language.value);
        return (
          <section key={part.unit} data-search={part.unit}>
            <p>
              <b>{head}</b>{" "}
              <OrderButton
                name={say("plan.plan")}
                sure={say("plan.sure")}
                done={say("plan.planned")}
                order={() => planOrder(part, saySearchArea(part, language.value))}
              />
            </p>
            <Lines lines={lines} />
          </section>
        );
      })}
      <Lines lines={saySearchRest(answer, language.value)} />
    </>
  );
}

function Lines({ lines }: { readonly lines: readonly string[] }): JSX.Element {
  return (
    <>
      {lines.map((line) => (
        <p key={line} class="dim">
          {line}
        </p>
      ))}
    </>
  );
}
