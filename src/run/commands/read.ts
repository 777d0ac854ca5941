import { Usage } from "../arguments.ts";
import type { Command } from "../command.ts";
import { readAisCommand } from "./read-ais.ts";
import { readAmlCommand } from "./read-aml.ts";
import { readCapCommand } from "./read-cap.ts";
import { readChatCommand } from "./read-chat.ts";
import { readCotCommand } from "./read-cot.ts";
import { readDscCommand } from "./read-dsc.ts";
import { readMailCommand } from "./read-mail.ts";
import { readNmeaCommand } from "./read-nmea.ts";
import { readPositionCommand } from "./read-position.ts";
import { readSensorCommand } from "./read-sensor.ts";
import { readSightingsCommand } from "./read-sightings.ts";
import { readTrackerCommand } from "./read-tracker.ts";

const SUBCOMMANDS: readonly Command[] = [
  readAisCommand,
  readAmlCommand,
  readCapCommand,
  readChatCommand,
  readCotCommand,
  readDscCommand,
  readMailCommand,
  readNmeaCommand,
  readPositionCommand,
  readSensorCommand,
  readSightingsCommand,
  readTrackerCommand,
];
const NAMES = SUBCOMMANDS.map((command) => command.name.slice("read ".length));

const help = `vigie read ${NAMES.join("|")} …

Reads what comes from elsewhere, and says what it understood. Nothing is stored.

${SUBCOMMANDS.map(({ name, summary }) => `  ${name.padEnd(15)}${summary}`).join("\n")}

  vigie read ais dover.nmea --json
  vigie read aml calls.txt --json
  vigie read cap alert.xml --json
  vigie read chat chat.txt --json
  vigie read cot tak.xml --json
  vigie read dsc niton.nmea --json
  vigie read mail report.eml --json
  vigie read nmea rib.nmea --json
  vigie read position pins.txt --json
  vigie read sensor detections.jsonl --json
  vigie read sightings patrol.csv --map people=Personnes
  vigie read tracker inreach.json --json

  vigie read ais --help   the same for each
Exit codes: 0 read, 2 wrong arguments, 3 no such file.`;

/** Everything that turns foreign words and bytes into readings. */
export const read: Command = {
  name: "read",
  summary: "Read what comes from elsewhere, and say what it means. Stores nothing.",
  help,
  parts: SUBCOMMANDS,
  run: async ([name]) => {
    throw new Usage(`Expected one of ${NAMES.join(", ")}; came ${name ?? "nothing"}.`);
  },
};
