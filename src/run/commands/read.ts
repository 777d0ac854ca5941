import { Usage } from "../arguments.ts";
import type { Command } from "../command.ts";
import { readAisCommand } from "./read-ais.ts";
import { readDscCommand } from "./read-dsc.ts";
import { readPositionCommand } from "./read-position.ts";

const SUBCOMMANDS: readonly Command[] = [readAisCommand, readDscCommand, readPositionCommand];

const help = `vigie read ais|dsc|position …

Reads what comes from elsewhere, and says what it understood. Nothing is stored.

${SUBCOMMANDS.map(({ name, summary }) => `  ${name.padEnd(15)}${summary}`).join("\n")}

  vigie read ais dover.nmea --json
  vigie read dsc niton.nmea --json
  vigie read position pins.txt --json

  vigie read ais --help   the same for each
Exit codes: 0 read, 2 wrong arguments, 3 no such file.`;

/** Everything that turns foreign words and bytes into readings. */
export const read: Command = {
  name: "read",
  summary: "Read AIS, DSC or positions, and say what they mean. Stores nothing.",
  help,
  parts: SUBCOMMANDS,
  run: async ([name]) => {
    const known = SUBCOMMANDS.map((command) => command.name.slice("read ".length)).join(", ");
    throw new Usage(`Expected one of ${known}; came ${name ?? "nothing"}.`);
  },
};
