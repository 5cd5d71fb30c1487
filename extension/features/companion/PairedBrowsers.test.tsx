/** A paired browser can be seen and removed, this one included. */
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { pairingItem } from "../../storage/pairing";
import { FakeCompanion, json, problem } from "../../testing/fake-companion";
import { renderApp } from "../../testing/render-app";
import { PairedBrowsers } from "./PairedBrowsers";

const mine = {
  id: "00000000-0000-4000-8000-00000000000d",
  label: "Chrome on Linux",
  scope: "admin",
  origin: null,
  isCurrent: true,
  createdAt: "2026-01-25T08:00:00.000Z",
  lastSeenAt: null,
  expiresAt: "2026-12-31T00:00:00.000Z",
};
const other = { ...mine, id: "00000000-0000-4000-8000-00000000000e", label: "Firefox on Windows", isCurrent: false };

let companion: FakeCompanion;

beforeEach(() => {
  fakeBrowser.reset();
  companion = new FakeCompanion();
  let devices = [mine, other];
  companion.replies.listDevices = () => json({ devices });
  companion.replies.removeDevice = ({ url }) => {
    devices = devices.filter(({ id }) => !url.pathname.endsWith(id));
    return new Response(null, { status: 204 });
  };
});

async function remove(name: string) {
  await userEvent.click(await screen.findByRole("button", { name: `Remove ${name}` }));
  const dialog = await screen.findByRole("alertdialog");
  await userEvent.click(within(dialog).getByRole("button", { name: "Remove" }));
}

describe("paired browsers", () => {
  it("go from the list when removed, after a question", async () => {
    await renderApp(<PairedBrowsers />, { companion });

    await remove("Firefox on Windows");

    await waitFor(() => expect(screen.queryByText("Firefox on Windows")).toBeNull());
    expect(screen.getByText("Chrome on Linux")).toBeTruthy();
    expect(await pairingItem.getValue()).not.toBeNull();
  });

  it("say what each may do and until when, unless it is used", async () => {
    companion.replies.listDevices = () => json({ devices: [mine, { ...other, scope: "read" }] });
    await renderApp(<PairedBrowsers />, { companion });

    const [first, second] = await screen.findAllByRole("listitem");

    expect(first?.textContent).toContain("May do everything · valid until Dec 31, 2026 unless used");
    expect(second?.textContent).toContain("May only look");
  });

  it("stay when the question is declined", async () => {
    await renderApp(<PairedBrowsers />, { companion });
    await userEvent.click(await screen.findByRole("button", { name: "Remove Firefox on Windows" }));

    await userEvent.click(screen.getByRole("button", { name: "Cancel" }));

    expect(companion.requests.some(({ operation }) => operation === "removeDevice")).toBe(false);
  });

  it("forget the token when it is this one", async () => {
    await renderApp(<PairedBrowsers />, { companion });

    await remove("Chrome on Linux");

    await waitFor(async () => expect(await pairingItem.getValue()).toBeNull());
  });

  it("say why one could not be removed, and keep it", async () => {
    companion.replies.removeDevice = () => problem("scope_missing");
    await renderApp(<PairedBrowsers />, { companion });

    await remove("Chrome on Linux");

    expect((await screen.findByRole("alert")).textContent).toBe("This browser was paired without permission for that.");
    expect(await pairingItem.getValue()).not.toBeNull();
  });
});
