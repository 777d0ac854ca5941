import { createHash, randomBytes } from "node:crypto";
import { createReadStream, createWriteStream, type Stats } from "node:fs";
import { open, rename, rm, stat } from "node:fs/promises";
import type { IncomingMessage } from "node:http";
import { join } from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { fieldsOf, type Picture } from "#picture";
import { makeFolder } from "../folder.ts";
import { keptFieldPath } from "../kept-fields.ts";
import { Problem } from "./problem.ts";

/** A day of a fine regional model is some 100 MB. */
const FILE_BYTES_MAX = 256_000_000;

/** A field of the log, and whether its file is here as it came. */
export type KeptField = ReturnType<typeof fieldsOf>[number] & {
  readonly state: "kept" | "missing" | "altered";
};

/** A file that came in and is not yet kept. */
export type Incoming = { readonly path: string; readonly sha256: string };

type Sum = { readonly sha256: string; readonly size: number; readonly changed: number };

/** The files of wind and current beside the log: takes them in, and watches that they stay. */
export class FieldKeeper {
  readonly #data: string;
  /** Sums by path, as long as a file was not touched. */
  readonly #sums = new Map<string, Sum>();

  constructor(data: string) {
    this.#data = data;
  }

  /** Each field of the log, oldest first. Files are read again only when they were touched. */
  async states(picture: Picture): Promise<readonly KeptField[]> {
    const states: KeptField[] = [];
    for (const field of fieldsOf(picture))
      states.push({ ...field, state: await this.#stateOf(field.sha256) });
    return states;
  }

  /** Writes what comes to a part file. Problems: 415, 413 when too large; nothing is left then. */
  async takeIn(request: IncomingMessage): Promise<Incoming> {
    const type = (request.headers["content-type"] ?? "").split(";")[0]?.trim().toLowerCase();
    if (type !== "application/octet-stream") {
      const came = type === "" ? "no content type" : type;
      const detail = `Expected content type application/octet-stream; came ${came}.`;
      throw new Problem("bad-type", 415, detail);
    }
    makeFolder(join(this.#data, "fields"));
    const path = join(this.#data, "fields", `${randomBytes(8).toString("hex")}.part`);
    const hash = createHash("sha256");
    let bytes = 0;
    const measure = new Transform({
      transform(chunk: Buffer, _, pass) {
        bytes += chunk.length;
        hash.update(chunk);
        // What is too much is read to its end, so that the sender hears why; it is not written.
        if (bytes <= FILE_BYTES_MAX) pass(null, chunk);
        else pass();
      },
    });
    try {
      await pipeline(request, measure, createWriteStream(path, { mode: 0o600, flush: true }));
    } catch (error) {
      await rm(path, { force: true });
      throw notKept(error);
    }
    if (bytes <= FILE_BYTES_MAX) return { path, sha256: hash.digest("hex") };
    await rm(path, { force: true });
    const detail = `Expected at most ${FILE_BYTES_MAX} bytes; came ${bytes}. Nothing was stored.`;
    throw new Problem("too-large", 413, detail);
  }

  /** Keeps a file that came in under its sum, on the disk when this resolves. */
  async keep({ path, sha256 }: Incoming): Promise<void> {
    try {
      await rename(path, keptFieldPath(this.#data, sha256));
      if (process.platform === "win32") return;
      const folder = await open(join(this.#data, "fields"), "r");
      await folder.sync().finally(() => folder.close());
    } catch (error) {
      throw notKept(error);
    }
  }

  /** Throws away what came in and was refused. */
  async discard({ path }: Incoming): Promise<void> {
    await rm(path, { force: true });
  }

  async #stateOf(sha256: string): Promise<KeptField["state"]> {
    const path = keptFieldPath(this.#data, sha256);
    try {
      const found = await stat(path);
      return (await this.#sumOf(path, found)) === sha256 ? "kept" : "altered";
    } catch {
      return "missing";
    }
  }

  async #sumOf(path: string, { size, ctimeMs: changed }: Stats): Promise<string> {
    const held = this.#sums.get(path);
    if (held?.size === size && held.changed === changed) return held.sha256;
    const hash = createHash("sha256");
    await pipeline(createReadStream(path), hash);
    const sha256 = hash.digest("hex");
    this.#sums.set(path, { sha256, size, changed });
    return sha256;
  }
}

function notKept(error: unknown): Problem {
  const why = error instanceof Error ? error.message : String(error);
  return new Problem("not-stored", 503, `The file was not kept: ${why}. Nothing was stored.`);
}
