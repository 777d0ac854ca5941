import type { JSX } from "preact";
import { useSignal } from "@preact/signals";
import { say } from "../state/language.ts";
import { sendMessage, sentMessages } from "./messages.ts";
import type { Came, MessageChosen, MessageDraft } from "./messages.ts";

type Props = { readonly chosen: MessageChosen; readonly came: Came<MessageDraft> };

/** The message as it would go: what it reveals first, then its words, then the keys to send it. */
export function SayDraft({ chosen, came }: Props): JSX.Element {
  if (!came.ok) return <Failed why={came.why} />;
  const { reveals, text, voice, drift } = came.value;
  if (text === null) return <Failed why={reveals} />;
  return (
    <section class="draft">
      <p role="status">
        <b>{reveals}</b> {chosen.boat !== null && !drift && `⚠ ${say("say.nodrift")}`}
      </p>
      <Words chosen={chosen} number={came.value.number} text={text} />
      <details>
        <summary>{say("say.voice")}</summary>
        <pre class="voice">{voice}</pre>
      </details>
    </section>
  );
}

const Failed = ({ why }: { readonly why: string }): JSX.Element => (
  <p class="fault" role="alert">
    ✕ {say("say.failed")} {why}
  </p>
);

type WordsProps = {
  readonly chosen: MessageChosen;
  readonly number: number;
  readonly text: string;
};

function Words({ chosen, number, text }: WordsProps): JSX.Element {
  const words = useSignal(text);
  const sent = useSignal<Came<number> | null>(null);
  const { to } = chosen;
  const canMail = sentMessages.value.mails.some(
    ({ kind, name }) => kind === to.kind && name === to.name,
  );
  const send = async (isMail: boolean): Promise<void> => {
    sent.value = await sendMessage(chosen, { number, text: words.value, isMail });
  };
  if (sent.value?.ok === true)
    return (
      <p role="status" class="notice">
        ✓ {say("say.sent")} {sent.value.value}.{" "}
        <a href={`/api/messages/${sent.value.value}/pdf`}>PDF</a>
      </p>
    );
  return (
    <>
      <textarea
        aria-label={say("say.words")}
        rows={16}
        value={words.value}
        onInput={(event) => (words.value = event.currentTarget.value)}
      />
      <Twice name={say("say.log")} act={() => void send(false)} />{" "}
      {canMail && <Twice name={say("say.mail")} act={() => void send(true)} />}
      {sent.value !== null && !sent.value.ok && <Failed why={sent.value.why} />}
    </>
  );
}

/** A key that acts on the second press: what went out cannot be called back. */
function Twice({ name, act }: { readonly name: string; readonly act: () => void }): JSX.Element {
  const isAsked = useSignal(false);
  const press = (): void => {
    if (isAsked.value) act();
    isAsked.value = !isAsked.value;
  };
  return (
    <button type="button" onClick={press}>
      {isAsked.value ? `${say("say.sure")} ${name}` : name}
    </button>
  );
}
