/** The popup: every account opens from its row and offers what its card in the panel offers. */
import { act, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { accountId, anAccount } from "../../testing/account-fixture";
import { renderApp } from "../../testing/render-app";
import { App } from "./App";

const shop = anAccount({ id: accountId(1), clientName: "Toko Ayam" });
const lost = anAccount({ id: accountId(2), clientName: "Gudang", status: "error", reason: "auth_failed" });
const accounts = [shop, lost];

beforeEach(() => fakeBrowser.reset());

async function openPopup() {
  const { companion } = await renderApp(<App />, { accounts });
  await waitFor(() => expect(companion.sockets).toHaveLength(1));
  act(() => companion.socket.emit("whatsapp-all-statuses", { rev: 9, accounts }));
  return userEvent.setup({ delay: null });
}

it("opens the details of an account from its name", async () => {
  const user = await openPopup();

  await user.click(screen.getByRole("button", { name: "Toko Ayam" }));

  expect(await screen.findByRole("dialog", { name: "Toko Ayam" })).toBeTruthy();
});

it.each(accounts)("offers all further actions of $clientName in the menu of its row", async ({ clientName }) => {
  const user = await openPopup();

  await user.click(screen.getByRole("button", { name: `More for ${clientName}` }));
  const menu = within(await screen.findByRole("menu"));
  await user.click(menu.getByRole("menuitem", { name: "Delete…" }));

  const dialog = await screen.findByRole("alertdialog");
  expect(within(dialog).getByRole("heading").textContent).toContain(clientName);
});

it("goes from name to name with arrows", async () => {
  const user = await openPopup();
  screen.getByRole("button", { name: "Gudang" }).focus();

  await user.keyboard("{ArrowDown}");

  expect(document.activeElement?.textContent).toBe("Toko Ayam");
});

it("counts nothing of a companion it is not paired with", async () => {
  const { app } = await renderApp(<App />, { accounts });
  expect(screen.getByRole("button", { name: "1 needs you" })).toBeTruthy();

  act(() => app.connection.setState({ connection: { step: "notPaired" } }));

  expect(screen.queryByRole("button", { name: /needs? you|on$/ })).toBeNull();
});
