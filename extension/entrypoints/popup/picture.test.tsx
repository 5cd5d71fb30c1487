/** The picture of what the popup showed last: when it is kept and what is in it. */
import { act, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import type { Account } from "#shared/account";
import { keepPicture, readPicture } from "../../storage/popup-picture";
import { accountId, anAccount } from "../../testing/account-fixture";
import { type Rendered, renderApp } from "../../testing/render-app";
import { App } from "./App";
import { showPicture } from "./show-picture";

const shop = anAccount({ id: accountId(1), clientName: "Toko Ayam" });
const store = anAccount({ id: accountId(2), clientName: "Gudang" });

beforeEach(() => {
  fakeBrowser.reset();
  vi.spyOn(fakeBrowser.runtime, "getManifest").mockReturnValue({ manifest_version: 3, name: "Saklar", version: "1" });
});

afterEach(() => {
  vi.restoreAllMocks();
});

async function openPopup(accounts: readonly Account[] = [shop, store]): Promise<Rendered> {
  const rendered = await renderApp(<App />, { accounts });
  await waitFor(() => expect(rendered.companion.sockets).toHaveLength(1));
  act(() => rendered.companion.socket.emit("whatsapp-all-statuses", { rev: 9, accounts }));
  return rendered;
}

async function picture({ clock }: Rendered) {
  clock.advance(500);
  return vi.waitFor(async () => {
    const kept = await readPicture();
    if (kept === null) throw new Error("There is no picture yet");
    return kept;
  });
}

/** What a page holds that begins with it. */
function shown(kept: Awaited<ReturnType<typeof picture>>): HTMLElement {
  const root = document.createElement("div");
  showPicture(kept, root);
  return root;
}

it("has the list as a remembered one looks: greyed, nothing to press", async () => {
  const root = shown(await picture(await openPopup()));

  expect([...root.querySelectorAll("li h2")].map((name) => name.textContent)).toEqual(["Gudang", "Toko Ayam"]);
  expect(root.querySelector("[data-greyed]")?.getAttribute("data-greyed")).toBe("true");
  expect(root.querySelector("[data-picture]")).toHaveProperty("inert", true);
  expect(root.querySelectorAll("li button:not([aria-haspopup]):not([aria-disabled=true])")).toHaveLength(0);
});

it("keeps a name that looks like a command as text", async () => {
  const clientName = "<img src=x onerror=alert(1)>";
  const root = shown(await picture(await openPopup([anAccount({ clientName })])));

  expect(root.querySelector("h2")?.textContent).toBe(clientName);
  expect(root.querySelector("li img")).toBeNull();
});

it("has no more rows than can be seen", async () => {
  const accounts = Array.from({ length: 50 }, (_, index) =>
    anAccount({ id: accountId(index + 1), clientName: `Cabang ${index}` }),
  );
  const rowHeight = 45;
  vi.spyOn(Element.prototype, "getBoundingClientRect").mockImplementation(function (this: Element) {
    const place = this.parentElement === null ? 0 : [...this.parentElement.children].indexOf(this);
    return this.matches("li") ? new DOMRect(0, place * rowHeight, 380, rowHeight) : new DOMRect(0, 0, 380, 460);
  });

  const root = shown(await picture(await openPopup(accounts)));

  expect(root.querySelectorAll("li")).toHaveLength(11);
});

it("is not taken of a list that is not live", async () => {
  const rendered = await openPopup();
  act(() => rendered.app.whatsapp.getState().loseLive(rendered.clock.now()));

  rendered.clock.advance(10_000);

  expect(await readPicture()).toBeNull();
});

it("is not taken of a part of the list, which the popup does not open with", async () => {
  const rendered = await openPopup();
  await userEvent.setup({ delay: null }).click(screen.getByRole("button", { name: "2 on" }));

  rendered.clock.advance(10_000);

  expect(await readPicture()).toBeNull();
});

it("leaves out a notice that has gone by then", async () => {
  const rendered = await openPopup();
  const user = userEvent.setup({ delay: null });
  await user.click(screen.getByRole("button", { name: "Stop: Toko Ayam" }));
  await waitFor(() => expect(document.querySelector("[data-toasts]")).not.toBeNull());

  const root = shown(await picture(rendered));

  expect(root.querySelector("li")).not.toBeNull();
  expect(root.querySelector("[data-toasts]")).toBeNull();
});

it("is drawn in its language and theme", async () => {
  await keepPicture({ html: "<p>x</p>", lang: "id", theme: "dark" });
  const kept = await readPicture();
  if (kept !== null) shown(kept);

  expect(document.documentElement).toMatchObject({ lang: "id", dataset: { theme: "dark" } });
});
