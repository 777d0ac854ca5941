import { createServer, type Socket } from "node:net";

/** What a mail server was given: the envelope and the mail. */
export type Delivered = { readonly from: string; readonly to: string; readonly mail: string };

export type Smtp = {
  readonly port: number;
  readonly delivered: readonly Delivered[];
  close(): Promise<void>;
};

/**
 * A mail server that takes what it is given (RFC 5321, 4.1.1) and hands it to `deliver`, as a real
 * one does to a mailbox: with the return path on top. With `isCut` its line falls when it has taken
 * a mail, before it has said so.
 */
export async function startSmtp(
  port: number,
  deliver: (mail: string) => void,
  isCut = false,
): Promise<Smtp> {
  const delivered: Delivered[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    talk(socket, (given) => {
      delivered.push(given);
      deliver(`Return-Path: <${given.from}>\r\n${given.mail}`);
      if (isCut) socket.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const address = server.address();
  return {
    port: typeof address === "object" && address !== null ? address.port : 0,
    delivered,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

function talk(socket: Socket, take: (given: Delivered) => void): void {
  let [buffer, from, to] = ["", "", ""];
  let mail: string[] | null = null;
  const say = (line: string): void => void socket.write(`${line}\r\n`);
  const hear = (line: string): void => {
    if (mail !== null) {
      if (line !== ".") return void mail.push(line.startsWith(".") ? line.slice(1) : line);
      take({ from, to, mail: `${mail.join("\r\n")}\r\n` });
      mail = null;
      return say("250 taken");
    }
    const verb = line.slice(0, 4).toUpperCase();
    const address = /<([^>]*)>/.exec(line)?.[1] ?? "";
    if (verb === "MAIL") from = address;
    if (verb === "RCPT") to = address;
    if (verb === "DATA") mail = [];
    if (verb === "QUIT") return void socket.end("221 bye\r\n");
    say(verb === "DATA" ? "354 go on" : "250 test");
  };
  socket.on("error", () => socket.destroy());
  socket.on("data", (bytes: Buffer) => {
    buffer += bytes.toString("utf8");
    const lines = buffer.split("\r\n");
    buffer = lines.pop() ?? "";
    for (const line of lines) hear(line);
  });
  say("220 test");
}
