/** Who may take how long to send a request. */
import { connect } from "node:net";
import { afterEach, beforeEach, expect, it } from "vitest";
import { closeServer, createHttpServer, listen } from "./server";

type HttpServer = ReturnType<typeof createHttpServer>;
let server: HttpServer;
let port: number;
let received = 0;
beforeEach(async () => {
  received = 0;
  const read = async (request: Request) => {
    for await (const chunk of (request.body ?? []) as AsyncIterable<Uint8Array>) received += chunk.length;
    return new Response("read");
  };
  server = createHttpServer(read, null, { requestMs: 200, headersMs: 200, checkMs: 50 });
  port = await listen(server, "127.0.0.1", 0);
});
afterEach(() => closeServer(server));

/** Sends a byte every 50 ms; resolves to what was answered before the end. */
function drip(path: string, bytes: number): Promise<string> {
  return new Promise((resolve) => {
    let answer = "";
    let sent = 0;
    const head = `POST ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: ${bytes}\r\n\r\n`;
    const socket = connect(port, "127.0.0.1", () => socket.write(head));
    const dripping = setInterval(() => {
      if (sent < bytes) socket.write("x");
      sent += 1;
    }, 50);
    socket.on("data", (data) => {
      answer += data;
    });
    socket.on("error", () => {});
    socket.on("close", () => {
      clearInterval(dripping);
      resolve(answer);
    });
  });
}

it("a file may take longer than any other body, as long as it keeps coming", async () => {
  expect(await drip("/whatsapp/sessions/import?clientName=a", 12)).toContain("read");
  expect(received).toBe(12);
});

it("another body may not", async () => {
  expect(await drip("/whatsapp/session", 12)).toBe("");
});

it("a file that stops coming is cut off", async () => {
  const socket = connect(port, "127.0.0.1");
  socket.write("POST /whatsapp/sessions/import HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nx");
  socket.resume();

  await new Promise((resolve) => socket.on("close", resolve));

  expect(received).toBe(1);
});
