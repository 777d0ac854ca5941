import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

const PROGRAM = "/usr/sbin/dovecot";
/** Debian's; the mailbox belongs to it when the test runs as root, which dovecot refuses. */
const NOBODY = 65_534;

/** A mail server of its own: dovecot on a free port of this machine, its mails in a new folder. */
export type Dovecot = {
  readonly port: number;
  /** The Maildir of the inbox. */
  readonly mails: string;
  readonly user: string;
  readonly password: string;
  /** Puts a mail into the inbox as a delivery does. */
  deliver(mail: string): void;
  /** Stops the server, as when its machine goes down; `start` brings it back with all mails. */
  stop(): Promise<void>;
  start(): Promise<void>;
  /** Stops it and deletes all of it. */
  remove(): Promise<void>;
};

/** Whether this machine has dovecot. */
export function hasDovecot(): boolean {
  try {
    execFileSync(PROGRAM, ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

export async function startDovecot(): Promise<Dovecot> {
  const folder = mkdtempSync(join(tmpdir(), "vigie-dovecot-"));
  chmodSync(folder, 0o755);
  const port = await freePort();
  const config = join(folder, "dovecot.conf");
  writeFileSync(config, configOf(folder, port));
  const mails = join(folder, "mail");
  for (const each of [mails, ...["new", "cur", "tmp"].map((name) => join(mails, name))]) {
    mkdirSync(each);
    owned(each);
  }
  let server = await started(config, port);
  let delivered = 0;
  return {
    port,
    mails,
    user: "watch",
    password: "of-this-test",
    deliver: (mail) => {
      delivered += 1;
      const name = `${Date.now()}.M${String(delivered).padStart(6, "0")}.test`;
      const path = join(mails, "new", name);
      writeFileSync(path, mail.replaceAll(/\r?\n/g, "\r\n"));
      owned(path);
    },
    stop: () => stopped(server),
    start: async () => {
      server = await started(config, port);
    },
    remove: async () => {
      await stopped(server);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const isRoot = (): boolean => process.getuid?.() === 0;

function owned(path: string): void {
  if (isRoot()) chownSync(path, NOBODY, NOBODY);
}

function configOf(folder: string, port: number): string {
  const group = execFileSync("id", ["-gn"], { encoding: "utf8" }).trim();
  const { username } = userInfo();
  const own = [
    `default_login_user = ${username}`,
    `default_internal_user = ${username}`,
    `default_internal_group = ${group}\n`,
  ];
  const users = isRoot() ? "" : own.join("\n");
  const [uid, gid] = isRoot()
    ? [NOBODY, NOBODY]
    : [process.getuid?.() ?? 0, process.getgid?.() ?? 0];
  return `${users}base_dir = ${folder}/run
state_dir = ${folder}/state
instance_name = vigie-test
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
log_path = ${folder}/log
mail_location = maildir:${folder}/mail
first_valid_uid = ${uid}
first_valid_gid = ${gid}
mail_max_userip_connections = 50
maildir_copy_with_hardlinks = no
mailbox_idle_check_interval = 1 s
auth_failure_delay = 0 s
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
service anvil {
  chroot =
}
service stats {
  chroot =
}
passdb {
  driver = static
  args = password=of-this-test
}
userdb {
  driver = static
  args = uid=${uid} gid=${gid} home=${folder}/mail
}
`;
}

async function started(config: string, port: number): Promise<ChildProcess> {
  const server = spawn(PROGRAM, ["-F", "-c", config], { stdio: "ignore", detached: true });
  for (let tries = 0; tries < 100; tries += 1) {
    if (server.exitCode !== null) throw new Error(`dovecot ended with ${server.exitCode}`);
    if (await answers(port)) return server;
    await wait(50);
  }
  server.kill();
  throw new Error(`dovecot did not answer on port ${port}`);
}

async function stopped(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null || server.pid === undefined) return;
  const ended = new Promise((resolve) => server.once("exit", resolve));
  // Its children too, as when the machine goes down.
  process.kill(-server.pid);
  await ended;
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("data", () => resolve(true));
    socket.once("error", () => resolve(false));
    socket.once("close", () => resolve(false));
  }).then((answer) => answer as boolean);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      const port = typeof address === "object" && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
