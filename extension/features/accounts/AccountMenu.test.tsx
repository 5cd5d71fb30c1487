/** The card's menu while a history sync runs and while none does. */
import { act, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { anAccount } from "../../testing/account-fixture";
import { FakeCompanion, json } from "../../testing/fake-companion";
import { renderApp } from "../../testing/render-app";
import { ToastProvider } from "../../ui/Toasts";
import { AccountMenu } from "./AccountMenu";

const account = anAccount({ status: "ready" });

beforeEach(() => fakeBrowser.reset());

it("calls off a history sync that runs, and begins one otherwise", async () => {
  const companion = new FakeCompanion();
  companion.replies.cancelSync = () => json({ wasRunning: true });
  const menu = (
    <ToastProvider>
      <AccountMenu account={account} onOpen={() => {}} />
    </ToastProvider>
  );
  const { app } = await renderApp(menu, { companion, accounts: [account] });
  const user = userEvent.setup();
  const tell = (done: boolean) =>
    act(() =>
      app.whatsapp.getState().applySyncProgress({
        ...{ accountId: account.id, syncId: "s", chatsDone: 1, chatsUnreadable: 0, chatsTotal: 9, messages: 3, done },
      }),
    );

  tell(false);
  await user.click(screen.getByRole("button", { name: /^More for/ }));
  await user.click(await screen.findByRole("menuitem", { name: "Stop history sync" }));
  await vi.waitFor(() => expect(companion.requests.map(({ operation }) => operation)).toContain("cancelSync"));

  tell(true);
  await user.click(screen.getByRole("button", { name: /^More for/ }));
  expect(await screen.findByRole("menuitem", { name: "Sync history" })).toBeTruthy();
});
