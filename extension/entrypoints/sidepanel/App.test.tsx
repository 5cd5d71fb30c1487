/** The panel as people use it: find an account, do the one thing to do, remove it for good. */
import { act, cleanup, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import type { Account } from "#shared/account";
import { leaveNextDialog } from "../../storage/next-dialog";
import { accountId, anAccount } from "../../testing/account-fixture";
import { FakeCompanion, json, problem } from "../../testing/fake-companion";
import { renderApp } from "../../testing/render-app";
import { App } from "./App";

const shop = anAccount({ id: accountId(1), clientName: "Toko Ayam" });
const lost = anAccount({
  id: accountId(2),
  clientName: "Gudang",
  status: "disconnected",
  reason: "logged_out_on_phone",
  desired: "stopped",
  isLoggedIn: false,
  phoneNumber: "6281234500002",
});
const archive = anAccount({
  id: accountId(3),
  clientName: "Arsip <b>2024</b>",
  status: "disconnected",
  reason: "stopped",
  desired: "stopped",
});

async function openPanel(accounts: readonly Account[] = [shop, lost, archive], companion = new FakeCompanion()) {
  const view = await renderApp(<App />, { accounts, companion });
  await waitFor(() => expect(companion.sockets).toHaveLength(1));
  act(() => companion.socket.emit("whatsapp-all-statuses", { rev: 9, accounts }));
  return { ...view, user: userEvent.setup({ delay: null }) };
}

const names = () => within(screen.getByRole("list", { name: "Accounts" })).getAllByRole("heading", { level: 3 });
const card = (name: string) => screen.getByRole("heading", { name, level: 3 }).closest("article") as HTMLElement;

beforeEach(() => fakeBrowser.reset());
afterEach(cleanup);

describe("the keyboard", () => {
  it("goes from account to account with arrows and opens one with Enter", async () => {
    const { user } = await openPanel();
    screen.getByRole("button", { name: "Gudang" }).focus();

    await user.keyboard("{ArrowDown}{ArrowDown}{ArrowDown}{ArrowUp}");
    expect(document.activeElement?.textContent).toBe("Toko Ayam");
    await user.keyboard("{Enter}");

    expect(await screen.findByRole("dialog", { name: "Toko Ayam" })).toBeTruthy();
  });

  it("shows all keys on ?, and does nothing of the kind when they are turned off", async () => {
    const { user, app } = await openPanel();

    await user.keyboard("?");
    expect(await screen.findByRole("dialog", { name: "Keyboard shortcuts" })).toBeTruthy();
    await user.keyboard("{Escape}");

    act(() => app.preferences.getState().change({ shortcuts: false }));
    await user.keyboard("?n/");
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(document.activeElement).not.toBe(screen.getByRole("searchbox"));
  });
});

describe("the address of the panel", () => {
  afterEach(() => history.replaceState(null, "", "/"));

  it("leads to the account a notification told of", async () => {
    history.replaceState(null, "", `#account:${lost.id}`);

    await openPanel();

    expect(await screen.findByRole("dialog", { name: "Gudang" })).toBeTruthy();
    expect(location.hash).toBe("");
  });
});

it("begins with adding an account where the welcome page left off, once", async () => {
  await leaveNextDialog("add");

  await openPanel([]);
  expect(await screen.findByRole("dialog", { name: "Add account" })).toBeTruthy();
  cleanup();
  await openPanel([]);

  expect(screen.queryByRole("dialog")).toBeNull();
});

describe("the panel", () => {
  it("puts those that need a hand first", async () => {
    await openPanel();

    expect(names().map((name) => name.textContent)).toEqual(["Gudang", "Toko Ayam", "Arsip <b>2024</b>"]);
  });

  it("finds an account by its number as people write it", async () => {
    const { user } = await openPanel();

    await user.type(screen.getByRole("searchbox"), "0812-3450-0002");

    expect(names().map((name) => name.textContent)).toEqual(["Gudang"]);
  });

  it("tells nothing-found from nothing-yet, and clears the filters", async () => {
    const { user } = await openPanel();
    await user.type(screen.getByRole("searchbox"), "zzz");

    await user.click(screen.getByRole("button", { name: "Clear search and filters" }));

    expect(names()).toHaveLength(3);
  });

  it("invites to add the first account when there is none", async () => {
    const { user } = await openPanel([]);
    const list = within(screen.getByRole("main"));

    await user.click(list.getByRole("button", { name: "Add account" }));

    expect(await screen.findByRole("dialog", { name: "Add account" })).toBeTruthy();
  });

  it("filters by a status chip that says how many it leaves", async () => {
    const { user } = await openPanel();

    await user.click(screen.getByRole("button", { name: "Problem 1" }));

    expect(names().map((name) => name.textContent)).toEqual(["Gudang"]);
  });

  it("marks the button busy until the companion answers, and changes nothing by itself", async () => {
    const companion = new FakeCompanion();
    let answer = () => {};
    companion.replies.startSession = () =>
      new Promise((resolve) => {
        answer = () => resolve(json({ ...archive, status: "loading", reason: null, desired: "running", rev: 20 }, 202));
      });
    const { user } = await openPanel([archive], companion);
    const start = screen.getByRole("button", { name: "Start: Arsip <b>2024</b>" });

    await user.click(start);
    const isBusy = start.getAttribute("aria-busy");
    const wordMeanwhile = within(card("Arsip <b>2024</b>")).queryByText("Stopped");
    await waitFor(() => expect(companion.requests.some(({ operation }) => operation === "startSession")).toBe(true));
    answer();

    expect(isBusy).toBe("true");
    expect(wordMeanwhile).toBeTruthy();
    await screen.findByText("Starting…");
  });

  it("says why a request failed, by name and in words", async () => {
    const companion = new FakeCompanion();
    companion.replies.startSession = () => problem("draining");
    const { user } = await openPanel([archive], companion);

    await user.click(screen.getByRole("button", { name: "Start: Arsip <b>2024</b>" }));

    expect(await screen.findAllByText("Arsip <b>2024</b>: The companion is shutting down.")).toBeTruthy();
  });

  it("takes a stop back when asked", async () => {
    const companion = new FakeCompanion();
    companion.replies.stopSession = () =>
      json({ ...shop, status: "disconnected", reason: "stopped", desired: "stopped", rev: 20 });
    companion.replies.startSession = () => json({ ...shop, status: "loading", rev: 21 }, 202);
    const { user } = await openPanel([shop], companion);
    await user.click(screen.getByRole("button", { name: "Stop: Toko Ayam" }));

    await user.click(await screen.findByRole("button", { name: "Undo" }));

    await waitFor(() => expect(companion.requests.at(-1)?.operation).toBe("startSession"));
  });

  it("offers to link again what was logged out on the phone", async () => {
    const { user } = await openPanel();

    await user.click(screen.getByRole("button", { name: "Link again: Gudang" }));

    expect(await screen.findByRole("dialog", { name: "Link Gudang" })).toBeTruthy();
  });

  it("deletes an account only after its name was typed", async () => {
    const companion = new FakeCompanion();
    companion.replies.deleteSession = () => json({ phoneTold: true });
    const { user, app } = await openPanel([shop], companion);
    await user.click(screen.getByRole("button", { name: "More for Toko Ayam" }));
    await user.click(await screen.findByRole("menuitem", { name: "Delete…" }));
    const dialog = within(await screen.findByRole("alertdialog"));
    await user.type(dialog.getByRole("textbox"), "toko");
    const isClosed = dialog.getByRole("button", { name: "Delete account" }).getAttribute("aria-disabled");
    await user.clear(dialog.getByRole("textbox"));
    await user.type(dialog.getByRole("textbox"), "Toko Ayam");

    await user.click(dialog.getByRole("button", { name: "Delete account" }));

    expect(isClosed).toBe("true");
    await waitFor(() => expect(app.whatsapp.getState().accounts).toEqual({}));
  });

  it("opens the dialog to add by key, but not while somebody types", async () => {
    const { user } = await openPanel();
    await user.type(screen.getByRole("searchbox"), "n");
    const whileTyping = screen.queryByRole("dialog");
    await user.clear(screen.getByRole("searchbox"));
    act(() => (document.activeElement as HTMLElement).blur());

    await user.keyboard("n");

    expect(whileTyping).toBeNull();
    expect(await screen.findByRole("dialog", { name: "Add account" })).toBeTruthy();
  });

  it("greys the list and closes its buttons while the companion is away", async () => {
    const { app } = await openPanel([shop]);
    const stop = screen.getByRole("button", { name: "Stop: Toko Ayam" });
    stop.focus();

    act(() => app.whatsapp.getState().loseLive(Date.now()));

    expect(stop.getAttribute("aria-disabled")).toBe("true");
    expect(document.activeElement).toBe(stop);
  });
});
