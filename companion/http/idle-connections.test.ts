import { once } from "node:events";
import type { Server } from "node:http";
import { connect, type Socket } from "node:net";
import { afterEach, beforeEach, it } from "vitest";
import { closeServer, createHttpServer, listen } from "./server";

const idleMs = 20;
const request = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";

let server: Server;
let client: Socket;
beforeEach(async () => {
  server = createHttpServer(() => new Response("answered"));
  server.keepAliveTimeout = idleMs;
  client = connect(await listen(server, "127.0.0.1", 0), "127.0.0.1");
  client.setEncoding("utf8");
});
afterEach(async () => {
  client.destroy();
  await closeServer(server);
});

async function answered(): Promise<void> {
  let text = "";
  while (!text.includes("answered")) text += (await once(client, "data"))[0];
}

/** As a process does on a machine that is busy with others, or asleep; Node itself waits a second longer than it says. */
const standStill = () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1_500);

it("a connection that stays idle is closed", async () => {
  client.write(request);
  await answered();

  await once(client, "close");
});

it("a request that came while the process stood still is answered, on a connection that had waited long enough", async () => {
  client.write(request);
  await answered();

  client.write(request);
  standStill();
  await answered();
});
