import { createRequire } from "node:module";

/** A decoder from the registry: the number of messages of `lines` that it read, with all fields. */
export type OtherDecoder = {
  readonly name: string;
  readonly decode: (lines: readonly string[]) => number;
};

/** As much of aisparser as is called; the package has no types. */
type AisParser = new (options: { readonly checksum: boolean }) => {
  readonly parse: (line: string) => {
    readonly valid: string;
    readonly supportedValues: Readonly<Record<string, string>>;
  } & Readonly<Record<string, unknown>>;
};

/** As much of ggencoder as is called; the package has no types. */
type GgEncoder = {
  readonly AisDecode: new (line: string, session: object) => { readonly valid: boolean };
};

const require = createRequire(import.meta.url);

/** The fastest full decoders in JavaScript that install (shared/field/science.md 2.2). */
export function otherDecoders(): readonly OtherDecoder[] {
  const Parser = require("aisparser") as AisParser;
  const { AisDecode } = require("ggencoder") as GgEncoder;
  return [
    {
      name: "aisparser 0.1.2, every field it has",
      decode: (lines) => {
        const parser = new Parser({ checksum: true });
        let messages = 0;
        for (const line of lines) {
          const told = parser.parse(line);
          if (told.valid !== "VALID") continue;
          // Its fields are read when they are asked for.
          const fields: Record<string, unknown> = {};
          for (const name of Object.keys(told.supportedValues)) fields[name] = told[name];
          if (fields["mmsi"] !== undefined) messages += 1;
        }
        return messages;
      },
    },
    {
      name: "ggencoder 1.0.10",
      decode: (lines) => {
        const session = {};
        let messages = 0;
        for (const line of lines) if (new AisDecode(line, session).valid) messages += 1;
        return messages;
      },
    },
  ];
}
