/** One polite sentence for what happened together. */
import { act, screen } from "@testing-library/react";
import { beforeEach, expect, it } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { aStatusUpdate, someAccounts } from "../testing/account-fixture";
import { renderApp } from "../testing/render-app";
import { AccountNews } from "./AccountNews";

const accounts = someAccounts(12);
const stopped = { status: "disconnected", reason: "stopped", desired: "stopped" } as const;

beforeEach(() => fakeBrowser.reset());

const spoken = () => screen.getByRole("status").textContent;

it("says that many stopped in one sentence, not in many", async () => {
  const { app, clock } = await renderApp(<AccountNews />, { accounts });

  act(() => {
    for (const [index, account] of accounts.entries())
      app.whatsapp.getState().applyStatus(aStatusUpdate(account, { ...stopped, rev: 100 + index }));
  });
  expect(spoken()).toBe("");
  act(() => clock.advance(1500));

  expect(spoken()).toBe("12 accounts stopped.");
});

it("names an account that is alone in it, after what needs a hand", async () => {
  const { app, clock } = await renderApp(<AccountNews />, { accounts });
  const [one, two, three] = accounts;
  if (!one || !two || !three) throw new Error("three accounts are needed");

  act(() => {
    const { applyStatus } = app.whatsapp.getState();
    applyStatus(aStatusUpdate(one, { ...stopped, rev: 100 }));
    applyStatus(aStatusUpdate(two, { status: "error", reason: "crash_loop", rev: 101 }));
    applyStatus(aStatusUpdate(three, { status: "error", reason: "crash_loop", rev: 102 }));
  });
  act(() => clock.advance(1500));

  expect(spoken()).toBe("2 accounts have a problem. Akun 1: Stopped.");
});

it("says nothing of a list that is read anew after a cut", async () => {
  const { app, clock } = await renderApp(<AccountNews />, { accounts });

  act(() => {
    app.whatsapp.getState().loseLive(1);
    app.whatsapp.getState().applySnapshot({ rev: 500, accounts: accounts.map((one) => ({ ...one, ...stopped })) }, 2);
  });
  act(() => clock.advance(5000));

  expect(spoken()).toBe("");
});
