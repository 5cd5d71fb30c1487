/** Settings of one account: only changes are sent, nothing typed is lost by accident. */
import { cleanup, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { settingDefaults } from "#shared/settings-limits";
import { anAccount } from "../../testing/account-fixture";
import { FakeCompanion, json, problem } from "../../testing/fake-companion";
import { renderApp } from "../../testing/render-app";
import { ToastProvider, ToastShelf } from "../../ui/Toasts";
import { SettingsDialog } from "./SettingsDialog";

const account = anAccount({ clientName: "Toko 1", messagesSentToday: 12 });

async function openDialog(companion = new FakeCompanion()) {
  const onClose = vi.fn();
  const view = await renderApp(
    <ToastProvider>
      <UntilClosed onClose={onClose} />
      <ToastShelf />
    </ToastProvider>,
    { accounts: [account], companion },
  );
  return { ...view, onClose, user: userEvent.setup({ delay: null }) };
}

/** As on a page: closed, it is gone. */
function UntilClosed({ onClose }: { readonly onClose: () => void }) {
  const [isOpen, setOpen] = useState(true);
  const close = () => {
    onClose();
    setOpen(false);
  };
  return isOpen ? <SettingsDialog accountId={account.id} onClose={close} /> : null;
}

const updatesOf = ({ requests }: FakeCompanion) =>
  requests.filter(({ operation }) => operation === "updateSession").map(({ body }) => body);

beforeEach(() => fakeBrowser.reset());
afterEach(cleanup);

describe("the settings dialog", () => {
  it("has nothing to save until something is changed", async () => {
    await openDialog();

    expect(screen.getByRole("button", { name: "Save" }).getAttribute("aria-disabled")).toBe("true");
  });

  it("sends only what was changed and closes", async () => {
    const companion = new FakeCompanion();
    companion.replies.updateSession = () => json({ ...account, syncLimit: 120, autoStart: true });
    const { user, onClose } = await openDialog(companion);
    const number = screen.getByRole("spinbutton", { name: "Messages to sync per chat" });
    await user.clear(number);
    await user.type(number, "120");
    await user.click(screen.getByRole("switch", { name: "Start together with the companion" }));

    await user.click(screen.getByRole("button", { name: "Save" }));

    await waitFor(() => expect(onClose).toHaveBeenCalledOnce());
    expect(updatesOf(companion)).toEqual([{ syncLimit: 120, autoStart: true }]);
  });

  it("offers the level that age and time without trouble speak for, and says what a level means", async () => {
    const companion = new FakeCompanion();
    companion.replies.readQuota = () => json({ suggestedTrustLevel: 3 });
    companion.replies.updateSession = () => json({ ...account, trustLevel: 3 });
    const { user, onClose } = await openDialog(companion);
    screen.getByText(/pause of 15 to 45 seconds.*at most 3 chats an hour/);

    await screen.findByText(/at least 21 days old and 14 days without trouble: level 3/);
    await user.click(screen.getByRole("button", { name: "Choose level 3" }));
    screen.getByText(/pause of 4 to 11 seconds/);
    expect(screen.queryByRole("button", { name: "Choose level 3" })).toBeNull();
    await user.click(screen.getByRole("button", { name: "Save" }));

    await waitFor(() => expect(onClose).toHaveBeenCalledOnce());
    expect(updatesOf(companion)).toEqual([{ trustLevel: 3 }]);
  });

  it("does not take a number beyond the bounds", async () => {
    const { user } = await openDialog();
    const number = screen.getByRole("spinbutton", { name: "Messages to sync per chat" });
    await user.clear(number);
    await user.type(number, "501");

    await user.tab();

    expect(number).toHaveProperty("value", "50");
  });

  it("asks before changes are thrown away", async () => {
    const { user, onClose } = await openDialog();
    await user.type(screen.getByLabelText("Account name"), " baru");

    await user.click(screen.getByRole("button", { name: "Cancel" }));
    const wasClosedAtOnce = onClose.mock.calls.length > 0;
    await user.click(await screen.findByRole("button", { name: "Discard" }));

    expect(wasClosedAtOnce).toBe(false);
    expect(onClose).toHaveBeenCalledOnce();
  });

  it("shows the companion's refusal of a field in words, and keeps what was typed", async () => {
    const companion = new FakeCompanion();
    companion.replies.updateSession = () =>
      problem("validation_failed", { errors: [{ path: "clientName", code: "reserved" }] });
    const { user, onClose } = await openDialog(companion);
    await user.type(screen.getByLabelText("Account name"), " baru");

    await user.click(screen.getByRole("button", { name: "Save" }));

    await screen.findByText("This name is reserved. Choose another.");
    expect(screen.getByLabelText("Account name")).toHaveProperty("value", "Toko 1 baru");
    expect(onClose).not.toHaveBeenCalled();
  });

  it("takes back what was saved, while the news of it is shown", async () => {
    const companion = new FakeCompanion();
    companion.replies.updateSession = ({ body }) => json({ ...account, ...(body as object) });
    const { user } = await openDialog(companion);
    await user.type(screen.getByLabelText("Account name"), " baru");
    await user.type(screen.getByLabelText("Labels"), "VIP{Enter}");
    await user.click(screen.getByRole("button", { name: "Save" }));

    await user.click(await screen.findByRole("button", { name: "Undo" }));

    expect((await screen.findAllByText("Toko 1 is as before")).length).toBeGreaterThan(0);
    expect(updatesOf(companion)).toEqual([
      { clientName: "Toko 1 baru", labels: ["VIP"] },
      { clientName: "Toko 1", labels: [] },
    ]);
  });

  it("adds a label by Enter or comma, once whatever its case, and takes it off by its cross", async () => {
    const { user } = await openDialog();
    const labels = screen.getByLabelText("Labels");

    await user.type(labels, "VIP{Enter}vip,Jakarta,");
    await user.click(screen.getByRole("button", { name: "Remove label VIP" }));

    expect(screen.getByRole("list", { name: "Labels" }).textContent).toBe("Jakarta");
    await user.type(labels, "x".repeat(33));
    expect(screen.getByText("This is too long.")).toBeDefined();
  });

  it("says what the companion gives new accounts", async () => {
    const companion = new FakeCompanion();
    companion.replies.readSettings = () =>
      json({ defaults: { ...settingDefaults, syncLimit: 80, storageMode: "none", autoStart: true } });
    await openDialog(companion);

    await screen.findByText(/The companion has: 80/);
    expect(screen.getByText(/Same as the companion: 50/)).toBeDefined();
    expect(screen.getByText(/The companion has: on/)).toBeDefined();
    expect(screen.getByText(/The companion has: Nowhere/)).toBeDefined();
  });

  it("resets today's count at once", async () => {
    const companion = new FakeCompanion();
    companion.replies.resetMessageCount = () =>
      json({ ...account, messagesSentToday: 0, updatedAt: "2026-12-01T00:00:00.000Z" });
    const { user } = await openDialog(companion);

    await user.click(screen.getByRole("button", { name: "Reset count" }));

    await screen.findByText("0 of 50");
  });
});
