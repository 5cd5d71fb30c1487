/** Every flow of the panel with the keyboard alone; whatever was done, the keyboard is somewhere afterwards. */
import { act, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import type { Account } from "#shared/account";
import { accountId, anAccount, aStatusUpdate } from "../../testing/account-fixture";
import { FakeCompanion, type FakeRequest, json } from "../../testing/fake-companion";
import { createKeyboard, focusComesTo, focusName } from "../../testing/keyboard";
import { renderApp } from "../../testing/render-app";
import { App } from "./App";

const shop = anAccount({ id: accountId(1), clientName: "Toko", labels: ["Grosir"] });
const store = anAccount({ id: accountId(2), clientName: "Gudang", phoneNumber: "6281234500002" });
const archive = anAccount({
  ...{ id: accountId(3), clientName: "Arsip", desired: "stopped" as const },
  ...{ status: "disconnected" as const, reason: "stopped" as const },
});
const stopped = { status: "disconnected", connectionStatus: "disconnected", desired: "stopped" } as const;
const fresh = anAccount({ id: accountId(9), clientName: "Baru", status: "loading", rev: 30, isLoggedIn: false });

const nameIn = (url: URL) => decodeURIComponent(url.pathname.split("/")[3] ?? "");

/** Does what it is asked and tells the new state. */
function willing(accounts: readonly Account[]): FakeCompanion {
  const companion = new FakeCompanion();
  const found = (name: string) => accounts.find(({ id }) => id === name) ?? shop;
  const one = (change: Partial<Account>) => (request: FakeRequest) =>
    json({ ...found(nameIn(request.url)), ...change, rev: 20 + companion.requests.length });
  const many = (change: Partial<Account>) => (request: FakeRequest) => {
    const { names = accounts.map(({ id }) => id) } = (request.body ?? {}) as { names?: readonly string[] };
    const rev = 20 + companion.requests.length;
    return json({ results: names.map((name) => ({ name, ok: true, account: { ...found(name), ...change, rev } })) });
  };
  Object.assign(companion.replies, {
    createSession: () => json(fresh, 201),
    startSession: one({ status: "loading", reason: null, desired: "running" }),
    stopSession: one({ ...stopped, reason: "stopped" }),
    updateSession: (request: FakeRequest) => one(request.body as Partial<Account>)(request),
    deleteSession: () => json({ phoneTold: true }),
    stopSessions: many({ ...stopped, reason: "stopped" }),
    pauseAllSessions: many({ ...stopped, reason: "paused", isPaused: true }),
    resumeAllSessions: many({ status: "loading", reason: null, isPaused: false }),
    deleteSessions: ({ body }: FakeRequest) =>
      json({ results: (body as { names: string[] }).names.map((name) => ({ name, ok: true })) }),
  });
  return companion;
}

async function openPanel(accounts: readonly Account[] = [shop, store, archive]) {
  const companion = willing(accounts);
  const view = await renderApp(<App />, { accounts, companion });
  await waitFor(() => expect(companion.sockets).toHaveLength(1));
  act(() => companion.socket.emit("whatsapp-all-statuses", { rev: 9, accounts }));
  const asked = (operation: string) => companion.requests.filter((request) => request.operation === operation);
  const isAsked = (operation: string) => waitFor(() => expect(asked(operation)).toHaveLength(1));
  return { ...view, ...createKeyboard(), companion, asked, isAsked };
}

// A walk has many steps, and a busy machine takes its time for each.
vi.setConfig({ testTimeout: 60_000 });

beforeEach(() => fakeBrowser.reset());
afterEach(() => expect(focusName()).not.toBe("(nowhere)"));

const soon = (ms: number) => new Date(Date.now() + ms).toISOString();

it("adds an account by QR and comes back to where it began", async () => {
  const { walkTo, press, isAsked, app } = await openPanel();
  await walkTo("Add account");

  await press("{Enter}");
  await screen.findByRole("dialog", { name: "Add account" });
  await walkTo("Account name");
  await press("Baru");
  await walkTo("Show QR code");
  await press("{Enter}");
  await isAsked("createSession");
  const link = { kind: "qr" as const, attempt: 1, maxAttempts: 6, issuedAt: soon(0), expiresAt: soon(20_000) };
  const tell = (change: Parameters<typeof aStatusUpdate>[1]) =>
    act(() => void app.whatsapp.getState().applyStatus(aStatusUpdate(fresh, change)));
  await screen.findByText("Opening WhatsApp Web…");
  tell({ status: "qr", link, qrText: "2@abc", rev: 31 });
  await screen.findByRole("img", { name: "QR code that links Baru" });
  tell({ status: "ready", link: null, isLoggedIn: true, rev: 32 });
  await focusComesTo("Done");
  await press("{Enter}");

  await focusComesTo("Add account");
});

it("adds an account by code", async () => {
  const { walkTo, press, isAsked, asked } = await openPanel();

  await press("n");
  await screen.findByRole("dialog", { name: "Add account" });
  await walkTo("Account name");
  await press("Baru");
  await walkTo("QR code");
  await walkTo("Phone number", "{ArrowRight}");
  await press(" {Tab}");
  expect(focusName()).toBe("Phone number");
  await press("0812-3456-7890");
  await walkTo("Get code");
  await press("{Enter}");

  await isAsked("createSession");
  expect(asked("createSession")[0]?.body).toMatchObject({ method: "pairing", phoneNumber: "6281234567890" });
});

it("changes settings and labels, and takes them back by key", async () => {
  const { walkTo, press, choose, asked } = await openPanel();
  const changes = () => asked("updateSession").map(({ body }) => body);

  await choose("More for Toko", "Settings");
  await screen.findByRole("dialog", { name: /Toko/ });
  await walkTo("Labels");
  await press("Cabang,");
  await walkTo("Remove label Grosir");
  await press("{Enter}");
  await focusComesTo("Remove label Cabang");
  await walkTo("Save");
  await press("{Enter}");
  await waitFor(() => expect(changes()).toEqual([{ labels: ["Cabang"] }]));
  await screen.findByRole("button", { name: "Undo" });
  await focusComesTo("More for Toko");
  await press("u");

  await waitFor(() => expect(changes()[1]).toEqual({ labels: ["Grosir"] }));
});

it("stops many, ticked one by one and all at once", async () => {
  const { walkTo, press, isAsked } = await openPanel();

  await walkTo("Select Toko");
  await press(" ");
  await walkTo("Select all 3");
  await press(" ");
  await walkTo("Stop");
  await press("{Enter}");
  await isAsked("stopSessions");
  await screen.findAllByText("All 3 accounts done");
  await walkTo("Close results");
  await press("{Enter}");
});

it("deletes many after their number was typed", async () => {
  const { walkTo, press, isAsked } = await openPanel();
  await walkTo("Select Toko");
  await press(" ");

  await walkTo("Delete…");
  await press("{Enter}");
  await screen.findByRole("alertdialog");
  await walkTo("Type 1 to confirm");
  await press("1{Enter}");

  await isAsked("deleteSessions");
  await waitFor(() => expect(screen.queryByRole("heading", { name: "Toko" })).toBeNull());
});

it("stops an account and takes it back by key", async () => {
  const { walkTo, press, isAsked } = await openPanel();

  await walkTo("Stop: Toko");
  await press("{Enter}");
  await isAsked("stopSession");
  await screen.findByRole("button", { name: "Undo" });
  await press("u");

  await isAsked("startSession");
  expect(screen.queryByRole("button", { name: "Undo" })).toBeNull();
});

it("goes to the next account when one is deleted, and to what is left when none is", async () => {
  const { walkTo, press, choose } = await openPanel();
  const remove = async (name: string) => {
    await choose(`More for ${name}`, "Delete…");
    await screen.findByRole("alertdialog");
    await walkTo(`Type ${name} to confirm`);
    await press(`${name}{Enter}`);
  };

  await remove("Gudang");
  await focusComesTo("Toko");
  await remove("Toko");
  await focusComesTo("Arsip");
  await remove("Arsip");

  await focusComesTo("Add account");
});

it("goes to the next account when another program deletes the one it is at", async () => {
  const { walkTo, app } = await openPanel();
  await walkTo("Gudang");

  act(() => app.whatsapp.getState().removeAccount(store.id));

  await focusComesTo("Toko");
});

it("pauses everything and resumes it", async () => {
  const { walkTo, press, choose, isAsked } = await openPanel();

  await choose("Preferences", "Pause all");
  await isAsked("pauseAllSessions");
  await screen.findByText("3 accounts are paused.");
  await walkTo("Resume 3 accounts");
  await press("{Enter}");

  await isAsked("resumeAllSessions");
  await waitFor(() => expect(screen.queryByText("3 accounts are paused.")).toBeNull());
});

it("searches, filters, sorts, and clears it again", async () => {
  const { walkTo, press, choose } = await openPanel();
  const names = () => screen.getAllByRole("heading", { level: 3 }).map(({ textContent }) => textContent);

  await press("/gud");
  expect(names()).toEqual(["Gudang"]);
  await press("{Escape}");
  await walkTo("Stopped1");
  await press(" ");
  expect(names()).toEqual(["Arsip"]);
  await press(" ");
  await walkTo("Grosir1");
  await press(" ");
  expect(names()).toEqual(["Toko"]);
  await press(" ");
  await choose("Sort by", "Name");

  expect(names()).toEqual(["Arsip", "Gudang", "Toko"]);
  await press("/zzz");
  await walkTo("Clear search and filters");
  await press("{Enter}");
  expect(names()).toHaveLength(3);
});

it("reads a chat and answers it", async () => {
  const { walkTo, press, choose, companion, isAsked, asked } = await openPanel();
  const chatId = "628990000001@c.us";
  const message = {
    ...{ messageId: "m1", chatId, body: "Masih ada?", fromMe: false, type: "chat" },
    timestamp: "2026-01-25T08:00:00.000Z",
  };
  const chat = { chatId, title: "Budi", isGroup: false, unreadCount: 0, lastMessageAt: message.timestamp };
  companion.replies.listChats = () => json({ total: 1, chats: [{ ...chat, lastMessage: message }], nextCursor: null });
  companion.replies.listMessages = () => json({ messages: [message], nextCursor: null });
  companion.replies.sendMessage = () => json({ id: "m2", chatId, ack: "pending" }, 201);

  await choose("More for Toko", "Open chat");
  const row = await screen.findByRole("button", { name: /Budi/ });
  await walkTo((row.textContent ?? "").replace(/\s+/g, " ").trim());
  await press("{Enter}");
  await screen.findByRole("button", { name: "Back to the chats" });
  await walkTo("Write a message");
  await press("Ada, kak{Enter}");

  await isAsked("sendMessage");
  expect(asked("sendMessage")[0]?.body).toEqual({ to: chatId, text: "Ada, kak" });
  await walkTo("Back to the chats");
  await press("{Enter}");
  await screen.findByRole("button", { name: /Budi/ });
  await press("{Escape}");
  await focusComesTo("More for Toko");
});

it("copies the diagnosis", async () => {
  const write = vi.spyOn(navigator.clipboard, "writeText").mockResolvedValue();
  vi.spyOn(fakeBrowser.runtime, "getManifest").mockReturnValue({
    manifest_version: 3,
    name: "Saklar",
    version: "0.1.0",
  });
  const { walkTo, press, choose } = await openPanel();

  await choose("Preferences", "Copy diagnosis…");
  await screen.findByRole("dialog");
  await walkTo("Copy diagnosis");
  await press("{Enter}");

  expect(write.mock.lastCall?.[0]).toContain("Saklar diagnosis");
  await press("{Escape}");
  await focusComesTo("Preferences");
});
