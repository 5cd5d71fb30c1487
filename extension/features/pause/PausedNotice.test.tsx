/** Pausing everything and bringing it back, from the page's menu and from the notice above the list. */
import { act, cleanup, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, it } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import type { Account } from "#shared/account";
import { someAccounts } from "../../testing/account-fixture";
import { FakeCompanion, json } from "../../testing/fake-companion";
import { renderApp } from "../../testing/render-app";
import { Menu } from "../../ui/Menu";
import { ToastProvider, ToastShelf } from "../../ui/Toasts";
import { PausedNotice } from "./PausedNotice";
import { usePauseItem } from "./use-pause-item";

const running = someAccounts(3);
const paused = { status: "disconnected", connectionStatus: "disconnected", reason: "paused", isPaused: true } as const;
const asPaused = (accounts: readonly Account[]) =>
  accounts.map((account) => ({ ...account, ...paused, desired: "stopped" as const, rev: account.rev + 10 }));
const resultsOf = (accounts: readonly Account[]) =>
  json({ results: accounts.map((account) => ({ name: account.id, ok: true, account })) });

function Page() {
  return (
    <>
      <Menu label="More" icon={null} items={[usePauseItem()]} />
      <PausedNotice />
      <ToastShelf />
    </>
  );
}

async function openPage(accounts: readonly Account[], companion = new FakeCompanion()) {
  const view = await renderApp(
    <ToastProvider>
      <Page />
    </ToastProvider>,
    { accounts, companion },
  );
  return { ...view, user: userEvent.setup({ delay: null }) };
}

beforeEach(() => fakeBrowser.reset());
afterEach(cleanup);

it("there is no notice while nothing is paused", async () => {
  await openPage(running);

  expect(screen.queryByRole("button", { name: /Resume/ })).toBeNull();
});

it("pausing shows how many were paused, and the way back", async () => {
  const companion = new FakeCompanion();
  companion.replies.pauseAllSessions = () => resultsOf(asPaused(running));
  const { user } = await openPage(running, companion);

  await user.click(screen.getByRole("button", { name: "More" }));
  await user.click(await screen.findByRole("menuitem", { name: "Pause all" }));

  expect(await screen.findByText("3 accounts are paused.")).toBeDefined();
  expect(screen.getByRole("button", { name: "Resume 3 accounts" })).toBeDefined();
});

it("resuming asks once, for all of them, and the notice goes", async () => {
  const companion = new FakeCompanion();
  companion.replies.resumeAllSessions = () =>
    resultsOf(running.map((account) => ({ ...account, status: "loading", rev: account.rev + 20 })));
  const { user } = await openPage(asPaused(running), companion);

  await user.click(screen.getByRole("button", { name: "Resume 3 accounts" }));

  await waitFor(() => expect(screen.queryByText("3 accounts are paused.")).toBeNull());
  expect(companion.requests.map(({ operation }) => operation)).toEqual(["resumeAllSessions"]);
});

it("says what failed and why", async () => {
  const companion = new FakeCompanion();
  companion.replies.resumeAllSessions = () =>
    json({ results: asPaused(running).map(({ id }, index) => ({ name: id, ok: index > 0, code: "disk_full" })) });
  const { user } = await openPage(asPaused(running), companion);

  await user.click(screen.getByRole("button", { name: "Resume 3 accounts" }));

  expect((await screen.findAllByText(/1 of 3 failed: The disk/)).length).toBeGreaterThan(0);
});

it("offers nothing to pause when nothing runs, and nothing at all while offline", async () => {
  const { user, app } = await openPage(asPaused(running));

  await user.click(screen.getByRole("button", { name: "More" }));
  expect((await screen.findByRole("menuitem", { name: "Pause all" })).getAttribute("aria-disabled")).toBe("true");
  await user.keyboard("{Escape}");

  act(() => app.whatsapp.getState().loseLive(1));
  expect(screen.getByRole("button", { name: "Resume 3 accounts" }).getAttribute("aria-disabled")).toBe("true");
});
