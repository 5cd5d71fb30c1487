/** What a program written for WAHA finds here: the same words, behind the same gate as everything else. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Account } from "#shared/account";
import { codeOf, type Rig, startRig } from "../testing/rig";
import { createWahaClient } from "./testing/waha-client";
import { wahaStatusOf } from "./waha-session";

let rig: Rig;
let waha: ReturnType<typeof createWahaClient>;
beforeEach(async () => {
  rig = await startRig({ hasWahaAlias: true });
  waha = createWahaClient({ url: rig.url, apiKey: rig.tokens.admin });
});
afterEach(() => rig.close());

const png = Buffer.from([0x89, 0x50, 0x4e, 0x47]);

describe("the sessions", () => {
  it("are created, started unless told otherwise, listed and read", async () => {
    const made = await waha.create({ name: "default", config: { debug: false, webhooks: [], proxy: null } });
    const calm = await waha.create({ name: "calm", start: false });
    const nameless = await waha.create({});
    rig.accounts.set((await rig.accounts.read("default")).id, {
      ...{ status: "ready", phoneNumber: "79111111", desired: "running" },
    });

    expect(made).toEqual({
      ...{ name: "default", status: "STOPPED", engine: { engine: "WEBJS" }, me: null },
      config: { proxy: null, webhooks: [], debug: false },
    });
    expect([calm.status, nameless.name]).toEqual(["STOPPED", expect.stringMatching(/^session_/)]);
    expect((await waha.list()).map(({ name, status }) => [name, status])).toEqual([["default", "WORKING"]]);
    expect(await waha.list(true)).toHaveLength(3);
    expect((await waha.get("default")).me).toEqual({ id: "79111111@c.us", pushName: null });
    expect(await waha.me("default")).toEqual({ id: "79111111@c.us", pushName: null });
    expect(await waha.me("calm")).toBeNull();
  });

  it("are started, stopped and restarted, as often as one likes", async () => {
    await waha.create({ name: "default", start: false });

    const answers = [await waha.start("default"), await waha.start("default"), await waha.stop("default")];
    const restarted = await waha.restart("default");

    expect(answers.map(({ status }) => status)).toEqual(["STARTING", "STARTING", "STOPPED"]);
    expect(restarted.status).toBe("STARTING");
    expect(rig.accounts.changes).toEqual(["create", "start", "start", "stop", "stop", "start"]);
  });

  it("begin anew after a logout when they ran, and stay stopped when they did not", async () => {
    await waha.create({ name: "default", start: false });
    expect((await waha.logout("default")).status).toBe("STOPPED");
    await waha.start("default");

    await waha.logout("default");

    expect(rig.accounts.changes).toEqual(["create", "logout", "start", "logout", "start"]);
  });

  it("are removed, as often as one likes", async () => {
    await waha.create({ name: "default", start: false });

    const statuses = [await waha.remove("default"), await waha.remove("default")].map(({ status }) => status);

    expect(statuses).toEqual([200, 200]);
    await expect(waha.get("default")).rejects.toMatchObject({ status: 404 });
  });

  it("show their QR as picture, in JSON and raw, give codes and a screenshot", async () => {
    await waha.create({ name: "default" });
    const { id } = await rig.accounts.read("default");
    rig.accounts.qrs.set(id, "2@abc");
    rig.accounts.set(id, { desired: "running" });

    const image = Buffer.from(await (await waha.qrImage("default")).arrayBuffer());
    const inJson = await waha.qrBase64("default");

    expect(image.subarray(0, 4)).toEqual(png);
    expect(inJson).toEqual({ mimetype: "image/png", data: image.toString("base64") });
    expect(await waha.qrRaw("default")).toEqual({ value: "2@abc" });
    expect(await waha.requestCode("default", "12132132130")).toEqual({ code: "ABCD-1234" });
    expect(await waha.screenshot("default")).toEqual({ mimetype: "image/png", data: png.toString("base64") });
  });

  it("do not forget a config that would have meant something: they refuse it", async () => {
    const config = { webhooks: [{ url: "https://example.com", events: ["message"] }], metadata: { a: "b" } };

    await expect(waha.create({ name: "default", config })).rejects.toMatchObject({ status: 422 });
    await waha.create({ name: "default" });
    await expect(waha.update("default", { config })).rejects.toMatchObject({ status: 422 });
    expect((await waha.update("default", { name: "default", config: {} })).name).toBe("default");
  });
});

describe("the gate before them", () => {
  const call = (path: string, headers: object, method = "GET") => rig.call(method, path, { token: "", headers });

  it("asks for a token, as X-Api-Key here and nowhere else, or as ever", async () => {
    const key = { "X-Api-Key": rig.tokens.read };
    expect(await codeOf(await call("/api/sessions", {}))).toBe("unauthorized");
    expect(await codeOf(await call("/api/sessions", { "X-Api-Key": "guess" }))).toBe("unauthorized");
    expect((await call("/api/sessions", key)).status).toBe(200);
    expect((await call("/api/sessions", { Authorization: `Bearer ${rig.tokens.read}` })).status).toBe(200);
    expect(await codeOf(await call("/whatsapp/sessions", key))).toBe("unauthorized");
    expect(await codeOf(await call("/api/sessions?x-api-key=a", {}))).toBe("unauthorized");
  });

  it("asks for the scope of what is done, and notes it in the audit log", async () => {
    await waha.create({ name: "default", start: false });
    const operate = { "X-Api-Key": rig.tokens.operate };

    expect(await codeOf(await call("/api/sessions/default", operate, "DELETE"))).toBe("scope_missing");
    expect(await codeOf(await call("/api/sessions/default/start", { "X-Api-Key": rig.tokens.read }, "POST"))).toBe(
      "scope_missing",
    );
    await waha.remove("default");

    const { entries } = await (await rig.call("GET", "/auth/audit")).json();
    const removals = entries.filter(({ operation }: { operation: string }) => operation === "deleteSession");
    expect(removals.map(({ status, target }: { status: number; target: string }) => [status, target])).toEqual([
      [200, "default"],
      [403, "default"],
    ]);
  });

  it("lets no web page in, and knows no more paths than are documented", async () => {
    const page = { "X-Api-Key": rig.tokens.admin, Origin: "https://evil.example" };
    expect(await codeOf(await call("/api/sessions", page))).toBe("origin_not_allowed");
    expect(await codeOf(await rig.call("GET", "/api/sendText"))).toBe("route_not_found");
  });

  it("is closed unless it was opened", async () => {
    const closed = await startRig();

    expect(await codeOf(await closed.call("GET", "/api/sessions"))).toBe("route_not_found");
    await closed.close();
  });
});

describe("the words for a status", () => {
  const account = { status: "disconnected", reason: "stopped", desired: "stopped", link: null } as Account;
  it.each<[Partial<Account>, string]>([
    [{}, "STOPPED"],
    [{ reason: "parked", desired: "running" }, "STOPPED"],
    [{ reason: "network", desired: "running" }, "STARTING"],
    [{ status: "loading" }, "STARTING"],
    [{ status: "authenticated" }, "STARTING"],
    [{ status: "qr" }, "SCAN_QR_CODE"],
    [{ status: "pairing" }, "SCAN_QR_CODE"],
    [{ status: "qr", link: { kind: "passkey" } as Account["link"] }, "PASSKEY_REQUIRED"],
    [{ status: "ready" }, "WORKING"],
    [{ status: "error" }, "FAILED"],
  ])("%o is %s", (fields, word) => {
    expect(wahaStatusOf({ ...account, ...fields })).toBe(word);
  });
});
