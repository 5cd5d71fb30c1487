/** A running history sync, as a person sees and hears it, and how it says that it has ended. */
import { act, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import type { SyncProgress } from "#shared/history";
import { anAccount } from "../testing/account-fixture";
import { FakeCompanion, json } from "../testing/fake-companion";
import { renderApp } from "../testing/render-app";
import { HistorySync } from "./HistorySync";

const account = anAccount({ status: "ready" });

beforeEach(() => fakeBrowser.reset());

async function show(locale: "en" | "id" = "en") {
  const companion = new FakeCompanion();
  companion.replies.cancelSync = () => json({ wasRunning: true });
  const view = <HistorySync accountId={account.id} />;
  const { app } = await renderApp(view, { companion, accounts: [account], locale });
  const counts = { chatsDone: 0, chatsUnreadable: 0, chatsTotal: 0, messages: 0, done: false };
  const tell = (change: Partial<SyncProgress>) =>
    act(() => app.whatsapp.getState().applySyncProgress({ accountId: account.id, syncId: "s", ...counts, ...change }));
  return { companion, tell, user: userEvent.setup() };
}

it("shows how far it is, in words too, and can be called off", async () => {
  const { companion, tell, user } = await show();
  tell({});
  expect(screen.getByRole("progressbar", { name: "Syncing history…" }).getAttribute("aria-valuenow")).toBeNull();

  tell({ chatsDone: 8, chatsUnreadable: 2, chatsTotal: 40 });
  const bar = screen.getByRole("progressbar", { name: "Syncing history, 10 of 40 chats" });
  expect(bar.getAttribute("aria-valuenow")).toBe("25");

  await user.click(screen.getByRole("button", { name: "Stop history sync" }));
  await vi.waitFor(() => expect(companion.requests.map(({ operation }) => operation)).toContain("cancelSync"));
});

it.each([
  [{ chatsDone: 40 }, "History synced: 4,000 messages of 40 chats."],
  [{ chatsDone: 38, chatsUnreadable: 2 }, "History synced: 4,000 messages of 38 chats. 2 chats could not be read."],
  [{ error: "sync_cancelled" }, "History sync stopped; 4,000 messages read."],
  [
    { error: "not_ready" },
    "History sync interrupted; 4,000 messages read. It goes on when the account is connected again.",
  ],
])("says how it really ended: %o", async (change, text) => {
  const { tell } = await show();

  tell({ messages: 4000, chatsTotal: 40, done: true, ...change });

  expect(screen.getByText(text).getAttribute("role")).toBe("status");
});

it("says why it was interrupted, in the language of the person", async () => {
  const { tell, user } = await show("id");

  tell({ messages: 12, done: true, error: "disk_full" });
  screen.getByText(/^Sinkronisasi riwayat terputus; 12 pesan terbaca\..* penuh\.$/);

  await user.click(screen.getByRole("button", { name: "Sembunyikan" }));
  expect(screen.queryByText(/Sinkronisasi riwayat/)).toBeNull();
});
