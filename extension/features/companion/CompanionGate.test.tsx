/** Each way of not being connected says what it is and what helps. */
import { act, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import type { Connection } from "../../stores/connection";
import { anAccount } from "../../testing/account-fixture";
import { renderApp } from "../../testing/render-app";
import { CompanionGate } from "./CompanionGate";

const list = (
  <CompanionGate>
    <p>the list</p>
  </CompanionGate>
);
const now = Date.parse("2026-01-25T09:00:00.000Z");
const offline: Connection = {
  step: "offline",
  cause: "unreachable",
  since: now - 60_000,
  nextTryAt: now + 9500,
  attempt: 4,
};

// The screen reads the time of day; on a busy machine that would go on between two lines of a test.
beforeEach(() => {
  vi.useFakeTimers({ now, toFake: ["Date"] });
  fakeBrowser.reset();
});
afterEach(() => void vi.useRealTimers());

describe("the gate", () => {
  it.each<[Connection, string, string]>([
    [{ step: "notPaired" }, "Pair this browser", "Pair now"],
    [{ step: "revoked" }, "This browser was removed", "Pair again"],
    [{ step: "refused", code: "origin_mismatch" }, "The companion refuses this browser", "Pair again"],
    [{ step: "wrongVersion", older: "companion", companionVersion: "0.0.9" }, "Update needed", "Check again"],
    [{ step: "blocked", cause: "hostPermission" }, "The browser blocks the connection", "Allow access"],
    [{ step: "blocked", cause: "localNetwork" }, "The browser blocks the connection", "Retry now"],
    [offline, "The companion does not answer", "Retry now"],
  ])("for %o says %j and offers %j", async (connection, title, action) => {
    await renderApp(list, { connection });

    expect(screen.getByRole("heading", { name: title })).toBeTruthy();
    expect(screen.getByRole("button", { name: action })).toBeTruthy();
    expect(screen.queryByText("the list")).toBeNull();
  });

  it("keeps the list on screen while offline, with its age, the command and the next try", async () => {
    await renderApp(list, { accounts: [anAccount()], connection: offline });

    expect(screen.getByText("the list")).toBeTruthy();
    expect(screen.getByText(/List as of/)).toBeTruthy();
    expect(screen.getByText("npm start")).toBeTruthy();
    expect(screen.getByText("Next try in 10 seconds")).toBeTruthy();
  });

  it("says nothing of a line cut for less than two seconds", async () => {
    await renderApp(list, { accounts: [anAccount()], connection: { ...offline, since: now } });

    expect(screen.queryByText(/companion/i)).toBeNull();
    expect(screen.getByText("the list")).toBeTruthy();
  });

  it("says little of one cut for less than five", async () => {
    await renderApp(list, { accounts: [anAccount()], connection: { ...offline, since: now - 3000 } });

    expect(screen.getByText("Connecting to the companion…")).toBeTruthy();
    expect(screen.queryByText("npm start")).toBeNull();
  });

  it("is only the list when live, and says that it is back", async () => {
    const { app } = await renderApp(list, { accounts: [anAccount()], connection: offline });

    act(() => app.connection.getState().report({ fact: "live", at: now }));

    expect(screen.getByText("the list")).toBeTruthy();
    expect(screen.queryByText("npm start")).toBeNull();
    expect(screen.getByRole("status").textContent).toBe("Connected again");
  });

  it("says while the companion cannot write, and no longer", async () => {
    const { app } = await renderApp(list, { accounts: [anAccount()], connection: { step: "live", since: now } });

    act(() => app.whatsapp.getState().noteDegraded(true));
    expect((await screen.findByRole("alert")).textContent).toMatch(/cannot write to its database/);

    act(() => app.whatsapp.getState().noteDegraded(false));
    await waitFor(() => expect(screen.queryByRole("alert")).toBeNull());
  });

  it("says while all accounts wait for the network, and no longer", async () => {
    const { app } = await renderApp(list, { accounts: [anAccount()], connection: { step: "live", since: now } });

    act(() => app.whatsapp.getState().noteNetworkLost(true));
    expect(await screen.findByText(/One account tries again by itself/)).toBeTruthy();

    act(() => app.whatsapp.getState().noteNetworkLost(false));
    await waitFor(() => expect(screen.queryByText(/One account tries again/)).toBeNull());
  });

  it("leads to the welcome page to pair", async () => {
    const create = vi.spyOn(fakeBrowser.tabs, "create");
    await renderApp(list, { connection: { step: "notPaired" } });

    await userEvent.click(screen.getByRole("button", { name: "Pair now" }));

    expect(create).toHaveBeenCalledWith({ url: expect.stringMatching(/welcome\.html$/) });
  });
});
