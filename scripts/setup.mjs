// Runs on the machine's own Node, which may be old (20): plain JavaScript, no packages.
// Installs what the lock file says, once; with --test also sees to the programs that the tests need.
// Speaks on the error stream only, so that a command's --json stays JSON on its first run.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const stamp = `${root}node_modules/.vigie-lock-sha256`;
const PROGRAMS = [
  ...(process.env["VIGIE_NO_BROWSER"] === "1"
    ? []
    : [
        {
          name: "Chromium",
          packages: ["chromium", "fonts-dejavu-core"],
          paths: [
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome",
            process.env["VIGIE_CHROMIUM"] ?? "",
          ],
        },
      ]),
  { name: "Mosquitto", packages: ["mosquitto"], paths: ["/usr/sbin/mosquitto"] },
  { name: "Dovecot", packages: ["dovecot-imapd"], paths: ["/usr/sbin/dovecot"] },
  { name: "pdftotext", packages: ["poppler-utils"], paths: ["/usr/bin/pdftotext"] },
  { name: "OpenSSL", packages: ["openssl"], paths: ["/usr/bin/openssl"] },
];

installPackages();
compileStep();
if (process.argv.includes("--test")) installForTests();

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

// Without these everything but their own tests can run, so this only warns.
function installForTests() {
  const lacking = PROGRAMS.filter(({ paths }) => !paths.some((path) => existsSync(path)));
  if (lacking.length === 0) return;
  const packages = lacking.flatMap((program) => program.packages);
  const what = lacking.map(({ name }) => name).join(", ");
  const then = `so the tests that need ${what} will fail or be skipped`;
  const byHand = `as root: apt-get update && apt-get install ${packages.join(" ")}`;
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) {
    say(`${what} not found, ${then}; ${byHand}`);
    return;
  }
  say(`Installing Debian's ${packages.join(", ")} for the tests (needs the network this once).`);
  // Run level 1: the servers among them are not started; the tests start their own.
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive", RUNLEVEL: "1" };
  const patient = ["-q", "-o", "DPkg::Lock::Timeout=120"];
  for (const options of [["update"], ["install", "-y", "--no-install-recommends", ...packages]]) {
    const given = [...patient, ...options];
    const done = spawnSync("apt-get", given, { stdio: ["ignore", "ignore", 2], env });
    if (done.status === 0) continue;
    say(`apt-get ${options[0]} failed, ${then}; ${byHand}`);
    return;
  }
  const missing = lacking.filter(({ paths }) => !paths.some((path) => existsSync(path)));
  if (missing.length > 0) say(`apt-get brought no ${missing.map(({ name }) => name).join(", ")}.`);
}

function say(sentence) {
  process.stderr.write(`vigie: ${sentence}\n`);
}

function fail(sentence) {
  say(sentence);
  process.exit(1);
}
