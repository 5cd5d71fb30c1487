/** First run from nothing to paired, as a person goes through it. */
import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { pairingItem } from "../../storage/pairing";
import { FakeCompanion, json, problem } from "../../testing/fake-companion";
import { type Rendered, renderApp } from "../../testing/render-app";
import { WelcomePage } from "./WelcomePage";

const paired = {
  id: "00000000-0000-4000-8000-00000000000d",
  token: "fresh-token",
  scope: "admin",
  expiresAt: "2026-12-31T00:00:00.000Z",
};

beforeEach(() => {
  fakeBrowser.reset();
  fakeBrowser.permissions.contains = vi.fn(async () => true);
});

async function open(companion: FakeCompanion, locale: "en" | "id" = "en"): Promise<Rendered> {
  return renderApp(<WelcomePage />, { companion, locale, isPaired: false });
}

async function typeCode(code: string) {
  const user = userEvent.setup();
  await user.type(await screen.findByLabelText("Pairing code"), code);
  await user.keyboard("{Enter}");
}

describe("the welcome page", () => {
  it("tells how to start the companion and goes on as soon as it answers", async () => {
    const companion = new FakeCompanion();
    companion.isRunning = false;
    const { clock } = await open(companion);
    await screen.findByText("No companion at 127.0.0.1:8477 yet");
    expect(screen.getByText("npm start")).toBeTruthy();

    companion.isRunning = true;
    clock.advance(2000);

    await screen.findByText("Companion found at 127.0.0.1:8477");
    expect(screen.getByText("Version 0.1.0 fits this extension")).toBeTruthy();
    expect(screen.getByLabelText("Pairing code")).toBeTruthy();
  });

  it.each(["abcd-2345", "ABCD2345", " abcd 2345 "])("pairs with the code typed as %j", async (typed) => {
    const companion = new FakeCompanion();
    companion.replies.pairDevice = () => json(paired, 201);
    await open(companion);

    await typeCode(typed);

    await screen.findByRole("button", { name: "Add an account" });
    const request = companion.requests.find(({ operation }) => operation === "pairDevice");
    expect(request?.body).toMatchObject({ code: "ABCD2345", scope: "admin" });
    expect(await pairingItem.getValue()).toMatchObject({
      state: "paired",
      token: "fresh-token",
      companionUrl: "http://127.0.0.1:8477",
    });
  });

  it("says how many characters are missing without asking the companion", async () => {
    const companion = new FakeCompanion();
    await open(companion);

    await typeCode("abcd-23");

    await screen.findByText("2 characters are missing");
    expect(companion.requests.some(({ operation }) => operation === "pairDevice")).toBe(false);
  });

  it.each([
    ["pairing_code_wrong", "That code is not right. Check it and try again."],
    ["pairing_closed", "This code was used or has expired. Ask the companion for a new one."],
    ["validation_failed", "That code is not right. Check it and try again."],
  ] as const)("explains %s beside the field and stays unpaired", async (code, text) => {
    const companion = new FakeCompanion();
    companion.replies.pairDevice = () => problem(code);
    await open(companion);

    await typeCode("abcd2345");

    const note = await screen.findByText(text);
    const field = screen.getByLabelText("Pairing code");
    expect(field.getAttribute("aria-invalid")).toBe("true");
    expect(document.getElementById(field.getAttribute("aria-describedby") ?? "")?.contains(note)).toBe(true);
    expect(await pairingItem.getValue()).toBeNull();
  });

  it("asks for no code while the versions do not fit", async () => {
    const companion = new FakeCompanion();
    companion.replies.readHealth = () => json({ product: "saklar", status: "ok", version: "9.9.9", protocol: 99 });

    await open(companion);

    await screen.findByText("The companion (version 9.9.9) is newer. Update this extension.");
    expect(screen.queryByLabelText("Pairing code")).toBeNull();
  });

  it("shows no code field to a program that is not Saklar", async () => {
    const companion = new FakeCompanion();
    companion.replies.readHealth = () => json({ hello: "world" });

    await open(companion);

    await screen.findByText("Another program answers at 127.0.0.1:8477.");
    expect(screen.queryByLabelText("Pairing code")).toBeNull();
  });

  it("asks the browser for leave when that is what is missing", async () => {
    const companion = new FakeCompanion();
    companion.isRunning = false;
    fakeBrowser.permissions.contains = vi.fn(async () => false);
    const request = vi.fn(async () => true);
    fakeBrowser.permissions.request = request;
    await open(companion);

    await userEvent.click(await screen.findByRole("button", { name: "Allow access" }));

    expect(request).toHaveBeenCalledWith({ origins: ["http://127.0.0.1/*"] });
  });

  it("takes another address, and forgets nothing of the first", async () => {
    const companion = new FakeCompanion();
    companion.isRunning = false;
    fakeBrowser.permissions.request = vi.fn(async () => true);
    const { app } = await open(companion);
    await userEvent.click(await screen.findByRole("button", { name: "Use another address" }));
    const field = screen.getByLabelText("Companion address");

    await userEvent.clear(field);
    await userEvent.type(field, "http://example.com{Enter}");
    expect(field.getAttribute("aria-invalid")).toBe("true");
    await userEvent.clear(field);
    await userEvent.type(field, "https://saklar.example{Enter}");

    await waitFor(() => expect(app.preferences.getState().companionUrl).toBe("https://saklar.example"));
  });

  it("speaks Indonesian, and offers English", async () => {
    await open(new FakeCompanion(), "id");

    await screen.findByText("Pendamping ditemukan di 127.0.0.1:8477");
    expect(screen.getByLabelText("Kode pemasangan")).toBeTruthy();
    expect(screen.getByRole("button", { name: "English" })).toBeTruthy();
  });
});
