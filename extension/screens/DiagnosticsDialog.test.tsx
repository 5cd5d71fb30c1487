/** The diagnosis as a person sees and copies it. */
import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { anAccount } from "../testing/account-fixture";
import { FakeCompanion, json } from "../testing/fake-companion";
import { renderApp } from "../testing/render-app";
import { AccountDialogs } from "./AccountDialogs";

const dialog = <AccountDialogs open={{ dialog: "diagnosis" }} onOpen={() => {}} onClose={() => {}} />;

beforeEach(() => {
  fakeBrowser.reset();
  vi.spyOn(fakeBrowser.runtime, "getManifest").mockReturnValue({
    manifest_version: 3,
    name: "Saklar",
    version: "0.1.0",
  });
});

async function open(locale: "en" | "id" = "en") {
  const user = userEvent.setup();
  const companion = new FakeCompanion();
  const line = { at: "2026-01-25T08:00:00.000Z", level: "warn", event: "store.busy", fields: { tries: 2 } };
  companion.replies.readLog = () => json({ lines: [line] });
  const rendered = await renderApp(dialog, {
    companion,
    accounts: [anAccount({ clientName: "Rahasia Bu Ani", phoneNumber: "6281299998888" })],
    locale,
  });
  const preview = await screen.findByRole<HTMLTextAreaElement>("textbox");
  await waitFor(() => expect(preview.value).toContain("companion: 0.1.0 (companion), loopback address"));
  await waitFor(() => expect(preview.value).toContain("companion 2026-01-25T08:00:00.000Z warn store.busy tries=2"));
  return { ...rendered, user, preview };
}

describe("the diagnosis on screen", () => {
  it("shows all that will be copied, and no name, number or token", async () => {
    const { preview } = await open();

    expect(preview.value).toContain("extension: 0.1.0");
    expect(preview.value).toContain("#1 ready since");
    expect(preview.value).not.toMatch(/Rahasia|6281299998888|token-of-this-browser|127\.0\.0\.1/);
    expect(preview.readOnly).toBe(true);
  });

  it("copies exactly what it shows, and says so", async () => {
    const { user, preview } = await open();

    await user.click(screen.getByRole("button", { name: "Copy diagnosis" }));

    await screen.findByRole("button", { name: "Copied" });
    expect(await navigator.clipboard.readText()).toBe(preview.value);
  });

  it("speaks Indonesian around the text", async () => {
    await open("id");

    screen.getByRole("heading", { name: "Diagnosis" });
    screen.getByRole("button", { name: "Salin diagnosis" });
  });
});
