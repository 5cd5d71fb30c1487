/** Attacks at the door, A1–A15, A26, A44, A51 and A53 of the threat list: who is let in, by which name, from where. */
import { connect } from "node:net";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type RawAnswer, sendRaw } from "../http/testing/raw-http";
import { codeOf, extensionOrigin, type Rig, startRig } from "../http/testing/rig";

let rig: Rig;
beforeAll(async () => {
  rig = await startRig();
  await rig.accounts.create({ clientName: "Rahasia", method: "qr", start: true });
  rig.accounts.changes.length = 0;
});
afterEach(() => {
  expect(rig.accounts.changes).toEqual([]);
});
afterAll(() => rig.close());

const bearer = () => `Authorization: Bearer ${rig.tokens.admin}`;
const own = () => `Host: 127.0.0.1:${rig.port}`;
const filled = (line: string) => line.replace("PORT", String(rig.port)).replace("TOKEN", rig.tokens.admin);
const send = (first: string, ...lines: readonly string[]) => sendRaw(rig.port, [first, ...lines.map(filled)]);
const upgrade = [
  "Connection: Upgrade",
  "Upgrade: websocket",
  "Sec-WebSocket-Version: 13",
  `Sec-WebSocket-Key: ${"A".repeat(22)}==`,
];
const socketPath = "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1";

function expectRefusal({ status, headers, body }: RawAnswer, expected: number, code: string): void {
  expect(status).toBe(expected);
  expect(JSON.parse(body).code).toBe(code);
  expect(body).not.toContain("Rahasia");
  expect(headers).not.toContain("access-control-allow");
}

describe("a token", () => {
  it.each([
    ["A1: is missing", []],
    ["A2: is wrong but of the right length", [`Authorization: Bearer ${"A".repeat(43)}`]],
    ["A4: comes in a cookie", ["Cookie: token=TOKEN"]],
    ["A5: comes under another scheme", ["Authorization: Basic TOKEN"]],
  ])("%s: 401 and how to ask properly", async (_what, lines) => {
    const answer = await send("GET /whatsapp/sessions HTTP/1.1", own(), ...lines);

    expectRefusal(answer, 401, "unauthorized");
    expect(answer.headers).toContain("www-authenticate: bearer");
  });

  it("A3: in the query is not looked at", async () => {
    const answer = await send(`GET /whatsapp/sessions?token=${rig.tokens.admin} HTTP/1.1`, own());

    expectRefusal(answer, 401, "unauthorized");
  });

  it("A5: counts with the scheme in small letters, not twice", async () => {
    const small = await send("GET /whatsapp/sessions HTTP/1.1", own(), "authorization: bearer TOKEN");
    const twice = await send("GET /whatsapp/sessions HTTP/1.1", own(), bearer(), bearer());

    expect(small.status).toBe(200);
    expectRefusal(twice, 400, "malformed_request");
  });
});

describe("a Host", () => {
  it.each([
    "evil.com",
    "localhost.evil.com:PORT",
    "127.0.0.1.nip.io:PORT",
    "127.0.0.1@evil:PORT",
    "localhost.:PORT",
    "127.0.0.1:1",
    "127.0.0.1",
  ])("A6: of the name %s is not served", async (host) => {
    expectRefusal(await send("GET /whatsapp/sessions HTTP/1.1", `Host: ${host}`, bearer()), 403, "host_not_allowed");
  });

  it.each([
    ["missing", ["GET /health HTTP/1.0"]],
    ["written twice", ["GET /health HTTP/1.1", "Host: 127.0.0.1:PORT", "Host: 127.0.0.1:PORT"]],
    ["with a path", ["GET /health HTTP/1.1", "Host: 127.0.0.1:PORT/x"]],
  ])("A7: that is %s is malformed", async (_what, [first = "", ...lines]) => {
    expect((await send(first, ...lines)).status).toBe(400);
  });

  it("A8: of a page whose name was rebound to this machine is refused, over REST and socket alike", async () => {
    const page = ["Host: rebound.example:PORT", "Sec-Fetch-Site: same-origin"];

    expectRefusal(await send("GET /whatsapp/sessions HTTP/1.1", ...page, bearer()), 403, "host_not_allowed");
    expectRefusal(await send(socketPath, ...page, ...upgrade), 403, "host_not_allowed");
  });

  it("A44: is what was sent, whatever a proxy header claims", async () => {
    const spoof = ["X-Forwarded-Host: 127.0.0.1:PORT", "Forwarded: host=127.0.0.1:PORT", "X-Forwarded-For: 127.0.0.1"];

    expectRefusal(await send("GET /health HTTP/1.1", "Host: evil.com", ...spoof), 403, "host_not_allowed");
  });

  it("A44: and a budget belongs to the token, whatever address is claimed", async () => {
    const flooded = await startRig();
    const from = (index: number) => ({ "X-Forwarded-For": `10.0.0.${index % 250}` });

    const statuses = new Set<number>();
    for (let sent = 0; sent < 130; sent += 1) {
      const body = { code: "ABCD1234", label: "x" };
      statuses.add((await flooded.call("POST", "/auth/pair", { token: "", body, headers: from(sent) })).status);
    }

    expect(statuses).toEqual(new Set([410, 429]));
    await flooded.close();
  });
});

describe("an Origin", () => {
  it.each([
    ["A9", "https://evil.com"],
    ["A9", "http://127.0.0.1:PORT"],
    ["A10", "null"],
  ])("%s: %s is refused even with a valid token", async (_case, origin) => {
    const lines = [own(), bearer(), `Origin: ${origin}`];

    expectRefusal(await send("GET /whatsapp/sessions HTTP/1.1", ...lines), 403, "origin_not_allowed");
    expectRefusal(await send(socketPath, ...lines, ...upgrade), 403, "origin_not_allowed");
  });

  it("A11: of another extension does not get in with the token of one", async () => {
    const token = await rig.issue("admin", extensionOrigin);
    const headers = { Origin: "chrome-extension://ponmlkjihgfedcbaponmlkjihgfedcba" };

    expect(await codeOf(await rig.call("GET", "/whatsapp/sessions", { token, headers }))).toBe("origin_mismatch");
  });

  it("A12: of a web page gets no header from a preflight to go on", async () => {
    const ask = ["Access-Control-Request-Method: POST", "Access-Control-Request-Private-Network: true"];

    const answer = await send("OPTIONS /whatsapp/session HTTP/1.1", own(), "Origin: https://evil.com", ...ask);

    expectRefusal(answer, 403, "origin_not_allowed");
  });

  it("A12: of an extension never gets leave for the private network", async () => {
    const ask = ["Access-Control-Request-Method: POST", "Access-Control-Request-Private-Network: true"];

    const answer = await send("OPTIONS /whatsapp/session HTTP/1.1", own(), `Origin: ${extensionOrigin}`, ...ask);

    expect(answer.headers).not.toContain("private-network");
  });

  it("A13: is not even needed to refuse a form that pretends to be JSON", async () => {
    const response = await rig.call("POST", "/whatsapp/session", {
      body: JSON.stringify({ clientName: "a2", method: "qr" }),
      headers: { "Content-Type": "text/plain" },
    });

    expect(await codeOf(response)).toBe("unsupported_media_type");
  });

  it.each([
    ["GET", ["Sec-Fetch-Site: cross-site"]],
    ["GET", ["Sec-Fetch-Site: same-site"]],
    ["GET", ["Sec-Fetch-Mode: navigate", "Sec-Fetch-Site: none"]],
    ["POST", ["Sec-Fetch-Site: none", "Content-Length: 0"]],
  ])("A14: that a browser left out of a %s is told by its metadata %j", async (method, lines) => {
    const answer = await send(`${method} /whatsapp/sessions/stop-all HTTP/1.1`, own(), bearer(), ...lines);

    expectRefusal(answer, 403, "origin_not_allowed");
  });

  it("A14: is not asked of a script", async () => {
    expect((await send("GET /whatsapp/sessions HTTP/1.1", own(), bearer())).status).toBe(200);
  });

  it("A15: of a web page is refused before the upgrade, with and without a session id", async () => {
    const page = [own(), "Origin: https://evil.com", ...upgrade];

    expectRefusal(await send(socketPath, ...page), 403, "origin_not_allowed");
    expectRefusal(await send(socketPath.replace("&tr", "&sid=x&tr"), ...page), 403, "origin_not_allowed");
  });

  it("A26: of a web page cannot pair", async () => {
    const { code } = rig.pairing.open();
    const body = { code, label: "page" };

    const response = await rig.call("POST", "/auth/pair", { token: "", body, headers: { Origin: "https://evil.com" } });

    expect(await codeOf(response)).toBe("origin_not_allowed");
  });
});

describe("a request line", () => {
  it.each(["TRACE", "CONNECT", "PROPFIND"])("A51: with the method %s does nothing", async (method) => {
    expect([0, 400, 405]).toContain(
      (await send(`${method} /whatsapp/session/Rahasia HTTP/1.1`, own(), bearer())).status,
    );
  });

  it("A51: is not overruled by a header", async () => {
    const headers = { "X-HTTP-Method-Override": "DELETE", "X-Method-Override": "DELETE" };

    expect((await rig.call("GET", "/whatsapp/session/Rahasia", { headers })).status).toBe(200);
    expect((await rig.call("HEAD", "/whatsapp/session/Rahasia", { headers })).status).toBe(200);
  });

  const post = "POST /whatsapp/sessions/stop-all HTTP/1.1";
  const hidden = "GET /health HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\n\r\n";
  it.each([
    ["both lengths", [post, "Content-Length: 5", "Transfer-Encoding: chunked"], `0\r\n\r\n${hidden}`],
    ["two lengths", [post, "Content-Length: 0", "Content-Length: 70"], hidden],
    ["an unknown coding", [post, "Transfer-Encoding: xchunked"], `0\r\n\r\n${hidden}`],
    ["a coding that hides behind a space", [post, "Transfer-Encoding : chunked"], `0\r\n\r\n${hidden}`],
    ["a length with a sign", [post, "Content-Length: +0"], hidden],
  ])("A53: that smuggles a second request behind %s gets one 400 and the end", async (_what, lines, body) => {
    const [first = "", ...more] = lines;
    const text = await exchange([first, own(), bearer(), "Content-Type: application/json", ...more].join("\r\n"), body);

    expect(text).toMatch(/^HTTP\/1\.1 400 /);
    expect(text.match(/HTTP\/1\.1 /g)).toHaveLength(1);
  });

  it("A53: that ends in a bare line feed is not read as one", async () => {
    const text = await exchange(`${post}\n${own()}\n${bearer()}\nContent-Length: 0`, "", "\n\n");

    expect(text).toMatch(/^HTTP\/1\.1 400 /);
  });
});

/** Everything the server says until it closes the connection itself. */
function exchange(head: string, body: string, blank = "\r\n\r\n"): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = "";
    const socket = connect(rig.port, "127.0.0.1", () => socket.write(filled(head) + blank + filled(body)));
    socket.on("data", (chunk) => {
      text += chunk.toString();
    });
    socket.on("error", (error) => (text === "" ? reject(error) : undefined));
    socket.on("close", () => resolve(text));
  });
}
