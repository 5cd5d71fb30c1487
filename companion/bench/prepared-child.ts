/** The yardstick of the list: Hono and node-server with the same bytes prepared in memory, and an empty route. */
import { readFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { Hono } from "hono";

const bytes = new Uint8Array(readFileSync(process.argv[2] ?? ""));
const app = new Hono();
app.get("/list", (context) => context.body(bytes, 200, { "Content-Type": "application/json" }));
app.get("/empty", (context) => context.body(null, 304));
serve({ fetch: app.fetch, hostname: "127.0.0.1", port: 0 }, ({ port }: AddressInfo) => {
  process.stdout.write(`listening on http://127.0.0.1:${port}\n`);
});
