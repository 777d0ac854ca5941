import { createTransport, type Transporter } from "nodemailer";

/** A server that takes mails. */
export type MailServer = {
  /** "smtps://mail.example:465", or "smtp://…", which is encrypted too but on this machine. */
  readonly url: string;
  /** Null where the mail server asks for neither. */
  readonly login: { readonly user: string; readonly password: string } | null;
};

const CONNECT_MS = 20_000;
const SILENCE_MS = 60_000;
const LOOPBACK = /^(?:127\.\d+\.\d+\.\d+|localhost|\[?::1\]?)$/;

/** The way out to a mail server: never in plain but on this machine. */
export function transportOf({ url, login }: MailServer): Transporter {
  const { protocol, hostname, port } = new URL(url);
  const secure = protocol === "smtps:";
  return createTransport({
    host: hostname,
    port: Number(port) || (secure ? 465 : 587),
    secure,
    requireTLS: !secure && !LOOPBACK.test(hostname),
    ...(login === null ? {} : { auth: { user: login.user, pass: login.password } }),
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
  });
}
