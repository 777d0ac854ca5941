// Runs on the machine's own Node, which may be old (20): plain JavaScript, no packages.
// Installs what the lock file says, once; with --test also sees to Chromium for the browser tests.
// Speaks on the error stream only, so that a command's --json stays JSON on its first run.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const stamp = `${root}node_modules/.vigie-lock-sha256`;
const CHROMIUMS = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  process.env["VIGIE_CHROMIUM"] ?? "",
];

installPackages();
compileStep();
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
  const done = spawnSync(command, given, { cwd: root, stdio: ["ignore", 2, 2] });
  if (done.error) fail(`npm could not be started: ${done.error.message}. Nothing was started.`);
  if (done.status !== 0) {
    fail("npm could not install the pinned packages; its message is above. Nothing was started.");
  }
  if (!existsSync(`${root}node_modules/.bin/node`)) {
    const here = `${process.platform} ${process.arch}`;
    fail(
      `expected npm to bring Node 26 as an optional package; none came for ${here}. ` +
        "Optional packages must not be omitted, and package.json lists the platforms.",
    );
  }
  writeFileSync(stamp, wanted);
}

// The drift's step for WebAssembly. Without it the drift runs in TypeScript, slower: this only warns.
function compileStep() {
  const source = `${root}assembly/step.ts`;
  const [made, stampOfMade] = [`${root}dist/kernel/step.wasm`, `${root}dist/kernel/step.sha256`];
  const wanted = createHash("sha256").update(readFileSync(source)).digest("hex");
  if (existsSync(made) && existsSync(stampOfMade) && readFileSync(stampOfMade, "utf8") === wanted)
    return;
  mkdirSync(`${root}dist/kernel`, { recursive: true });
  const compiler = `${root}node_modules/assemblyscript/bin/asc.js`;
  const options = ["-O3", "--runtime", "stub", "--enable", "simd", "--importMemory", "--noAssert"];
  const given = [compiler, source, "-o", made, "--disableWarning", "201", ...options];
  const done = spawnSync(`${root}node_modules/.bin/node`, given, { stdio: ["ignore", 2, 2] });
  if (done.status === 0) writeFileSync(stampOfMade, wanted);
  else say("the drift's step could not be compiled; drift runs in TypeScript, three times slower.");
}

// Without Chromium everything but the browser tests can run, so this only warns; those tests fail.
function installChromium() {
  if (process.env["VIGIE_NO_BROWSER"] === "1" || CHROMIUMS.some((path) => existsSync(path))) return;
  const packages = ["chromium", "fonts-dejavu-core"];
  const byHand = `as root: apt-get update && apt-get install ${packages.join(" ")}`;
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) {
    say(`The browser tests need Chromium at ${CHROMIUMS[0]} and will fail without it; ${byHand}`);
    return;
  }
  say("Installing Debian's Chromium for the browser tests (needs the network this once).");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const patient = ["-q", "-o", "DPkg::Lock::Timeout=120"];
  for (const options of [["update"], ["install", "-y", "--no-install-recommends", ...packages]]) {
    const given = [...patient, ...options];
    const done = spawnSync("apt-get", given, { stdio: ["ignore", "ignore", 2], env });
    if (done.status === 0) continue;
    say(`apt-get ${options[0]} failed, so the browser tests will fail; ${byHand}`);
    return;
  }
  if (!CHROMIUMS.some((path) => existsSync(path))) {
    say(`apt-get brought no ${CHROMIUMS[0]}, so the browser tests will fail; ${byHand}`);
  }
}

function say(sentence) {
  process.stderr.write(`vigie: ${sentence}\n`);
}

function fail(sentence) {
  say(sentence);
  process.exit(1);
}
