import type { JSX } from "preact";
import { ROLES } from "#log";
import { say, sayRole } from "../state/language.ts";
import { author, sitDown } from "../state/session.ts";
import { opened } from "../state/opened.ts";
import { Dialog } from "./dialog.tsx";
import { textOf } from "../form/form-text.ts";

/** Asks who sits here. What is chosen is written into every entry from this desk. */
export function DeskPrompt(): JSX.Element {
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (!(event.currentTarget instanceof HTMLFormElement)) return;
    const given = new FormData(event.currentTarget);
    const desk = textOf(given, "desk");
    const role = ROLES.find((known) => known === given.get("role"));
    if (desk === "" || role === undefined) return;
    sitDown(desk, role);
    opened.value = null;
  };
  return (
    <Dialog title={say("desk.title")} onClose={() => (opened.value = null)}>
      <p class="dim">{say("desk.why")}</p>
      <form class="fields" onSubmit={submit}>
        <label>
          {say("desk.desk")}
          <input
            name="desk"
            required
            maxLength={60}
            autofocus
            autocomplete="off"
            placeholder="sar-1"
            value={author.value?.desk ?? ""}
          />
        </label>
        <label>
          {say("desk.role")}
          <select name="role" required value={author.value?.role ?? "officer"}>
            {ROLES.map((role) => (
              <option key={role} value={role}>
                {sayRole(role)}
              </option>
            ))}
          </select>
        </label>
        <button type="submit">{say("desk.sit")}</button>
      </form>
    </Dialog>
  );
}
