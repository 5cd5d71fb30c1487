import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { standStill } from "../../testing/stand-still";
import { codeOf, type Rig, startRig } from "../testing/rig";

let rig: Rig;
beforeEach(async () => {
  rig = await startRig();
  await rig.accounts.create({ clientName: "Toko", method: "qr", start: true });
});
afterEach(() => rig.close());

describe("a look at an account's page", () => {
  it("is a picture that nobody keeps", async () => {
    await rig.accounts.start("Toko");

    const response = await rig.call("GET", "/whatsapp/session/Toko/screenshot", { token: rig.tokens.operate });

    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("image/png");
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect((await response.bytes()).slice(1, 4)).toEqual(new TextEncoder().encode("PNG"));
  });

  it("may show chats, so reading is not enough for it", async () => {
    const response = await rig.call("GET", "/whatsapp/session/Toko/screenshot", { token: rig.tokens.read });

    expect(await codeOf(response)).toBe("scope_missing");
  });

  it("needs a page that is open", async () => {
    await rig.accounts.stop("Toko");

    expect(await codeOf(await rig.call("GET", "/whatsapp/session/Toko/screenshot"))).toBe("not_ready");
  });

  it("is null before the first self-check", async () => {
    const response = await rig.call("GET", "/whatsapp/session/Toko/self-check", { token: rig.tokens.read });

    expect(await response.json()).toEqual({ check: null });
  });
});

describe("an account's own picture", () => {
  const avatar = () => rig.call("GET", "/whatsapp/session/Toko/avatar", { token: rig.tokens.read });

  it("is a picture, or nothing where the account shows none", async () => {
    const { id } = await rig.accounts.read("Toko");
    rig.accounts.set(id, { status: "ready", isLoggedIn: true });
    const shown = await avatar();
    rig.accounts.set(id, { isLoggedIn: false });
    const hidden = await avatar();

    expect([shown.status, shown.headers.get("content-type")]).toEqual([200, "image/png"]);
    expect([hidden.status, await hidden.text()]).toEqual([204, ""]);
  });

  it("needs an account that is ready", async () => {
    expect(await codeOf(await avatar())).toBe("not_ready");
  });
});

describe("the metrics", () => {
  it("are text for Prometheus, for whoever may read", async () => {
    const response = await rig.call("GET", "/metrics", { token: rig.tokens.read });

    expect(response.headers.get("content-type")).toContain("text/plain");
    expect(await response.text()).toContain("saklar_accounts{");
  });

  it("name nobody", async () => {
    const text = await (await rig.call("GET", "/metrics")).text();

    expect(text).not.toContain("Toko");
  });

  it("F36: tell how long the companion stood still", async () => {
    const lag = async () => {
      const text = await (await rig.call("GET", "/metrics")).text();
      return Number(/^saklar_loop_lag_seconds (.*)$/m.exec(text)?.[1]);
    };
    await lag();

    standStill(1_200);

    await vi.waitFor(async () => expect(await lag()).toBeGreaterThan(1));
    await vi.waitFor(async () => expect(await lag()).toBeLessThan(1));
  });

  it("are not public", async () => {
    expect(await codeOf(await rig.call("GET", "/metrics", { token: "" }))).toBe("unauthorized");
  });
});
