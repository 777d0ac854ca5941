import type { ComponentChildren, JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { say } from "../state/language.ts";

type Props = {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
};

/**
 * A dialog of the browser's own: it holds the focus, closes with Escape and gives the focus back.
 */
export function Dialog({ title, onClose, children }: Props): JSX.Element {
  const element = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    element.current?.showModal();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  // Escape closes at once: the own close of the browser comes later and would close the next one.
  const cancel = (event: Event): void => {
    event.preventDefault();
    onClose();
  };
  return (
    <dialog ref={element} onCancel={cancel} onClose={onClose} aria-label={title}>
      <h2>{title}</h2>
      {children}
      <form method="dialog" class="closing">
        <button type="submit">
          {say("close")}
          <kbd>Esc</kbd>
        </button>
      </form>
    </dialog>
  );
}
