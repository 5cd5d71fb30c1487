/** The list of accounts, asked again and again. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Rig, startRig } from "./testing/rig";

let rig: Rig;
let version: string;
beforeEach(async () => {
  version = "1";
  rig = await startRig({ listVersion: () => version });
  for (let count = 0; count < 20; count += 1) {
    await rig.accounts.create({ clientName: `a${count}`, method: "qr", start: false });
  }
});
afterEach(() => rig.close());

const ask = (query = "", headers: Record<string, string> = {}) =>
  rig.call("GET", `/whatsapp/sessions${query}`, { token: rig.tokens.read, headers });

describe("an unchanged list", () => {
  it("is not sent again to whoever shows its tag", async () => {
    const first = await ask();
    const tag = first.headers.get("etag") ?? "";

    const again = await ask("", { "If-None-Match": tag });

    expect([again.status, await again.text(), again.headers.get("etag")]).toEqual([304, "", tag]);
    expect(again.headers.get("cache-control")).toBe("no-store");
  });

  it("is made once, packed or not, and the same as before", async () => {
    const list = vi.spyOn(rig.accounts, "list");

    const packed = await ask("", { "Accept-Encoding": "gzip" });
    const plain = await ask("", { "Accept-Encoding": "identity" });

    expect([packed.headers.get("content-encoding"), plain.headers.get("content-encoding")]).toEqual(["gzip", null]);
    expect(await packed.json()).toEqual(await plain.json());
    expect(list).toHaveBeenCalledTimes(1);
  });

  it("is another one for another question", async () => {
    const all = await ask();
    const few = await ask("?limit=3");

    expect(few.headers.get("etag")).not.toBe(all.headers.get("etag"));
    expect((await ask("?limit=3", { "If-None-Match": all.headers.get("etag") ?? "" })).status).toBe(200);
  });
});

it("a changed list is read anew, whatever tag is shown", async () => {
  const before = await ask();
  await rig.accounts.create({ clientName: "new", method: "qr", start: false });
  version = "2";

  const after = await ask("", { "If-None-Match": before.headers.get("etag") ?? "" });

  expect([after.status, (await after.json()).total]).toEqual([200, 21]);
});

it("a list that is being made while it changes is not kept as the newer one", async () => {
  const { list } = rig.accounts;
  rig.accounts.list = async (filter) => {
    const answer = await list(filter);
    version = "2";
    return answer;
  };
  await ask();
  rig.accounts.list = list;
  await rig.accounts.create({ clientName: "new", method: "qr", start: false });

  expect((await (await ask()).json()).total).toBe(21);
});

it("nothing of a list is told without a token, and a refused question is not remembered", async () => {
  await ask();
  const tag = (await ask()).headers.get("etag") ?? "";

  const stranger = await rig.call("GET", "/whatsapp/sessions", { token: "", headers: { "If-None-Match": tag } });
  expect(stranger.status).toBe(401);
  expect((await ask("?limit=0")).status).toBe(422);
  expect((await ask("?limit=0")).status).toBe(422);
});
