/** Who is asked, and who asks: the Host and Origin steps over a real port, as attackers and browsers meet them. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sendRaw } from "../testing/raw-http";
import { codeOf, extensionOrigin, type Rig, startRig } from "../testing/rig";

let rig: Rig;
beforeAll(async () => {
  rig = await startRig();
});
afterAll(() => rig.close());

const get = (host: string, ...more: string[]) =>
  sendRaw(rig.port, ["GET /whatsapp/sessions HTTP/1.1", host, `Authorization: Bearer ${rig.tokens.admin}`, ...more]);

describe("the Host step", () => {
  it.each(["127.0.0.1", "localhost", "LOCALHOST", "[::1]"])("serves %s on the port listened on", async (name) => {
    const answer = await get(`Host: ${name}:${rig.port}`);

    expect(answer.status).toBe(200);
  });

  it.each([
    "evil.com",
    "localhost.evil.com",
    "127.0.0.1.nip.io",
    "127.0.0.1@evil",
    "127.0.0.1.",
    "localhost.",
    "127.0.0.2",
    "127.1",
    "2130706433",
    "[::ffff:127.0.0.1]",
    "127.0.0.1:",
  ])("refuses the look-alike %s", async (name) => {
    const withPort = await get(`Host: ${name}:${rig.port}`);
    const withoutPort = await get(`Host: ${name}`);

    expect([withPort.status, withoutPort.status]).toEqual([403, 403]);
    expect(JSON.parse(withPort.body).code).toBe("host_not_allowed");
  });

  it.each(["127.0.0.1", "127.0.0.1:1", "127.0.0.1:080"])("refuses another port than its own: %s", async (host) => {
    const answer = await get(`Host: ${host}`);

    expect(answer.status).toBe(403);
  });

  it.each([
    ["no Host", ["GET /health HTTP/1.0"]],
    ["two Hosts", ["GET /health HTTP/1.1", "Host: 127.0.0.1:PORT", "Host: 127.0.0.1:PORT"]],
    ["a Host with a slash", ["GET /health HTTP/1.1", "Host: 127.0.0.1:PORT/x"]],
    ["an empty Host", ["GET /health HTTP/1.1", "Host:"]],
    ["a target that names another host", ["GET http://evil.com/health HTTP/1.1", "Host: 127.0.0.1:PORT"]],
    [
      "two Authorization headers",
      ["GET /health HTTP/1.1", "Host: 127.0.0.1:PORT", "Authorization: a", "Authorization: b"],
    ],
  ])("calls a request with %s malformed", async (_what, lines) => {
    const answer = await sendRaw(
      rig.port,
      lines.map((line) => line.replace("PORT", String(rig.port))),
    );

    expect(answer.status).toBe(400);
  });

  it("ignores what a proxy header claims", async () => {
    const answer = await get(`Host: evil.com`, `X-Forwarded-Host: 127.0.0.1:${rig.port}`);

    expect(answer.status).toBe(403);
  });
});

describe("the Origin step", () => {
  it.each(["https://evil.com", "http://127.0.0.1", "null", "file://", "chrome-extension://a/b", "https-extension://a"])(
    "refuses the origin %s even with a valid token",
    async (origin) => {
      const response = await rig.call("GET", "/whatsapp/sessions", { headers: { Origin: origin } });

      expect(await codeOf(response)).toBe("origin_not_allowed");
    },
  );

  it("serves the origin a token is bound to, and refuses another extension", async () => {
    const token = await rig.issue("read", extensionOrigin);
    const other = extensionOrigin.replace("abc", "xyz");

    const own = await rig.call("GET", "/whatsapp/sessions", { token, headers: { Origin: extensionOrigin } });
    const foreign = await rig.call("GET", "/whatsapp/sessions", { token, headers: { Origin: other } });

    expect(own.status).toBe(200);
    expect(await codeOf(foreign)).toBe("origin_mismatch");
  });

  it.each([
    ["a page elsewhere", "GET", { "Sec-Fetch-Site": "cross-site" }],
    ["a page of a sibling", "GET", { "Sec-Fetch-Site": "same-site" }],
    ["a link", "GET", { "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Site": "none" }],
    ["a browser that hides its Origin", "POST", { "Sec-Fetch-Site": "none" }],
  ])("refuses what comes from %s", async (_what, method, headers) => {
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
    const answer = await sendRaw(rig.port, [
      `${method} /whatsapp/sessions/stop-all HTTP/1.1`,
      `Host: 127.0.0.1:${rig.port}`,
      `Authorization: Bearer ${rig.tokens.admin}`,
      "Content-Length: 0",
      ...lines,
    ]);

    expect(JSON.parse(answer.body).code).toBe("origin_not_allowed");
  });

  it.each([
    ["Chromium's extension pages", { "Sec-Fetch-Site": "none", "Sec-Fetch-Mode": "cors" }],
    ["Firefox's extension pages", { "Sec-Fetch-Site": "same-origin", "Sec-Fetch-Mode": "cors" }],
    ["programs", {}],
  ])("serves a GET of %s, which carries no Origin", async (_what, headers) => {
    const response = await rig.call("GET", "/whatsapp/sessions", { headers });

    expect(response.status).toBe(200);
  });

  it("lets a person open the documents in a tab, but no page link to them", async () => {
    const navigate = (site: string) =>
      sendRaw(rig.port, [
        "GET /docs HTTP/1.1",
        `Host: 127.0.0.1:${rig.port}`,
        "Sec-Fetch-Mode: navigate",
        `Sec-Fetch-Site: ${site}`,
      ]);

    expect((await navigate("none")).status).toBe(200);
    expect((await navigate("cross-site")).status).toBe(403);
  });

  it("answers a preflight of an extension and gives a web page no header to go on", async () => {
    const ask = { "Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "authorization" };

    const extension = await rig.call("OPTIONS", "/whatsapp/session", { headers: { ...ask, Origin: extensionOrigin } });
    const page = await rig.call("OPTIONS", "/whatsapp/session", { headers: { ...ask, Origin: "https://evil.com" } });

    expect(extension.headers.get("access-control-allow-origin")).toBe(extensionOrigin);
    expect(extension.headers.get("access-control-allow-headers")?.toLowerCase()).toContain("authorization");
    expect(page.status).toBe(403);
    expect([...page.headers.keys()].filter((name) => name.startsWith("access-control"))).toEqual([]);
  });

  it("lets an extension without host permission read errors too", async () => {
    const response = await rig.call("GET", "/nowhere", { token: "", headers: { Origin: extensionOrigin } });

    expect(response.status).toBe(401);
    expect(response.headers.get("access-control-allow-origin")).toBe(extensionOrigin);
  });
});
