/** A37 of the threat list: two hundred peers that never finish keep nobody else waiting, and are cut off. */
import { connect, type Socket } from "node:net";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createHttpServer, usualPatience } from "../http/server";
import { type Rig, startRig } from "../http/testing/rig";

let rig: Rig;
const sockets: Socket[] = [];
beforeEach(async () => {
  rig = await startRig({ patience: { requestMs: 5_000, headersMs: 2_500, checkMs: 500 } });
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await rig.close();
});

const dripEveryMs = 250;

/** Sends a beginning and then a byte now and then; settles when it is cut off. */
function dawdle(beginning: string): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(rig.port, "127.0.0.1", () => socket.write(beginning));
    sockets.push(socket);
    const drip = setInterval(() => socket.write("x"), dripEveryMs);
    socket.on("error", () => {});
    socket.resume();
    socket.on("close", () => {
      clearInterval(drip);
      resolve();
    });
  });
}

it("A37: slow heads and slow bodies are cut off, and meanwhile others are answered at once", async () => {
  const head = `POST /auth/pair HTTP/1.1\r\nHost: 127.0.0.1:${rig.port}\r\n`;
  const body = `${head}Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{`;
  const cut = Promise.all(
    Array.from({ length: 200 }, (_, index) => dawdle(index % 2 === 0 ? `${head}X-Slow: ` : body)),
  );
  let isOver = false;
  void cut.then(() => {
    isOver = true;
  });

  // At least one, however slow the machine: the first is sent while all two hundred dawdle.
  let held = 0;
  do {
    const response = await rig.call("GET", "/whatsapp/sessions");
    await response.arrayBuffer();
    expect(response.status).toBe(200);
    if (!isOver) held += 1;
    await new Promise((resolve) => setTimeout(resolve, 50));
  } while (!isOver);

  expect(held).toBeGreaterThan(0);
}, 120_000);

it("A37: a companion bears ten seconds with a head, and twenty with a whole request", () => {
  const server = createHttpServer(() => new Response());

  expect(server.headersTimeout).toBe(10_000);
  // Node's own limit knows no exception for files; how it is kept is shown above.
  expect(usualPatience.requestMs).toBe(20_000);
});
