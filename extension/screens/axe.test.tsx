/** What every dialog and every screen without a connection tells those who do not see it: names, roles, order. Colours are for a browser. */
import { cleanup, screen } from "@testing-library/react";
import axe from "axe-core";
import { beforeEach, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import type { AccountDialog } from "../features/accounts/account-dialog";
import { CompanionGate } from "../features/companion/CompanionGate";
import type { Connection } from "../stores/connection";
import { anAccount } from "../testing/account-fixture";
import { FakeCompanion, json } from "../testing/fake-companion";
import { renderApp } from "../testing/render-app";
import { ToastProvider } from "../ui/Toasts";
import { AccountDialogs } from "./AccountDialogs";

const account = anAccount({ status: "error", reason: "crash_loop", labels: ["Grosir"] });
const nothing = () => {};

beforeEach(() => {
  fakeBrowser.reset();
  cleanup();
  vi.spyOn(fakeBrowser.runtime, "getManifest").mockReturnValue({
    manifest_version: 3,
    name: "Saklar",
    version: "0.1.0",
  });
});

/** A page in memory has no sizes, no colours, nothing that can be seen, and no landmarks around what is tested. */
const rules = Object.fromEntries(
  [
    "color-contrast",
    "label-title-only",
    "region",
    "page-has-heading-one",
    "document-title",
    "bypass",
    "landmark-one-main",
    "heading-order",
  ].map((name) => [name, { enabled: false }]),
);

async function faults(): Promise<string[]> {
  const { violations } = await axe.run({ exclude: ["[data-radix-focus-guard]"] }, { rules });
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

function createCompanion(): FakeCompanion {
  const companion = new FakeCompanion();
  const at = "2026-01-25T08:00:00.000Z";
  const chatId = "628990000001@c.us";
  const lastMessage = { messageId: "m1", chatId, body: "Halo", fromMe: false, type: "chat", timestamp: at };
  const chat = { chatId, title: "Budi", isGroup: false, unreadCount: 1, lastMessageAt: at, lastMessage };
  companion.replies.listChats = () => json({ total: 1, chats: [chat], nextCursor: null });
  return companion;
}

const ofOne = ["chats", "details", "export", "link", "settings", "why", "logout", "delete"] as const;
const dialogs: readonly AccountDialog[] = [
  ...ofOne.map((dialog) => ({ dialog, accountId: account.id })),
  ...(["add", "import", "machine", "diagnosis", "shortcuts"] as const).map((dialog) => ({ dialog })),
];

it.each(dialogs)("the dialog $dialog has no fault", async (open) => {
  const view = <AccountDialogs open={open} onOpen={nothing} onClose={nothing} />;
  await renderApp(<ToastProvider>{view}</ToastProvider>, { accounts: [account], companion: createCompanion() });
  await screen.findByRole(/delete|logout/.test(open.dialog) ? "alertdialog" : "dialog");

  expect(await faults()).toEqual([]);
});

const connections: readonly Connection[] = [
  { step: "notPaired" },
  { step: "revoked" },
  { step: "refused", code: "origin_mismatch" },
  { step: "wrongVersion", older: "companion", companionVersion: "0.0.9" },
  { step: "blocked", cause: "hostPermission" },
  { step: "offline", cause: "unreachable", since: 0, nextTryAt: null, attempt: 1 },
];

it.each(connections)("the screen for $step has no fault", async (connection) => {
  await renderApp(<CompanionGate>{null}</CompanionGate>, { connection });

  expect(await faults()).toEqual([]);
});
