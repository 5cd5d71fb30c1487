/** Several pages of one browser agree on whether it is paired. */
import { beforeEach, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { pairingItem } from "../storage/pairing";
import { anAccount } from "../testing/account-fixture";
import { FakeClock } from "../testing/fake-clock";
import { FakeCompanion } from "../testing/fake-companion";
import { pairBrowser } from "../testing/render-app";
import { type Core, createCore } from "./core";

beforeEach(() => {
  fakeBrowser.reset();
  fakeBrowser.permissions.contains = vi.fn(async () => true);
});

async function openedPage(companion: FakeCompanion): Promise<Core> {
  const core = createCore({
    fetch: companion.fetch,
    openSocket: companion.openSocket,
    clock: new FakeClock(),
    random: () => 0.5,
  });
  await core.load();
  core.live.start();
  return core;
}

const stepOf = ({ connection }: Core) => connection.getState().connection.step;

it("connects a page that was open before pairing", async () => {
  const companion = new FakeCompanion();
  const page = await openedPage(companion);
  await vi.waitFor(() => expect(stepOf(page)).toBe("notPaired"));

  await pairBrowser("fresh");

  await vi.waitFor(() => expect(companion.socket.target.token).toBe("fresh"));
});

it("tells every page that the browser was removed, and none that it was never paired", async () => {
  const companion = new FakeCompanion();
  await pairBrowser();
  const [one, other] = [await openedPage(companion), await openedPage(companion)];
  await vi.waitFor(() => expect(companion.sockets).toHaveLength(2));
  for (const socket of companion.sockets) socket.emit("whatsapp-all-statuses", { rev: 1, accounts: [anAccount()] });

  companion.sockets[0]?.listener.onRefused("unauthorized");

  await vi.waitFor(() => expect([stepOf(one), stepOf(other)]).toEqual(["revoked", "revoked"]));
  for (const page of [one, other]) await vi.waitFor(() => expect(page.whatsapp.getState().accounts).toEqual({}));
  expect(await pairingItem.getValue()).toMatchObject({ state: "revoked" });
  expect(JSON.stringify(await fakeBrowser.storage.local.get(null))).not.toContain("token-of-this-browser");
});

it("keeps the token away from another address", async () => {
  const companion = new FakeCompanion();
  await pairBrowser();
  const page = await openedPage(companion);
  await vi.waitFor(() => expect(companion.sockets).toHaveLength(1));

  page.preferences.getState().change({ companionUrl: "https://elsewhere.example" });

  await vi.waitFor(() => expect(stepOf(page)).toBe("notPaired"));
  expect(companion.requests.some(({ url }) => url.hostname === "elsewhere.example")).toBe(false);
});
