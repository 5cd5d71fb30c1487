/** Who may take how long to send a request, by a clock that the test moves. */
import { createServer, type Server } from "node:http";
import { connect, type Socket } from "node:net";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createTestClock } from "../testing/test-clock";
import { limitArrival } from "./request-time";
import { closeServer, listen } from "./server";

const ms = 1000;
let clock: ReturnType<typeof createTestClock>;
let server: Server;
let port: number;
let received: number;
let heads: number;
beforeEach(async () => {
  clock = createTestClock();
  received = 0;
  heads = 0;
  server = createServer((request, response) => {
    heads += 1;
    request.on("data", (data) => {
      received += data.length;
    });
    request.on("error", () => {});
    request.on("end", () => response.end("read"));
  });
  limitArrival(server, ms, clock);
  port = await listen(server, "127.0.0.1", 0);
});
afterEach(() => closeServer(server));

/** A request whose body of three bytes is sent by hand. */
async function begin(path: string) {
  const socket: Socket = connect(port, "127.0.0.1");
  const seen = { answer: "", isClosed: false };
  socket.write(`POST ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 3\r\n\r\n`);
  socket.on("data", (data) => {
    seen.answer += data;
  });
  socket.on("error", () => {});
  socket.on("close", () => {
    seen.isClosed = true;
  });
  await vi.waitFor(() => expect(heads).toBe(1));
  return {
    seen,
    async send(bytes: number): Promise<void> {
      socket.write("x");
      await vi.waitFor(() => expect(received).toBe(bytes));
    },
  };
}

/** Time passes, and what follows from that has happened. */
async function pass(): Promise<void> {
  clock.advance(ms);
  for (let turns = 0; turns < 3; turns += 1) await new Promise<void>((resolve) => setImmediate(resolve));
}

it("a file may take longer than any other body, as long as it keeps coming", async () => {
  const { seen, send } = await begin("/whatsapp/sessions/import?clientName=a");

  for (const bytes of [1, 2]) {
    await send(bytes);
    await pass();
  }
  await send(3);

  await vi.waitFor(() => expect(seen.answer).toContain("read"));
});

it("a file that stops coming is cut off", async () => {
  const { seen, send } = await begin("/whatsapp/sessions/import");
  await send(1);
  await pass();

  await pass();

  await vi.waitFor(() => expect(seen).toEqual({ answer: "", isClosed: true }));
});

it("another body may not take longer, even if it keeps coming", async () => {
  const { seen, send } = await begin("/whatsapp/session");
  await send(1);

  await pass();

  await vi.waitFor(() => expect(seen).toEqual({ answer: "", isClosed: true }));
});
