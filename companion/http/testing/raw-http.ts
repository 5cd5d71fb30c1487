/** Sends bytes as they are, for requests that a well-behaved client refuses to make. */
import { connect } from "node:net";

export interface RawAnswer {
  /** 0: the connection was closed without an answer. */
  readonly status: number;
  readonly headers: string;
  readonly body: string;
}

/** Lines of the head, joined by CRLF; the connection is closed by the server or after its first answer. */
export function sendRaw(port: number, lines: readonly string[], body = ""): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    let text = "";
    const socket = connect(port, "127.0.0.1", () => {
      socket.write([...lines, "Connection: close", "", body].join("\r\n"));
    });
    socket.on("data", (chunk) => {
      text += chunk.toString();
    });
    socket.on("error", (error) => (text === "" ? reject(error) : undefined));
    socket.on("close", () => {
      const [headers = "", ...rest] = text.split("\r\n\r\n");
      resolve({
        status: Number(headers.split(" ")[1] ?? 0),
        headers: headers.toLowerCase(),
        body: rest.join("\r\n\r\n"),
      });
    });
  });
}
