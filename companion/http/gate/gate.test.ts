/** The gate as attackers meet it: over a real port, with requests that no well-behaved client makes. */
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sendRaw } from "../testing/raw-http";
import { codeOf, type Rig, startRig } from "../testing/rig";

let rig: Rig;
beforeAll(async () => {
  rig = await startRig();
  await rig.accounts.create({ clientName: "a1", method: "qr", start: true });
  rig.accounts.changes.length = 0;
});
afterAll(() => rig.close());

describe("the method and body steps", () => {
  it.each([
    ["PATCH", "/whatsapp/session/a1"],
    ["POST", "/whatsapp/sessions"],
    ["DELETE", "/health"],
    ["GET", "/auth/pair"],
  ])("answers %s %s with the methods the path takes", async (method, path) => {
    const response = await rig.call(method, path);

    expect(response.status).toBe(405);
    expect(response.headers.get("allow")).not.toBeNull();
    expect(await codeOf(response)).toBe("method_not_allowed");
  });

  it.each(["TRACE", "CONNECT", "PROPFIND", "NONSENSE"])("does nothing for the method %s", async (method) => {
    const answer = await sendRaw(rig.port, [
      `${method} /whatsapp/session/a1 HTTP/1.1`,
      `Host: 127.0.0.1:${rig.port}`,
      `Authorization: Bearer ${rig.tokens.admin}`,
    ]);

    expect([0, 400, 405]).toContain(answer.status);
    expect(rig.accounts.changes).toEqual([]);
  });

  it("refuses a request whose length is said in two ways", async () => {
    const answer = await sendRaw(
      rig.port,
      [
        "POST /whatsapp/sessions/stop-all HTTP/1.1",
        `Host: 127.0.0.1:${rig.port}`,
        `Authorization: Bearer ${rig.tokens.admin}`,
        "Content-Type: application/json",
        "Content-Length: 5",
        "Transfer-Encoding: chunked",
      ],
      "0\r\n\r\nGET /health HTTP/1.1\r\n\r\n",
    );

    expect(answer.status).toBe(400);
    expect(rig.accounts.changes).toEqual([]);
  });

  it("is not fooled by a method override", async () => {
    const headers = { "X-HTTP-Method-Override": "DELETE" };

    const response = await rig.call("GET", "/whatsapp/session/a1", { headers });

    expect(response.status).toBe(200);
    expect(rig.accounts.changes).toEqual([]);
  });

  it("answers HEAD like GET, without a body", async () => {
    const response = await rig.call("HEAD", "/whatsapp/sessions");

    expect(response.status).toBe(200);
    expect(await response.text()).toBe("");
  });

  it.each([
    ["a form", "text/plain", "{}"],
    ["another charset", "application/json; charset=utf-16", "{}"],
    ["a look-alike", "application/jsonp", "{}"],
    ["no type", "", "{}"],
  ])("refuses a body that comes as %s", async (_what, type, body) => {
    const response = await rig.call("POST", "/whatsapp/session", { body, headers: { "Content-Type": type } });

    expect(await codeOf(response)).toBe("unsupported_media_type");
  });

  it("refuses a packed body without unpacking it", async () => {
    const response = await fetch(`${rig.url}/whatsapp/session`, {
      method: "POST",
      headers: {
        Authorization: `Bearer ${rig.tokens.admin}`,
        "Content-Type": "application/json",
        "Content-Encoding": "gzip",
      },
      body: gzipSync("0".repeat(10_000_000)),
    });

    expect(await codeOf(response)).toBe("unsupported_media_type");
  });

  it("refuses a body above one megabyte that says so", async () => {
    const body = JSON.stringify({ clientName: "x".repeat(1024 * 1024) });

    const response = await rig.call("POST", "/whatsapp/session", { body });

    expect(await codeOf(response)).toBe("body_too_large");
  });

  it("refuses a body above one megabyte that comes in chunks", async () => {
    const chunk = new TextEncoder().encode("x".repeat(300_000));
    const body = new ReadableStream({
      start: (controller) => {
        for (let sent = 0; sent < 4; sent += 1) controller.enqueue(chunk);
        controller.close();
      },
    });

    const response = await fetch(`${rig.url}/whatsapp/session`, {
      method: "POST",
      headers: { Authorization: `Bearer ${rig.tokens.admin}`, "Content-Type": "application/json" },
      body,
      duplex: "half",
    } as RequestInit);

    expect(await codeOf(response)).toBe("body_too_large");
  });
});

describe("the token step", () => {
  it.each([
    ["a wrong token of the right length", { Authorization: `Bearer ${"A".repeat(43)}` }],
    ["a short token", { Authorization: "Bearer x" }],
    ["another scheme", { Authorization: "Basic TOKEN" }],
    ["a token without a scheme", { Authorization: "TOKEN" }],
    ["a token in a cookie", { Cookie: "token=TOKEN" }],
  ])("refuses %s", async (_what, headers) => {
    const filled = JSON.parse(JSON.stringify(headers).replace("TOKEN", rig.tokens.admin));

    const response = await rig.call("GET", "/whatsapp/sessions", { token: "", headers: filled });

    expect(await codeOf(response)).toBe("unauthorized");
  });

  it("does not look for tokens in the query", async () => {
    const response = await rig.call("GET", `/whatsapp/sessions?token=${rig.tokens.admin}`, { token: "" });

    expect(await codeOf(response)).toBe("unauthorized");
  });

  it("takes the scheme in any case", async () => {
    const headers = { Authorization: `bEARER ${rig.tokens.admin}` };

    const response = await rig.call("GET", "/whatsapp/sessions", { token: "", headers });

    expect(response.status).toBe(200);
  });

  it("tells strangers nothing about what exists", async () => {
    const paths = ["/whatsapp/session/a1", "/whatsapp/session/nobody", "/nowhere"];

    const codes = await Promise.all(paths.map(async (path) => codeOf(await rig.call("GET", path, { token: "" }))));

    expect(codes).toEqual(["unauthorized", "unauthorized", "unauthorized"]);
  });

  it("ends a token that was not used for 90 days and prolongs one that was", async () => {
    const own = await startRig();
    const day = 24 * 60 * 60 * 1000;
    const unused = await own.issue("read");
    own.clock.advance(60 * day);
    await own.call("GET", "/whatsapp/sessions");

    own.clock.advance(31 * day);

    expect((await own.call("GET", "/whatsapp/sessions")).status).toBe(200);
    expect((await own.call("GET", "/whatsapp/sessions", { token: unused })).status).toBe(401);
    await own.close();
  });
});

describe("the drain step", () => {
  it("refuses commands but still answers questions while the companion shuts down", async () => {
    rig.state.health = "draining";

    const command = await rig.call("POST", "/whatsapp/session/a1/start");
    const question = await rig.call("GET", "/whatsapp/sessions");
    const health = await rig.call("GET", "/health");
    rig.state.health = "ok";

    expect(await codeOf(command)).toBe("draining");
    expect(command.headers.get("retry-after")).not.toBeNull();
    expect(question.status).toBe(200);
    expect((await health.json()).status).toBe("draining");
  });
});

describe("every answer", () => {
  it("is kept out of caches and frames", async () => {
    const response = await rig.call("GET", "/whatsapp/sessions");

    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    expect(response.headers.get("x-frame-options")).toBe("SAMEORIGIN");
  });

  it("tells a paired program which path does not exist", async () => {
    const response = await rig.call("GET", "/nowhere");

    expect(await codeOf(response)).toBe("route_not_found");
  });

  it("hides what went wrong inside", async () => {
    const read = rig.accounts.read;
    rig.accounts.read = async () => {
      throw new Error("secret detail");
    };

    const response = await rig.call("GET", "/whatsapp/session/a1");
    rig.accounts.read = read;
    const text = await response.text();

    expect(response.status).toBe(500);
    expect(text).not.toContain("secret detail");
    expect(JSON.parse(text)).toMatchObject({ code: "internal", requestId: response.headers.get("x-request-id") });
  });
});
