import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import type { Strip } from "#chart";
import { viewCoast, type CoastShoreView } from "#show";
import { Dialog } from "../shell/dialog.tsx";
import { now } from "../state/clock.ts";
import { language, say } from "../state/language.ts";
import { opened } from "../state/opened.ts";
import { pictureNow } from "../state/picture.ts";
import { CoastHours } from "./coast-hours.tsx";
import { LaunchSteps } from "./launch-steps.tsx";
import { fetchStrip, strip } from "./strip-file.ts";

/**
 * Both shores kilometre by kilometre: watched, passed, or without eyes and since when; and what
 * became of each launch that was seen. For the watch alone.
 */
export function CoastPanel(): JSX.Element {
  useEffect(() => void fetchStrip(), []);
  return (
    <Dialog title={say("coast")} onClose={() => (opened.value = null)}>
      <div class="coast">
        <Content />
      </div>
    </Dialog>
  );
}

function Content(): JSX.Element {
  const at = pictureNow.value;
  const shores = strip.value;
  if (!at.ok || shores === null) return <p class="dim">{say("coast.opening")}</p>;
  if (typeof shores === "string")
    return (
      <p role="alert">
        ⚠ {say("coast.missing")} {shores}
      </p>
    );
  const view = viewCoast(at.picture, shores, now.value, language.value);
  return (
    <>
      <p class="dim">{say("coast.why")}</p>
      <p class="coast-key">
        {STATES.map((state) => (
          <span key={state}>
            <i class="coast-swatch" data-state={state} aria-hidden="true" />
            {say(`coast.state.${state}`)}
          </span>
        ))}
      </p>
      {view.shores.map((shore) => (
        <Shore key={shore.shore} shore={shore} strip={shores} />
      ))}
      <h3>{say("coast.launches")}</h3>
      <p>{view.answers}</p>
      {view.launches.map((launch) => (
        <LaunchSteps key={launch.report} launch={launch} />
      ))}
    </>
  );
}

const STATES = ["watched", "passed", "unwatched"] as const;

type ShoreProps = { readonly shore: CoastShoreView; readonly strip: Strip };

function Shore({ shore, strip: shores }: ShoreProps): JSX.Element {
  const { km, lengthKm, name, parts, blind } = shore;
  const sums = STATES.map((each) => `${say(`coast.state.${each}`)} ${Math.round(km[each])} km`);
  return (
    <section>
      <h3>
        {name}, {Math.round(lengthKm)} km
      </h3>
      <p>{sums.join(" · ")}</p>
      <CoastHours shore={shore.shore} lengthKm={lengthKm} strip={shores} />
      <ol class="coast-parts">
        {parts.map(({ from, to, state, words, stretches }) => (
          <li key={from} data-state={state}>
            <b>
              km {Math.round(from)}–{Math.round(to)}
            </b>{" "}
            {words} <span class="dim">{endsOf(stretches)}</span>
          </li>
        ))}
      </ol>
      {blind.map(({ unit, words }) => (
        <p key={unit} class="fault" data-blind={unit}>
          ⚠ {words}
        </p>
      ))}
    </section>
  );
}

function endsOf(stretches: readonly string[]): string {
  const [first, last] = [stretches[0] ?? "", stretches.at(-1) ?? ""];
  return first === last ? first : `${first} – ${last}`;
}
