import type { JSX } from "preact";
import { useSignal } from "@preact/signals";
import { ROLES } from "#log";
import { say, sayRole } from "../state/language.ts";

const AUTHORITIES = ["watch", "outside the watch"] as const;

/** The second pair of eyes: another desk, its role, and its own grounds. */
export function SecondSignature(): JSX.Element {
  const signs = useSignal(false);
  return (
    <fieldset class="wide">
      <legend>{say("order.second")}</legend>
      <label class="check wide">
        <input
          type="checkbox"
          name="second"
          checked={signs.value}
          onChange={(event) => (signs.value = event.currentTarget.checked)}
        />{" "}
        {say("order.sign")}
      </label>
      {signs.value && (
        <div class="fields wide">
          <p class="wide dim">{say("order.second.why")}</p>
          <label>
            {say("order.second.desk")}
            <input name="second.desk" required maxLength={60} autocomplete="off" />
          </label>
          <label>
            {say("order.second.role")}
            <select name="second.role">
              {ROLES.map((role) => (
                <option key={role} value={role} selected={role === "officer"}>
                  {sayRole(role)}
                </option>
              ))}
            </select>
          </label>
          <label>
            {say("order.second.authority")}
            <select name="second.authority">
              {AUTHORITIES.map((authority) => (
                <option key={authority} value={authority}>
                  {say(`authority.${authority}`)}
                </option>
              ))}
            </select>
          </label>
          <label class="wide">
            {say("order.second.reason")}
            <input name="second.why" required autocomplete="off" />
          </label>
        </div>
      )}
    </fieldset>
  );
}
