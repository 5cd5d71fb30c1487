/** Who gets a socket, and who is refused before it is one. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { sendRaw } from "../http/testing/raw-http";
import { extensionOrigin } from "../http/testing/rig";
import { type SocketRig, startSocketRig } from "./testing/socket-rig";

let rig: SocketRig;
beforeEach(async () => {
  rig = await startSocketRig();
});
afterEach(() => rig.close());

describe("a handshake", () => {
  it.each(["https://evil.com", "null", "http://127.0.0.1"])(
    "from the web origin %s is refused before the upgrade",
    async (origin) => {
      const answer = await sendRaw(rig.port, [
        "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1",
        `Host: 127.0.0.1:${rig.port}`,
        "Connection: Upgrade",
        "Upgrade: websocket",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
        `Origin: ${origin}`,
      ]);

      expect(answer.status).toBe(403);
      expect(JSON.parse(answer.body).code).toBe("origin_not_allowed");
    },
  );

  it.each([
    ["another Host", "evil.com", []],
    ["a browser without Origin", "", ["Sec-Fetch-Site: none"]],
  ])("from %s is refused for polling and upgrade alike", async (_what, host, more) => {
    const head = [`Host: ${host === "" ? `127.0.0.1:${rig.port}` : host}`, ...more];
    const upgrade = ["Connection: Upgrade", "Upgrade: websocket", "Sec-WebSocket-Version: 13"];

    const upgraded = await sendRaw(rig.port, [
      "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1",
      ...head,
      ...upgrade,
    ]);
    const polled = await sendRaw(rig.port, ["POST /socket.io/?EIO=4&transport=polling&sid=x HTTP/1.1", ...head]);

    expect([upgraded.status, polled.status]).toEqual([403, 403]);
  });

  it.each([
    ["no", undefined],
    ["an unknown", "A".repeat(43)],
    ["a malformed", { toString: 1 }],
  ])("with %s token ends in a coded connect_error", async (_what, token) => {
    const { refused, heard } = rig.open(token);

    expect((await refused).data).toEqual({ code: "unauthorized" });
    expect(heard).toEqual([]);
  });

  it("with an expired token is refused", async () => {
    rig.clock.advance(91 * 24 * 60 * 60 * 1000);

    const { refused } = rig.open(rig.tokens.admin);

    expect((await refused).data?.code).toBe("unauthorized");
  });

  it("from another extension than the token's is refused", async () => {
    const token = await rig.issue("admin", extensionOrigin);

    const own = rig.open(token, { extraHeaders: { Origin: extensionOrigin } });
    const other = rig.open(token, { extraHeaders: { Origin: "chrome-extension://other" } });

    await own.welcomed;
    expect((await other.refused).data?.code).toBe("origin_mismatch");
  });

  it("works over polling too", async () => {
    const { welcomed, client } = rig.open(rig.tokens.read, { transports: ["polling"] });

    await welcomed;

    expect(client.connected).toBe(true);
  });
});
