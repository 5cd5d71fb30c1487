/** Attacks by what is written: A28–A36, A45 and A46 of the threat list, each with the answer and the changes it must not make. */
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { codeOf, type Rig, startRig } from "../http/testing/rig";

let rig: Rig;
beforeEach(async () => {
  rig = await startRig();
  await rig.accounts.create({ clientName: "a1", method: "qr", start: true });
  await rig.accounts.create({ clientName: "Café", method: "qr", start: true });
  rig.accounts.changes.length = 0;
});
afterEach(async () => {
  expect(rig.accounts.changes).toEqual([]);
  expect("polluted" in {}).toBe(false);
  await rig.close();
});

const create = (fields: object) =>
  rig.call("POST", "/whatsapp/session", { body: { method: "qr", clientName: "a2", ...fields } });
const change = (body: unknown) => rig.call("PUT", "/whatsapp/session/a1", { body });

function post(body: BodyInit, headers: Record<string, string> = {}) {
  const init = {
    method: "POST",
    headers: { Authorization: `Bearer ${rig.tokens.admin}`, "Content-Type": "application/json", ...headers },
    body,
    duplex: "half",
  };
  return fetch(`${rig.url}/whatsapp/session`, init as RequestInit);
}

describe("a name", () => {
  it.each([
    "../x",
    "..%2fx",
    "%2e%2e/",
    "a/b",
    "a\\b",
    ".",
    "..",
    "",
    "x".repeat(65),
    "a\u0000b",
    "a\r\nb",
    "\u202Eabc",
    "\u200b",
    "__proto__\u0000",
  ])("A28: %j is refused", async (clientName) => {
    expect((await create({ clientName })).status).toBe(422);
    expect((await change({ clientName })).status).toBe(422);
  });

  it.each(["CAFÉ", "cafe\u0301", "Café ", "A1"])("A28: %j is one that exists", async (clientName) => {
    expect(await codeOf(await create({ clientName }))).toBe("name_taken");
  });

  it("A28: may be a word a system reserves or an emoji, since no folder is named by it", async () => {
    for (const clientName of ["con", "🐔 Toko"]) expect((await create({ clientName })).status).toBe(201);
    rig.accounts.changes.length = 0;
  });

  it.each(["%252e%252e%252f", "%c0%af", "%ff", "%", "%00"])("A29: %s in a path finds nothing", async (name) => {
    for (const method of ["GET", "DELETE"]) {
      expect([400, 404]).toContain((await rig.call(method, `/whatsapp/session/${name}`)).status);
    }
  });

  it.each(["__proto__", "constructor", "hasOwnProperty"])("A30: %s finds nothing", async (name) => {
    expect((await rig.call("GET", `/whatsapp/session/${name}`)).status).toBe(404);
  });
});

describe("a body", () => {
  it("A30: reaches no prototype", async () => {
    const bodies = [
      '{"clientName":"a9","method":"qr","__proto__":{"polluted":1}}',
      '{"clientName":"a9","method":"qr","constructor":{"prototype":{"polluted":1}}}',
    ];
    for (const body of bodies) expect((await post(body)).status).toBe(422);
  });

  it.each([{ colour: 1 }, { id: "x" }, { connectionStatus: "ready" }, { messagesSentToday: 0 }])(
    "A31: with the field of %j is refused",
    async (body) => {
      expect(await codeOf(await change(body))).toBe("validation_failed");
    },
  );

  it.each([
    ...[-1, 501, "50", 50.5, null].map((syncLimit) => ({ syncLimit })),
    ...[0, -1, 2 ** 53].map((dailyLimit) => ({ dailyLimit })),
  ])("A32: with %j is refused", async (body) => {
    expect((await change(body)).status).toBe(422);
    expect((await create(body)).status).toBe(422);
  });

  it("A32: with a number beyond all numbers is refused", async () => {
    expect((await post('{"clientName":"a2","method":"qr","syncLimit":1e309}')).status).toBe(422);
  });

  it.each(["disk", "/etc", "../x", "FILESYSTEM", ""])(
    "A33: with the storage mode %j is refused",
    async (storageMode) => {
      expect((await change({ storageMode })).status).toBe(422);
    },
  );

  it.each(["12345", "1".repeat(20), "abc", "٠٨١٢٣٤٥٦٧٨", "+62 812\n3450"])(
    "A34: with the number %j is refused",
    async (phoneNumber) => {
      expect((await create({ method: "pairing", phoneNumber })).status).toBe(422);
    },
  );

  it("A34: with a number as people write it is stored as digits", async () => {
    const numbers: (string | undefined)[] = [];
    rig.accounts.pairingCode = async (_name, phoneNumber) => {
      numbers.push(phoneNumber);
      return {
        code: "ABCD1234",
        phoneNumber,
        issuedAt: "2026-01-25T08:00:00.000Z",
        expiresAt: "2026-01-25T08:00:00.000Z",
      };
    };

    for (const phoneNumber of ["+62 812-3450-0001", "0812 3450 0001", "62 812 3450 0001"]) {
      await rig.call("POST", "/whatsapp/session/a1/pairing-code", { body: { phoneNumber } });
    }

    expect(numbers).toEqual(["6281234500001", "6281234500001", "6281234500001"]);
  });

  it("A35: above a megabyte is refused, whether it says so, comes in chunks or is packed", async () => {
    const large = JSON.stringify({ clientName: "x".repeat(1024 * 1024) });
    const chunks = new ReadableStream({
      start: (controller) => {
        for (let sent = 0; sent < 4; sent += 1) controller.enqueue(new TextEncoder().encode("x".repeat(300_000)));
        controller.close();
      },
    });

    expect(await codeOf(await post(large))).toBe("body_too_large");
    expect(await codeOf(await post(chunks))).toBe("body_too_large");
    expect(await codeOf(await post(gzipSync("0".repeat(1e7)), { "Content-Encoding": "gzip" }))).toBe(
      "unsupported_media_type",
    );
  });

  it.each([
    ["cut short", '{"clientName":'],
    ["with a key twice", '{"clientName":"a2","method":"qr","clientName":"a3"}'],
    ["ten thousand levels deep", "[".repeat(10_000) + "]".repeat(10_000)],
    ["with something behind it", '{"clientName":"a2","method":"qr"} x'],
  ])("A36: that is %s is malformed", async (_what, body) => {
    expect(await codeOf(await post(body))).toBe("malformed_json");
  });

  it.each([
    "http://169.254.169.254",
    "http://[::ffff:127.0.0.1]",
    "file:///etc/passwd",
    "socks5://user:pass@host",
    "--remote-debugging-port=9222",
  ])("A45: with a proxy such as %s is refused, and not repeated in the answer", async (proxy) => {
    for (const field of ["proxy", "proxyUrl", "webhook"]) {
      const response = await change({ [field]: proxy });
      expect(response.status).toBe(422);
      expect(await response.text()).not.toContain(proxy);
    }
  });

  it.each(["args", "chromiumArgs", "browserArgs", "executablePath"])(
    "A46: cannot reach Chromium's command line by a setting %s",
    async (field) => {
      const value = ["--no-sandbox", "--disable-web-security"];

      expect((await change({ [field]: value })).status).toBe(422);
      expect((await rig.call("POST", "/whatsapp/session/a1/start", { body: { [field]: value } })).status).toBe(422);
    },
  );
});
