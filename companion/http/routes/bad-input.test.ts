/** Bad input of every route and field: always a coded problem, never a change, never a 5xx. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { codeOf, type Rig, startRig } from "../testing/rig";

let rig: Rig;
beforeAll(async () => {
  rig = await startRig();
  await rig.accounts.create({ clientName: "a1", method: "qr", start: true });
  rig.accounts.changes.length = 0;
});
afterAll(() => {
  expect(rig.accounts.changes).toEqual([]);
  return rig.close();
});

const raw = (json: string) => json;
const session = { clientName: "a2", method: "qr" };
const settings: readonly (readonly [object | string, string, string])[] = [
  ...[-1, 501, 50.5].map((value) => [{ syncLimit: value }, "syncLimit", ""] as const),
  [raw('{"syncLimit":1e309}'), "syncLimit", ""],
  [{ syncLimit: "50" }, "syncLimit", "invalid_type"],
  [{ syncLimit: null }, "syncLimit", "invalid_type"],
  ...[0, -1, 2 ** 53, 2001].map((value) => [{ dailyLimit: value }, "dailyLimit", ""] as const),
  ...[0, 6, "1", [], {}].map((value) => [{ trustLevel: value }, "trustLevel", ""] as const),
  ...["disk", "../x", "", 1].map((value) => [{ storageMode: value }, "storageMode", "invalid_value"] as const),
  ...["true", 1, null].map((value) => [{ autoStart: value }, "autoStart", "invalid_type"] as const),
  [{ colour: 1 }, "colour", "unrecognized_key"],
  [{ id: "x" }, "id", "unrecognized_key"],
  [{ connectionStatus: "ready" }, "connectionStatus", "unrecognized_key"],
  [{ messagesSentToday: 0 }, "messagesSentToday", "unrecognized_key"],
  [raw('{"constructor":1}'), "constructor", "unrecognized_key"],
];
const labels: readonly (readonly [unknown, string, string])[] = [
  [["a", "A"], "labels", "duplicate"],
  [Array.from({ length: 11 }, (_, index) => String(index)), "labels", "too_big"],
  [["ok", " "], "labels.1", "required"],
  [["x".repeat(33)], "labels.0", "too_long"],
  [["a\u202Eb"], "labels.0", "characters"],
  [[7], "labels.0", "invalid_type"],
  ["VIP", "labels", "invalid_type"],
];
const names: readonly (readonly [unknown, string])[] = [
  ["", "required"],
  ["   ", "required"],
  ["x".repeat(65), "too_long"],
  ["../x", "characters"],
  ["a/b", "characters"],
  ["a\\b", "characters"],
  [".", "characters"],
  ["a\u0000b", "characters"],
  ["a\r\nb", "characters"],
  ["\u202Eabc", "characters"],
  ["7b4b1b1e-6d0e-4d2c-9d1f-0a1b2c3d4e5f", "reserved"],
  [7, "invalid_type"],
  [null, "invalid_type"],
];
const numbers = ["12345", "1".repeat(20), "abc", "٠٨١٢٣٤٥٦٧٨", "+62 812\n3450", "", " "];

describe("POST /whatsapp/session", () => {
  it.each([
    ...names.map(([clientName, code]) => [{ clientName }, "clientName", code] as const),
    ...settings,
    ...labels.map(([list, path, code]) => [{ labels: list }, path, code] as const),
    [{ clientName: undefined }, "clientName", "required"] as const,
    [{ method: undefined }, "method", ""] as const,
    [{ method: "sms" }, "method", "invalid_value"] as const,
    [{ start: "yes" }, "start", "invalid_type"] as const,
    [{ method: "pairing" }, "phoneNumber", "required"] as const,
    ...numbers.map((phoneNumber) => [{ method: "pairing", phoneNumber }, "phoneNumber", "phone_number"] as const),
  ])("refuses %j because of %s", async (fields, path, code) => {
    const body =
      typeof fields === "string" ? fields.replace("{", '{"clientName":"a2","method":"qr",') : { ...session, ...fields };

    const response = await rig.call("POST", "/whatsapp/session", { body });

    expect(response.status).toBe(422);
    const problem = await response.json();
    expect(problem).toMatchObject({ code: "validation_failed", retryable: false });
    expect(problem.errors.map((error: { path: string }) => error.path)).toContain(path);
    if (code !== "") expect(problem.errors).toContainEqual({ path, code });
  });

  it("names every field that is wrong at once", async () => {
    const response = await rig.call("POST", "/whatsapp/session", { body: { clientName: "", syncLimit: -1, x: 1 } });

    const { errors } = await response.json();

    expect(errors.map((error: { path: string }) => error.path).sort()).toEqual([
      "clientName",
      "method",
      "syncLimit",
      "x",
    ]);
  });

  it("says that a name is taken, without regard to case and composition", async () => {
    const own = await startRig();
    await own.accounts.create({ clientName: "Café", method: "qr", start: true });

    const responses = await Promise.all(
      ["Café", "cafe\u0301", "CAFÉ"].map((clientName) =>
        own.call("POST", "/whatsapp/session", { body: { clientName, method: "qr" } }),
      ),
    );

    expect(await Promise.all(responses.map(codeOf))).toEqual(["name_taken", "name_taken", "name_taken"]);
    await own.close();
  });
});

describe("PUT /whatsapp/session/:name", () => {
  it.each([...names.map(([clientName, code]) => [{ clientName }, "clientName", code] as const), ...settings])(
    "refuses %j because of %s",
    async (body, path, code) => {
      const response = await rig.call("PUT", "/whatsapp/session/a1", { body });

      expect(response.status).toBe(422);
      const { errors } = await response.json();
      expect(errors.map((error: { path: string }) => error.path)).toContain(path);
      if (code !== "") expect(errors).toContainEqual({ path, code });
    },
  );
});

describe("a body", () => {
  it.each([
    ["cut short", '{"clientName":'],
    ["empty", ""],
    ["with something behind it", `${JSON.stringify(session)}x`],
    ["with a key written twice", '{"clientName":"a2","method":"qr","clientName":"a3"}'],
    ["with a key written twice in two spellings", '{"clientName":"a2","method":"qr","client\\u004eame":"a3"}'],
    ["nested without end", "[".repeat(10_000) + "]".repeat(10_000)],
    ["with single quotes", "{'clientName':'a2'}"],
    ["that is no UTF-8", Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d])],
  ])("that is %s is malformed", async (_what, body) => {
    const response = await fetch(`${rig.url}/whatsapp/session`, {
      method: "POST",
      headers: { Authorization: `Bearer ${rig.tokens.admin}`, "Content-Type": "application/json" },
      body,
    });

    expect(response.status).toBe(400);
    expect(await codeOf(response)).toBe("malformed_json");
  });

  it.each(["null", "1", '"x"', "[]", "true"])("that is %s is not the object that was asked for", async (body) => {
    expect(await codeOf(await rig.call("POST", "/whatsapp/session", { body }))).toBe("validation_failed");
  });

  it("cannot reach a prototype", async () => {
    const body = '{"clientName":"a9","method":"qr","__proto__":{"isAdmin":true}}';

    const own = await startRig();
    const response = await own.call("POST", "/whatsapp/session", { body });

    expect([201, 422]).toContain(response.status);
    expect("isAdmin" in {}).toBe(false);
    await own.close();
  });

  it("where none is expected may be empty, an empty object, but nothing else", async () => {
    const own = await startRig();
    await own.accounts.create({ clientName: "a1", method: "qr", start: true });
    const stop = (body?: unknown) => own.call("POST", "/whatsapp/session/a1/stop", { body });

    expect([(await stop()).status, (await stop({})).status]).toEqual([200, 200]);
    expect(await codeOf(await stop({ force: true }))).toBe("validation_failed");
    await own.close();
  });
});

describe("a query", () => {
  it.each([
    ["/whatsapp/sessions?status=online", "status"],
    ["/whatsapp/sessions?limit=0", "limit"],
    ["/whatsapp/sessions?limit=1001", "limit"],
    ["/whatsapp/sessions?limit=1e2", "limit"],
    ["/whatsapp/sessions?limit=5&limit=6", "limit"],
    [`/whatsapp/sessions?q=${"x".repeat(101)}`, "q"],
    ["/whatsapp/sessions?offset=1", "offset"],
    ["/whatsapp/sessions?__proto__=1", "__proto__"],
    ["/whatsapp/session/a1/qr?format=gif", "format"],
  ])("%s is refused because of %s", async (path, field) => {
    const response = await rig.call("GET", path);

    expect(response.status).toBe(422);
    expect((await response.json()).errors.map((error: { path: string }) => error.path)).toContain(field);
  });

  it.each([
    ["start?wait=stopped", "wait"],
    ["stop?wait=ready", "wait"],
    ["start?wait=ready&timeoutMs=-1", "timeoutMs"],
    ["start?wait=ready&timeoutMs=300001", "timeoutMs"],
  ])("of POST …/%s is refused because of %s", async (path, field) => {
    const response = await rig.call("POST", `/whatsapp/session/a1/${path}`);

    expect((await response.json()).errors).toMatchObject([{ path: field }]);
  });
});

describe("a command", () => {
  it.each([
    ["start", { method: "sms" }, "method"],
    ["start", { phoneNumber: "abc" }, "phoneNumber"],
    ["start", { force: true }, "force"],
    ["sync-history", { limit: -1 }, "limit"],
    ["sync-history", { limit: 501 }, "limit"],
    ["pairing-code", {}, "phoneNumber"],
    ["pairing-code", { phoneNumber: "12345" }, "phoneNumber"],
    ["logout", { x: 1 }, "x"],
    ["reset-message-count", { x: 1 }, "x"],
  ])("%s refuses %j because of %s", async (command, body, path) => {
    const response = await rig.call("POST", `/whatsapp/session/a1/${command}`, { body });

    expect(response.status).toBe(422);
    expect((await response.json()).errors).toMatchObject([{ path }]);
  });

  it.each(["start", "stop", "delete", "logout"])("for many to %s refuses lists it cannot use", async (command) => {
    const lists = [
      [],
      [""],
      [1],
      ["x".repeat(201)],
      Array.from({ length: 501 }, (_, index) => `a${index}`),
      "a1",
      null,
    ];

    const responses = await Promise.all(
      lists.map((list) => rig.call("POST", `/whatsapp/sessions/${command}`, { body: { names: list } })),
    );

    expect(await Promise.all(responses.map(codeOf))).toEqual(lists.map(() => "validation_failed"));
  });

  it("for the settings of many refuses what one account refuses", async () => {
    const body = { names: ["a1"], settings: { syncLimit: -1, clientName: "x" } };

    const { errors } = await (await rig.call("POST", "/whatsapp/sessions/settings", { body })).json();

    expect(errors.map((error: { path: string }) => error.path).sort()).toEqual([
      "settings.clientName",
      "settings.syncLimit",
    ]);
  });
});

describe("a name in the path", () => {
  it.each([
    "%2e%2e%2fx",
    "..%2fx",
    "a%2fb",
    "%252e%252e",
    "%c0%af",
    "%ff",
    "%",
    "%00",
    "__proto__",
    "constructor",
    "nobody",
    encodeURIComponent("💥"),
  ])("such as %s finds nothing and breaks nothing", async (name) => {
    for (const method of ["GET", "DELETE"]) {
      const response = await rig.call(method, `/whatsapp/session/${name}`);

      expect([400, 404]).toContain(response.status);
      await codeOf(response);
    }
  });

  it("of more than two hundred characters is refused", async () => {
    expect(await codeOf(await rig.call("GET", `/whatsapp/session/${"x".repeat(201)}`))).toBe("validation_failed");
  });
});
