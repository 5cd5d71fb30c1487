/** A52 of the threat list: a name is shown, never run, on every surface that shows one. */
import { cleanup, screen, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { beforeEach, expect, it } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { composeNotification } from "../../background/notifier";
import { App as Popup } from "../../entrypoints/popup/App";
import { App as Panel } from "../../entrypoints/sidepanel/App";
import { translatorFor } from "../../i18n/translator";
import { AccountDialogs } from "../../screens/AccountDialogs";
import { anAccount } from "../../testing/account-fixture";
import { FakeCompanion, json } from "../../testing/fake-companion";
import { renderApp } from "../../testing/render-app";
import { BulkDeleteDialog } from "../batch/BulkDeleteDialog";
import { PairedBrowsers } from "../companion/PairedBrowsers";
import type { AccountDialog } from "./account-dialog";

const image = "<img src=x onerror=alert(1)>";
const names = [image, "<script>alert(1)</script>", "&lt;b&gt;{name}</b>", "javascript:alert(1)"];
const account = anAccount({ clientName: image, status: "error", reason: "crash_loop" });
const accountId = account.id;

beforeEach(() => fakeBrowser.reset());

/** Everything that others may have named: chats, messages, browsers. */
function hostileCompanion(): FakeCompanion {
  const companion = new FakeCompanion();
  const at = "2026-01-25T08:00:00.000Z";
  const chatId = "628990000001@c.us";
  const last = { messageId: "m1", chatId, body: image, fromMe: false, type: "chat", timestamp: at };
  const chat = { chatId, title: image, isGroup: false, unreadCount: 1, lastMessageAt: at, lastMessage: last };
  const device = { id: "d", label: image, scope: "admin", origin: null, isCurrent: false, createdAt: at };
  companion.replies.listChats = () => json({ total: 1, chats: [chat], nextCursor: null });
  companion.replies.listDevices = () => json({ devices: [{ ...device, lastSeenAt: null, expiresAt: at }] });
  return companion;
}

async function showsAsText(view: ReactNode, text: string, accounts = [account]): Promise<void> {
  await renderApp(view, { accounts, companion: hostileCompanion() });
  await waitFor(() => expect(document.body.textContent).toContain(text));
  expect(document.querySelectorAll("script, [onerror], img[src='x'], a[href^='javascript']")).toHaveLength(0);
}

it.each(names)("A52: the name %s appears as text and makes no element", async (clientName) => {
  await showsAsText(<Panel />, clientName, [anAccount({ clientName })]);
  expect((await screen.findAllByText(clientName)).length).toBeGreaterThan(0);
});

it("A52: a name appears as text in the popup", () => showsAsText(<Popup />, image));

const dialogs = ["chats", "details", "link", "settings", "why", "logout", "delete"] as const;
it.each(dialogs)("A52: names appear as text in the dialog %s", async (dialog) => {
  const open: AccountDialog = { dialog, accountId };
  await showsAsText(<AccountDialogs open={open} onOpen={() => {}} onClose={() => {}} />, image);
});

it("A52: names appear as text where many are deleted, browsers are listed, and in a notice", async () => {
  const nothing = () => {};
  await showsAsText(<BulkDeleteDialog accountIds={[accountId]} onConfirm={nothing} onCancel={nothing} />, image);
  cleanup();
  await showsAsText(<PairedBrowsers />, image);
  // The system shows it; it takes no markup.
  expect(composeNotification([account], translatorFor("en"))).toMatchObject({ title: image });
});
