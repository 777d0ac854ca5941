import type { JSX } from "preact";
import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { PositionsView } from "#show";
import { language, say } from "../state/language.ts";
import type { OpenReader } from "./position-reader.ts";

/** What stands in the field for the place. */
export const placeTyped = signal("");

/** Opened with the first words typed, so that a page on which nobody types one loads nothing. */
const reader = signal<OpenReader | "closed" | "failed">("closed");
let opening = false;

/** Without its chart a reader reads figures only: it is opened again with the next words. */
async function openReader(): Promise<void> {
  const isOpen = typeof reader.value === "object" && reader.value.hasChart;
  if (opening || isOpen) return;
  opening = true;
  try {
    const { openPositionReader } = await import("./position-reader.ts");
    reader.value = await openPositionReader();
  } catch {
    // The report goes without the echo; the server reads its words all the same.
    reader.value = "failed";
  } finally {
    opening = false;
  }
}

/**
 * What the words typed as a place can mean, as the officer types: every reading with where it lies,
 * or why there is none. The words go into the report as they are, whatever is read.
 */
export function PlaceReadings(): JSX.Element | null {
  const words = placeTyped.value.trim();
  useEffect(() => {
    if (words !== "") void openReader();
  }, [words]);
  if (words === "") return null;
  const open = reader.value;
  if (typeof open === "object") return <Readings view={open.read(words, language.value)} />;
  return (
    <p class="wide readings dim" role="status">
      {say(open === "failed" ? "report.reading.failed" : "report.reading.opening")}
    </p>
  );
}

function Readings({ view }: { readonly view: PositionsView }): JSX.Element {
  const { readings, notRead } = view;
  return (
    <div class="wide readings" role="status">
      {readings.length > 1 && (
        <p class="fault">
          {readings.length} {say("report.reading.several")}
        </p>
      )}
      <ol>
        {readings.map(({ echo, how, remarks, outside }) => (
          <li key={`${echo} ${how} ${remarks.join()}`} class={outside ? "fault" : ""}>
            <b>
              {outside && "⚠ "}
              {echo}
            </b>
            <span class="dim"> {how}</span>
            {remarks.length > 0 && <i> {remarks.join(" · ")}</i>}
          </li>
        ))}
      </ol>
      {notRead.map((why) => (
        <p key={why} class="fault">
          ✕ {why}
        </p>
      ))}
      {readings.length === 0 && <p class="dim">{say("report.reading.none")}</p>}
    </div>
  );
}
