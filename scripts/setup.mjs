// Runs on the machine's own Node, which may be old (20): plain JavaScript, no packages.
// Installs what the lock file says, once; with --test also makes sure of Chromium for the browser tests.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const stamp = `${root}node_modules/.vigie-lock-sha256`;
const CHROMIUM = "/usr/bin/chromium";

installPackages();
if (process.argv.includes("--test")) installChromium();

function installPackages() {
  const wanted = createHash("sha256")
    .update(readFileSync(`${root}package-lock.json`))
    .digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  say("Installing the pinned packages, Node 26 among them (needs the network this once).");
  const npm = process.env["npm_execpath"];
  const options = ["ci", "--ignore-scripts", "--loglevel=error", "--no-fund", "--no-audit"];
  const [command, given] = npm ? [process.execPath, [npm, ...options]] : ["npm", options];
  const done = spawnSync(command, given, { cwd: root, stdio: "inherit" });
  if (done.status !== 0) {
    fail(
      "npm could not install the pinned packages; its message stands above. Nothing was started.",
    );
  }
  writeFileSync(stamp, wanted);
}

function installChromium() {
  if (existsSync(CHROMIUM) || process.env["VIGIE_NO_BROWSER"] === "1") return;
  const isRoot = process.getuid?.() === 0;
  if (!isRoot || !existsSync("/usr/bin/apt-get")) {
    fail(`The browser tests need ${CHROMIUM}: as root, apt-get install chromium fonts-dejavu-core`);
  }
  say("Installing Debian's Chromium for the browser tests (needs the network this once).");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const packages = ["chromium", "fonts-dejavu-core"];
  for (const options of [
    ["-q", "update"],
    ["-q", "install", "-y", "--no-install-recommends", ...packages],
  ]) {
    const done = spawnSync("apt-get", options, { stdio: ["ignore", "ignore", "inherit"], env });
    if (done.status !== 0) {
      fail(
        `apt-get ${options[1]} failed; by hand: apt-get update && apt-get install ${packages.join(" ")}`,
      );
    }
  }
}

function say(sentence) {
  process.stdout.write(`vigie: ${sentence}\n`);
}

function fail(sentence) {
  process.stderr.write(`vigie: ${sentence}\n`);
  process.exit(1);
}
