/** When the picture of the popup is thrown away. */
import { beforeEach, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { type Core, createCore } from "../app/core";
import { accountId, anAccount } from "../testing/account-fixture";
import { FakeClock } from "../testing/fake-clock";
import { FakeCompanion } from "../testing/fake-companion";
import { pairBrowser } from "../testing/render-app";
import { pairingItem } from "./pairing";
import { keepPicture, readPicture } from "./popup-picture";

const kept = { html: "<p>Toko Ayam</p>", lang: "en", theme: null };
const getManifest = vi.spyOn(fakeBrowser.runtime, "getManifest");
const beVersion = (version: string) => getManifest.mockReturnValue({ manifest_version: 3, name: "Saklar", version });

beforeEach(() => {
  fakeBrowser.reset();
  beVersion("1");
});

async function openedPage(): Promise<Core> {
  const { fetch, openSocket } = new FakeCompanion();
  await pairBrowser();
  const page = createCore({ fetch, openSocket, clock: new FakeClock(), random: () => 0.5 });
  await page.load();
  const accounts = [1, 2].map((number) => anAccount({ id: accountId(number) }));
  page.whatsapp.getState().applySnapshot({ rev: 1, accounts }, 1);
  return page;
}

it("is there the next time", async () => {
  await keepPicture(kept);

  expect(await readPicture()).toMatchObject(kept);
});

it("is not that of another version, whose styles may differ", async () => {
  await keepPicture(kept);

  beVersion("2");

  expect(await readPicture()).toBeNull();
});

it("stays when an account changes", async () => {
  const page = await openedPage();
  await keepPicture(kept);

  page.whatsapp.getState().applyAccount(anAccount({ id: accountId(1), clientName: "Baru", rev: 2 }));
  await page.preferences.getState().change({ notifications: false });

  expect(await readPicture()).toMatchObject(kept);
});

const ends: readonly (readonly [string, (page: Core) => unknown])[] = [
  ["an account was deleted", ({ whatsapp }) => whatsapp.getState().removeAccount(accountId(1))],
  ["the language is another", ({ preferences }) => preferences.getState().change({ language: "id" })],
  ["the theme is another", ({ preferences }) => preferences.getState().change({ theme: "dark" })],
  ["the companion is another", ({ preferences }) => preferences.getState().change({ companionUrl: "http://[::1]:1" })],
  ["the companion removed the browser", () => pairingItem.setValue({ state: "revoked", companionUrl: "" })],
  ["the browser is no longer paired", () => pairingItem.setValue(null)],
];

it.each(ends)("is thrown away when %s", async (_, end) => {
  const page = await openedPage();
  await keepPicture(kept);

  await end(page);

  await vi.waitFor(async () => expect(await readPicture()).toBeNull());
});
