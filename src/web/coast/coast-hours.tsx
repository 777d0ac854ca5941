import type { JSX } from "preact";
import type { ShoreId, Strip } from "#chart";
import { viewCoastHours } from "#show";
import { now } from "../state/clock.ts";
import { pictureNow } from "../state/picture.ts";

/** So many hours back are drawn, the latest on top. */
const HOURS = 12;

type Props = { readonly shore: ShoreId; readonly lengthKm: number; readonly strip: Strip };

/** A bar for each hour. The parts below say the same in words, so it is hidden from readers. */
export function CoastHours({ shore, lengthKm, strip }: Props): JSX.Element | null {
  const at = pictureNow.value;
  if (!at.ok) return null;
  const hours = viewCoastHours(at.picture, strip, shore, now.value, HOURS);
  const share = (km: number): string => `${(100 * Math.min(km, lengthKm)) / lengthKm}%`;
  return (
    <div class="coast-hours" aria-hidden="true">
      {hours.map(({ at: hour, hour: words, runs }) => (
        <div key={hour} class="coast-hour">
          <span>{words}</span>
          <div class="coast-bar">
            {runs.map(({ from, to, state }) => (
              <i
                key={from}
                data-state={state}
                style={{ left: share(from), width: share(Math.min(to, lengthKm) - from) }}
              />
            ))}
          </div>
        </div>
      ))}
    </div>
  );
}
