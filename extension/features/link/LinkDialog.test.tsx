/** Linking an account that is already there: the newest code only, and every way it can stop. */
import { act, cleanup, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import type { Account } from "#shared/account";
import { anAccount, aStatusUpdate } from "../../testing/account-fixture";
import { FakeCompanion, json, problem } from "../../testing/fake-companion";
import { renderApp } from "../../testing/render-app";
import { LinkDialog } from "./LinkDialog";

const now = Date.parse("2026-01-25T09:00:00.000Z");
const link = (validMs: number, attempt = 1) => ({
  kind: "qr" as const,
  attempt,
  maxAttempts: 6,
  issuedAt: new Date(now - 1000 + attempt).toISOString(),
  expiresAt: new Date(now + validMs).toISOString(),
});
const waiting = anAccount({ status: "qr", isLoggedIn: false, link: link(20_000), rev: 3 });
const codeOf = () => document.querySelector("svg[role=img] path:last-of-type")?.getAttribute("d");

async function openDialog(account: Account, companion = new FakeCompanion()) {
  const view = await renderApp(<LinkDialog accountId={account.id} onClose={vi.fn()} />, {
    accounts: [account],
    companion,
  });
  const tell = (changes: Parameters<typeof aStatusUpdate>[1]) =>
    act(() => void view.app.whatsapp.getState().applyStatus(aStatusUpdate(account, changes)));
  return { ...view, tell, user: userEvent.setup({ delay: null }) };
}

// What a QR has left is read off the time of day, which must not go on between two lines of a test.
beforeEach(() => {
  vi.useFakeTimers({ now, toFake: ["Date"] });
  fakeBrowser.reset();
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

describe("the dialog that links an account", () => {
  it("fetches the QR that was announced before it was opened", async () => {
    const companion = new FakeCompanion();
    companion.replies.readQr = () => new Response("2@already-waiting");

    await openDialog(waiting, companion);

    expect(await screen.findByRole("img", { name: /QR code/ })).toBeTruthy();
  });

  it("replaces a QR by the next one", async () => {
    const { tell } = await openDialog(waiting);
    tell({ status: "qr", link: link(20_000, 2), qrText: "2@first", rev: 4 });
    const first = codeOf();

    tell({ status: "qr", link: link(20_000, 3), qrText: "2@second", rev: 5 });

    expect(first).toBeTruthy();
    expect(codeOf()).not.toBe(first);
  });

  it("takes an expired QR off the screen at once", async () => {
    vi.useFakeTimers({ now });
    const { tell } = await openDialog(waiting);
    tell({ status: "qr", link: link(5_000, 2), qrText: "2@first", rev: 4 });

    act(() => void vi.advanceTimersByTime(5_500));

    expect(screen.queryByRole("img", { name: /QR code/ })).toBeNull();
    expect(screen.getByText("Expired. The next one is on its way.")).toBeTruthy();
  });

  it("takes the QR off the screen when the line to the companion is cut", async () => {
    const { tell, app } = await openDialog(waiting);
    tell({ status: "qr", link: link(20_000, 2), qrText: "2@first", rev: 4 });

    act(() => app.whatsapp.getState().loseLive(now));

    expect(screen.queryByRole("img", { name: /QR code/ })).toBeNull();
    expect(screen.getByText(/Connection lost/)).toBeTruthy();
  });

  it("pauses after the last QR and begins again when asked", async () => {
    const companion = new FakeCompanion();
    companion.replies.startSession = () => json(anAccount({ status: "loading", rev: 5 }), 202);
    const { user } = await openDialog(
      anAccount({ status: "disconnected", reason: "link_expired", desired: "stopped", isLoggedIn: false }),
      companion,
    );

    await user.click(screen.getByRole("button", { name: "Show a new QR code" }));

    await screen.findByText("Opening WhatsApp Web…");
    expect(companion.requests.find(({ operation }) => operation === "startSession")?.body).toEqual({ method: "qr" });
  });

  it("begins again by itself when the page is seen again after the last QR", async () => {
    const companion = new FakeCompanion();
    companion.replies.startSession = () => json(anAccount({ status: "loading", rev: 5 }), 202);
    await openDialog(
      anAccount({ status: "disconnected", reason: "link_expired", desired: "stopped", isLoggedIn: false }),
      companion,
    );
    await screen.findByRole("button", { name: "Show a new QR code" });

    act(() => void document.dispatchEvent(new Event("visibilitychange")));

    await screen.findByText("Opening WhatsApp Web…");
    expect(companion.requests.find(({ operation }) => operation === "startSession")?.body).toEqual({ method: "qr" });
  });

  it("shows that switching to a code restarts the client, then shows the code grouped and spelled", async () => {
    const companion = new FakeCompanion();
    companion.replies.startSession = () => json(waiting, 202);
    const { user, tell } = await openDialog(waiting, companion);
    await user.click(screen.getByRole("radio", { name: "Phone number" }));
    await user.clear(screen.getByLabelText("Phone number", { selector: "input" }));
    await user.type(screen.getByLabelText("Phone number", { selector: "input" }), "081234567890");

    await user.click(screen.getByRole("button", { name: "Get code" }));
    await screen.findByText("Restarting with the other way to link…");
    tell({ status: "pairing", link: { ...link(170_000, 1), kind: "code" }, pairingCode: "K7QF4MZ2", rev: 9 });

    expect(await screen.findByText("K7QF-4MZ2")).toBeTruthy();
    expect(screen.getByText("Code: K 7 Q F 4 M Z 2")).toBeTruthy();
  });

  it("says how long to wait when WhatsApp was asked for codes too often", async () => {
    const companion = new FakeCompanion();
    companion.replies.startSession = () => {
      const reply = problem("too_many_requests");
      reply.headers.set("Retry-After", "30");
      return reply;
    };
    const { user } = await openDialog(waiting, companion);
    await user.click(screen.getByRole("radio", { name: "Phone number" }));

    await user.click(screen.getByRole("button", { name: "Get code" }));

    const button = await screen.findByRole("button", { name: /Ask again in (29|30) s/ });
    expect(button.getAttribute("aria-disabled")).toBe("true");
  });

  it("tells how far the sync is once the phone is linked", async () => {
    const { tell, app } = await openDialog(waiting);
    tell({ status: "authenticated", link: null, rev: 6 });

    act(() =>
      app.whatsapp.getState().applySyncProgress({
        accountId: waiting.id,
        syncId: "s",
        chatsDone: 3,
        chatsUnreadable: 0,
        chatsTotal: 12,
        messages: 40,
        done: false,
      }),
    );

    await waitFor(() => expect(screen.getByText("25%")).toBeTruthy());
  });
});
