/** Adding an account: what is refused, what is sent, and what follows. */
import { act, cleanup, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { accountId, anAccount, aStatusUpdate } from "../../testing/account-fixture";
import { FakeCompanion, json, problem } from "../../testing/fake-companion";
import { renderApp } from "../../testing/render-app";
import { AddAccountDialog } from "./AddAccountDialog";

const added = anAccount({
  id: accountId(9),
  clientName: "Toko Baru",
  status: "loading",
  rev: 9,
  isLoggedIn: false,
  phoneNumber: null,
});

async function openDialog(companion = new FakeCompanion()) {
  const onClose = vi.fn();
  const onImport = vi.fn();
  const view = await renderApp(<AddAccountDialog onImport={onImport} onClose={onClose} />, {
    accounts: [anAccount({ clientName: "Toko Ayam 1" })],
    companion,
  });
  return { ...view, onClose, onImport, user: userEvent.setup({ delay: null }) };
}

const nameField = () => screen.getByLabelText("Account name");
const created = (companion: FakeCompanion) =>
  companion.requests.filter(({ operation }) => operation === "createSession");

beforeEach(() => fakeBrowser.reset());
afterEach(cleanup);

describe("the dialog to add an account", () => {
  it("says at the field, while typing, that a name is taken", async () => {
    const { user } = await openDialog();

    await user.type(nameField(), "toko ayam 1");

    expect(screen.getByText("Another account already has this name.")).toBeTruthy();
    expect(nameField().getAttribute("aria-invalid")).toBe("true");
  });

  it("leads to the import of one that comes in a file", async () => {
    const { user, onImport } = await openDialog();

    await user.click(screen.getByRole("button", { name: "Import a file…" }));

    expect(onImport).toHaveBeenCalledOnce();
  });

  it("asks for a name before it asks the companion", async () => {
    const { user, companion } = await openDialog();

    await user.click(screen.getByRole("button", { name: "Show QR code" }));

    expect(screen.getByText("This is needed.")).toBeTruthy();
    expect(created(companion)).toHaveLength(0);
  });

  it("shows the number in the form in which it will be sent, and sends it so", async () => {
    const companion = new FakeCompanion();
    companion.replies.createSession = () => json(added, 201);
    const { user } = await openDialog(companion);
    await user.type(nameField(), "Toko Baru");
    await user.click(screen.getByRole("radio", { name: "Phone number" }));
    await user.type(screen.getByLabelText("Phone number", { selector: "input" }), "0812-3456-7890");

    const shown = screen.getByText("Will link +62 812 3456 7890");
    await user.click(screen.getByRole("button", { name: "Get code" }));

    expect(shown).toBeTruthy();
    await waitFor(() => expect(created(companion)).toHaveLength(1));
    expect(created(companion)[0]?.body).toMatchObject({ method: "pairing", phoneNumber: "6281234567890" });
  });

  it("puts the companion's refusal of a name at the name", async () => {
    const companion = new FakeCompanion();
    companion.replies.createSession = () => problem("name_taken");
    const { user } = await openDialog(companion);
    await user.type(nameField(), "Toko Baru");

    await user.click(screen.getByRole("button", { name: "Show QR code" }));

    await screen.findByText("Another account already has this name.");
    expect(nameField().getAttribute("aria-invalid")).toBe("true");
  });

  it("sends the same key when the same form is tried again, and a new one after a change", async () => {
    const companion = new FakeCompanion();
    companion.replies.createSession = () => problem("store_unavailable");
    const { user } = await openDialog(companion);
    const submit = () => user.click(screen.getByRole("button", { name: "Show QR code" }));
    await user.type(nameField(), "Toko Baru");

    await submit();
    await screen.findByRole("alert");
    await submit();
    await waitFor(() => expect(created(companion)).toHaveLength(2));
    await user.type(nameField(), "2");
    await submit();
    await waitFor(() => expect(created(companion)).toHaveLength(3));

    const keys = created(companion).map(({ headers }) => headers.get("Idempotency-Key"));
    expect(keys[0]).toBe(keys[1]);
    expect(keys[2]).not.toBe(keys[1]);
  });

  it("goes on to the QR, and at the end puts the focus on Done", async () => {
    const companion = new FakeCompanion();
    companion.replies.createSession = () => json(added, 201);
    const { user, app, onClose } = await openDialog(companion);
    await user.type(nameField(), "Toko Baru");
    await user.click(screen.getByRole("button", { name: "Show QR code" }));
    await screen.findByText("Opening WhatsApp Web…");
    const link = {
      kind: "qr" as const,
      attempt: 1,
      maxAttempts: 6,
      issuedAt: new Date().toISOString(),
      expiresAt: new Date(Date.now() + 20_000).toISOString(),
    };

    act(() => void app.whatsapp.getState().applyStatus(aStatusUpdate(added, { status: "qr", link, qrText: "2@abc" })));
    await screen.findByRole("img", { name: "QR code that links Toko Baru" });
    act(
      () =>
        void app.whatsapp
          .getState()
          .applyStatus(aStatusUpdate(added, { status: "ready", rev: 12, phoneNumber: "6281234567890" })),
    );

    const done = await screen.findByRole("button", { name: "Done" });
    expect(document.activeElement).toBe(done);
    expect(screen.getByText("+62 812 3456 7890")).toBeTruthy();
    await user.click(done);
    expect(onClose).toHaveBeenCalledOnce();
  });
});
