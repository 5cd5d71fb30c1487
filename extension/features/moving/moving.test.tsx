/** Moving an account: what is asked for before a file leaves or comes, what is sent, and what is said when it is refused. */
import { cleanup, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import type { ErrorCode } from "#shared/errors";
import { anAccount } from "../../testing/account-fixture";
import { FakeCompanion, json, problem } from "../../testing/fake-companion";
import { renderApp } from "../../testing/render-app";
import { ToastProvider } from "../../ui/Toasts";
import { ExportDialog } from "./ExportDialog";
import { ImportDialog } from "./ImportDialog";

const account = anAccount({ status: "disconnected", desired: "stopped" });
const passphrase = "kopi & gula ☕";

async function open(dialog: (onClose: () => void) => React.ReactNode, shown = account) {
  const companion = new FakeCompanion();
  const onClose = vi.fn();
  const view = <ToastProvider>{dialog(onClose)}</ToastProvider>;
  await renderApp(view, { companion, accounts: [shown] });
  return { companion, onClose, user: userEvent.setup({ delay: null }) };
}

const press = (name: string) => screen.getByRole("button", { name });

beforeEach(() => fakeBrowser.reset());
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

describe("the dialog to export an account", () => {
  const openExport = (shown = account) =>
    open((onClose) => <ExportDialog accountId={shown.id} onClose={onClose} />, shown);

  it("asks for a long passphrase, twice the same, before it asks the companion", async () => {
    const { companion, user } = await openExport();

    await user.type(screen.getByLabelText("Passphrase"), "short");
    await user.type(screen.getByLabelText("Passphrase again"), "other");
    await user.click(press("Export"));

    expect(screen.getByText("At least 12 characters.")).toBeTruthy();
    expect(screen.getByText("The two are not the same.")).toBeTruthy();
    expect(companion.requests).toEqual([]);
  });

  it("downloads the file by keyboard alone, with the passphrase in no URL", async () => {
    const { companion, onClose, user } = await openExport();
    companion.replies.exportSession = () => new Response("sealed");
    const downloads: string[] = [];
    vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (this: HTMLAnchorElement) {
      downloads.push(this.download);
    });

    screen.getByLabelText("Passphrase").focus();
    await user.keyboard(passphrase);
    await user.tab();
    await user.keyboard(passphrase);
    await user.tab();
    await user.tab();
    await user.keyboard("{Enter}");

    await waitFor(() => expect(onClose).toHaveBeenCalledOnce());
    const [request] = companion.requests;
    expect(request?.body).toEqual({ passphrase });
    expect(request?.url.href).not.toContain("kopi");
    expect(downloads).toEqual([`${account.clientName}.saklar`]);
  });

  it("says what stands in the way, and offers to stop an account that runs", async () => {
    const running = anAccount({ status: "ready", desired: "running" });
    const { companion, user } = await openExport(running);
    companion.replies.exportSession = () => problem("account_running");
    companion.replies.stopSession = () => json(account);

    await user.type(screen.getByLabelText("Passphrase"), passphrase);
    await user.type(screen.getByLabelText("Passphrase again"), passphrase);
    await user.click(press("Export"));
    expect(await screen.findByText("Stop the account first, then export it.")).toBeTruthy();
    await user.click(press("Stop it"));

    await waitFor(() => expect(companion.requests.map(({ operation }) => operation)).toContain("stopSession"));
  });
});

describe("the dialog to import an account", () => {
  const openImport = () => open((onClose) => <ImportDialog onClose={onClose} />);
  const file = new File(["sealed"], "Toko.saklar");

  async function fill(user: ReturnType<typeof userEvent.setup>): Promise<void> {
    await user.upload(document.querySelector("input[type=file]") as HTMLElement, file);
    await user.type(screen.getByLabelText("Passphrase"), passphrase);
  }

  it("asks for a file and its passphrase before it asks the companion", async () => {
    const { companion, user } = await openImport();

    await user.click(press("Import"));

    expect(screen.getByText("Choose a file.")).toBeTruthy();
    expect(screen.getByText("This is needed.")).toBeTruthy();
    expect(companion.requests).toEqual([]);
  });

  it("sends the file as it is, with the passphrase in a header and the name that was chosen", async () => {
    const { companion, onClose, user } = await openImport();
    companion.replies.importSession = () => json(anAccount({ clientName: "Toko Baru" }), 201);

    await fill(user);
    await user.type(screen.getByLabelText("Name here"), "Toko Baru");
    await user.click(press("Import"));

    await waitFor(() => expect(onClose).toHaveBeenCalledOnce());
    const [request] = companion.requests;
    expect(request?.url.search).toBe("?clientName=Toko+Baru");
    expect(request?.headers.get("Content-Type")).toBe("application/octet-stream");
    expect(request?.headers.get("Saklar-Passphrase")).toBe(encodeURIComponent(passphrase));
  });

  it("asks for the file in words of its own, by keyboard too, and says which one was chosen", async () => {
    const { user } = await openImport();
    const input = document.querySelector<HTMLInputElement>("input[type=file]") as HTMLInputElement;
    const asked = vi.spyOn(input, "click").mockImplementation(() => {});
    const button = screen.getByRole("button", { name: "File Choose a file…", description: "No file chosen" });

    button.focus();
    await user.keyboard("{Enter}");
    expect(asked).toHaveBeenCalledOnce();
    asked.mockRestore();
    await user.upload(input, file);

    expect(screen.getByRole("button", { name: "File Choose a file…", description: file.name })).toBe(button);
    await waitFor(() => expect(screen.getByRole("status").textContent).toBe(file.name));
  });

  it.each<[ErrorCode, string, string]>([
    ["passphrase_wrong", "Passphrase", "The file does not open with this passphrase."],
    [
      "export_damaged",
      "File Choose a file…",
      "The file is damaged or incomplete, or it is no exported account. Nothing was added.",
    ],
    ["export_newer", "File Choose a file…", "The file was made by a newer version. Update the companion here first."],
    ["name_taken", "Name here", "Another account already has this name."],
  ])("says %s at the field it is about", async (code, label, text) => {
    const { companion, user } = await openImport();
    companion.replies.importSession = () => problem(code);

    await fill(user);
    await user.click(press("Import"));

    const note = (await screen.findByText(text)).closest("p")?.id ?? "none";
    const field = screen.queryByRole("button", { name: label }) ?? screen.getByLabelText(label);
    expect(field.getAttribute("aria-describedby")?.split(" ")).toContain(note);
  });
});
