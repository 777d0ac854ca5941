import { existsSync } from "node:fs";
import { chromium, type Browser } from "playwright-core";

const PATHS = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** Where a Chromium is on this machine; null when there is none, and then the browser tests say what to install. */
export function findChromium(): string | null {
  return process.env["VIGIE_CHROMIUM"] ?? PATHS.find((path) => existsSync(path)) ?? null;
}

/** A real browser without a screen; the map is drawn by SwiftShader, nothing is asked of the network. */
export async function openChromium(more: readonly string[] = []): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === null)
    throw new Error("No Chromium found: apt-get install -y chromium fonts-dejavu-core");
  return chromium.launch({
    executablePath,
    args: [
      "--no-sandbox",
      "--use-gl=angle",
      "--use-angle=swiftshader",
      "--enable-unsafe-swiftshader",
      "--disable-background-networking",
      "--disable-component-update",
      "--no-first-run",
      ...more,
    ],
  });
}
