import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * A small disk of its own, in a file, mounted where a test can fill it, cut its power or forbid
 * writing.
 */
export type Disk = {
  /** Where it is mounted. */
  readonly place: string;
  /**
   * The disk as it is in this instant, without what is not synced, as if the power had been cut.
   */
  readonly copy: () => Disk;
  readonly remount: (option: string) => void;
  /** Unmounts it and forgets it. */
  readonly drop: () => void;
};

function run(program: string, ...rest: string[]): void {
  const { status, stderr, error } = spawnSync(program, rest, { encoding: "utf8" });
  if (status === 0) return;
  throw new Error(`${program} ${rest.join(" ")}: ${error?.message ?? stderr.trim()}`);
}

let count = 0;

/**
 * Makes and mounts an ext4 file system of `megabytes`. Throws where this machine does not let us.
 */
export function makeDisk(megabytes: number): Disk {
  const folder = mkdtempSync(join(tmpdir(), "vigie-disk-"));
  try {
    const image = join(folder, "image");
    writeFileSync(image, "");
    truncateSync(image, megabytes * 1_048_576);
    // No blocks kept back for root, or a test as root would never fill the disk.
    run("mkfs.ext4", "-q", "-m", "0", image);
    return mounted(folder, image);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

function mounted(folder: string, image: string): Disk {
  count += 1;
  const place = join(folder, `mount-${count}`);
  mkdirSync(place);
  run("mount", "-o", "loop", image, place);
  return {
    place,
    copy: () => {
      const folderOfCopy = mkdtempSync(join(tmpdir(), "vigie-disk-"));
      const imageOfCopy = join(folderOfCopy, "image");
      copyFileSync(image, imageOfCopy);
      return mounted(folderOfCopy, imageOfCopy);
    },
    remount: (option) => run("mount", "-o", `remount,${option}`, place),
    drop: () => {
      // Lazily, when something still holds it: a failed test must leave no mount behind.
      const { status } = spawnSync("umount", [place]);
      if (status !== 0) spawnSync("umount", ["-l", place]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Why no disk can be made here, in one line; null when it can. */
export function whyNoDisk(): string | null {
  try {
    makeDisk(4).drop();
    return null;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return `NOT TESTED: no disk can be made here (needs root, mkfs.ext4 and a loop device): ${why}`;
  }
}
