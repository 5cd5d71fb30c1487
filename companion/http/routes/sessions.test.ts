/** What the account routes answer when all is well. */
import jsQR from "jsqr";
import { PNG } from "pngjs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { accountListSchema, accountSchema } from "#shared/account";
import { batchResultSchema } from "#shared/batch";
import { pairingCodeSchema } from "#shared/challenge";
import { codeOf, type Rig, startRig } from "../testing/rig";

let rig: Rig;
let id: string;
beforeEach(async () => {
  rig = await startRig();
  ({ id } = await rig.accounts.create({ clientName: "Toko Á", method: "qr", start: true }));
});
afterEach(() => rig.close());

const path = (rest = "") => `/whatsapp/session/${encodeURIComponent("Toko Á")}${rest}`;

describe("accounts", () => {
  it("are created with the settings sent", async () => {
    const body = { clientName: "  b  ", method: "pairing", phoneNumber: "0812-3450-001", syncLimit: 7 };

    const response = await rig.call("POST", "/whatsapp/session", { body, token: rig.tokens.operate });

    expect(response.status).toBe(201);
    expect(accountSchema.parse(await response.json())).toMatchObject({ clientName: "b", syncLimit: 7 });
  });

  it("are listed, read by name and by id, changed and removed", async () => {
    const list = accountListSchema.parse(await (await rig.call("GET", "/whatsapp/sessions?q=Toko&limit=10")).json());
    const byName = accountSchema.parse(await (await rig.call("GET", path())).json());
    const byId = accountSchema.parse(await (await rig.call("GET", `/whatsapp/session/${id}`)).json());
    const changed = await (await rig.call("PUT", path(), { body: { dailyLimit: 9 } })).json();
    const removed = await rig.call("DELETE", path());

    expect(list.accounts).toEqual([byName]);
    expect(byId).toEqual(byName);
    expect(changed.dailyLimit).toBe(9);
    expect([removed.status, await removed.json()]).toEqual([200, { phoneTold: true }]);
    expect(await codeOf(await rig.call("GET", path()))).toBe("account_not_found");
  });

  it("come packed when the list is long and the client can unpack", async () => {
    for (let count = 0; count < 20; count += 1) {
      await rig.accounts.create({ clientName: `a${count}`, method: "qr", start: true });
    }

    const response = await rig.call("GET", "/whatsapp/sessions", { headers: { "Accept-Encoding": "gzip" } });

    expect(response.headers.get("content-encoding")).toBe("gzip");
    expect((await response.json()).total).toBe(21);
  });
});

describe("start and stop", () => {
  it("answer 202 while the wish is on its way and 200 once it is reached", async () => {
    const starting = await rig.call("POST", path("/start"));
    rig.accounts.set(id, { status: "ready" });
    const waited = await rig.call("POST", path("/stop?wait=stopped"));
    const stopped = await rig.call("POST", path("/stop"));

    expect([starting.status, waited.status, stopped.status]).toEqual([202, 200, 200]);
    expect(accountSchema.parse(await starting.json())).toMatchObject({ status: "loading", desired: "running" });
  });

  it("pass on for how long to wait, and tell when the time was up", async () => {
    const asked: unknown[] = [];
    const { waitFor } = rig.accounts;
    rig.accounts.waitFor = (...args) => {
      asked.push(args);
      return waitFor(...args);
    };

    const first = await rig.call("POST", path("/start?wait=ready&timeoutMs=1500"));
    await rig.call("POST", path("/start?wait=ready"));

    expect(first.status).toBe(202);
    expect(asked).toEqual([
      [id, "ready", 1500],
      [id, "ready", 60_000],
    ]);
  });

  it("pass on how to link", async () => {
    const asked: unknown[] = [];
    const { start } = rig.accounts;
    rig.accounts.start = (...args) => {
      asked.push(args);
      return start(...args);
    };

    await rig.call("POST", path("/start"), { body: { method: "pairing", phoneNumber: "+62 812 3450 001" } });

    expect(asked).toEqual([["Toko Á", { method: "pairing", phoneNumber: "628123450001" }]]);
  });

  it("have their siblings: log out, count anew, fetch history", async () => {
    const loggedOut = await rig.call("POST", path("/logout"));
    const counted = await rig.call("POST", path("/reset-message-count"));
    const synced = await rig.call("POST", path("/sync-history"));

    expect([loggedOut.status, counted.status, synced.status]).toEqual([200, 200, 202]);
    expect(await loggedOut.json()).toMatchObject({ phoneTold: true, account: { id } });
    expect(await synced.json()).toEqual({ syncId: expect.any(String) });
  });
});

describe("the QR", () => {
  const text = "2@abc,def,ghi";
  beforeEach(() => rig.accounts.qrs.set(id, text));

  it("as a picture says what it should", async () => {
    const response = await rig.call("GET", path("/qr"));
    const { data, width, height } = PNG.sync.read(Buffer.from(await response.arrayBuffer()));

    expect(response.headers.get("content-type")).toBe("image/png");
    expect(jsQR(new Uint8ClampedArray(data), width, height)?.data).toBe(text);
  });

  it("comes as drawing and as text too, and never into a cache", async () => {
    const drawing = await rig.call("GET", path("/qr?format=svg"));
    const raw = await rig.call("GET", path("/qr?format=raw"));

    expect(await drawing.text()).toContain("<svg");
    expect(await raw.text()).toBe(text);
    expect(raw.headers.get("content-type")).toBe("text/plain; charset=utf-8");
    expect([drawing, raw].map((one) => one.headers.get("cache-control"))).toEqual(["no-store", "no-store"]);
  });

  it("is refused to those who may only read, and while there is none", async () => {
    rig.accounts.qrs.clear();

    expect(await codeOf(await rig.call("GET", path("/qr"), { token: rig.tokens.read }))).toBe("scope_missing");
    expect(await codeOf(await rig.call("GET", path("/qr")))).toBe("not_linking");
  });

  it("has a code as its alternative", async () => {
    const response = await rig.call("POST", path("/pairing-code"), { body: { phoneNumber: "0812 3450 001" } });

    expect(pairingCodeSchema.parse(await response.json()).phoneNumber).toBe("628123450001");
  });
});

describe("bulk commands", () => {
  it.each(["start", "stop", "delete", "logout"])("%s tells the outcome per name", async (command) => {
    const response = await rig.call("POST", `/whatsapp/sessions/${command}`, { body: { names: [id, "nobody", id] } });

    expect(response.status).toBe(200);
    const { results } = batchResultSchema.parse(await response.json());
    expect(results.map(({ name, ok, code }) => [name, ok, code])).toEqual([
      [id, true, undefined],
      ["nobody", false, "account_not_found"],
    ]);
  });

  it("stop all and change settings alike", async () => {
    const stopped = batchResultSchema.parse(await (await rig.call("POST", "/whatsapp/sessions/stop-all")).json());
    const body = { names: [id], settings: { syncLimit: 3 } };
    await rig.call("POST", "/whatsapp/sessions/settings", { body });

    expect(stopped.results).toMatchObject([{ name: id, ok: true }]);
    expect((await rig.accounts.read(id)).syncLimit).toBe(3);
  });
});

describe("an Idempotency-Key", () => {
  const create = (key: string, clientName = "b", token = rig.tokens.admin) =>
    rig.call("POST", "/whatsapp/session", {
      token,
      body: { clientName, method: "qr" },
      headers: { "Idempotency-Key": key },
    });

  it("F14: makes a repeat get the first answer, at the same time or later", async () => {
    const together = await Promise.all(Array.from({ length: 10 }, () => create("k1")));
    const later = await create("k1");

    const bodies = await Promise.all([...together, later].map((response) => response.text()));

    expect(new Set(bodies).size).toBe(1);
    expect(new Set([...together, later].map(({ status }) => status))).toEqual(new Set([201]));
    expect(rig.accounts.changes.filter((change) => change === "create")).toHaveLength(2);
  });

  it("cannot be used for something else", async () => {
    await create("k1");

    expect(await codeOf(await create("k1", "c"))).toBe("idempotency_mismatch");
  });

  it("of another device is another key", async () => {
    await create("k1");

    expect(await codeOf(await create("k1", "b", rig.tokens.operate))).toBe("name_taken");
  });

  it("is free again after a failure", async () => {
    const failed = await create("k1", "Toko Á");
    await rig.accounts.remove(id);

    expect(await codeOf(failed)).toBe("name_taken");
    expect((await create("k1", "Toko Á")).status).toBe(201);
  });

  it.each(["", "x".repeat(256), "with space"])("that is no key is refused: '%s'", async (key) => {
    expect(await codeOf(await create(key))).toBe("validation_failed");
  });
});
