/** The options with the keyboard alone: webhooks, notifications, paired browsers. */
import { screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { FakeCompanion, json } from "../../testing/fake-companion";
import { createKeyboard, focusComesTo, focusName } from "../../testing/keyboard";
import { renderApp } from "../../testing/render-app";
import { App } from "./App";

const at = "2026-01-25T08:00:00.000Z";
const hook = {
  ...{ id: "00000000-0000-4000-8000-0000000000aa", url: "https://example.com/hook", accountId: null },
  ...{ events: ["whatsapp-status"], isEnabled: true, createdAt: at, lastDeliveredAt: null, waiting: 0, dead: 0 },
};
const other = { ...hook, id: "00000000-0000-4000-8000-0000000000ab", url: "https://example.com/other" };
const device = (id: string, label: string, isCurrent: boolean) => ({
  ...{ id, label, isCurrent, createdAt: at, lastSeenAt: at, scope: "admin", expiresAt: "2099-01-01T00:00:00.000Z" },
});

async function open() {
  const companion = new FakeCompanion();
  let hooks = [hook, other];
  let devices = [device("d1", "Chrome di kantor", true), device("d2", "Firefox di rumah", false)];
  Object.assign(companion.replies, {
    listDevices: () => json({ devices }),
    listWebhooks: () => json({ webhooks: hooks }),
    createWebhook: () => json({ webhook: hook, secret: "whsec_abc" }, 201),
    testWebhook: () => json({ ok: true, status: 200, failure: null, tookMs: 3 }),
    deleteWebhook: () => {
      hooks = [other];
      return new Response(null, { status: 204 });
    },
    removeDevice: () => {
      devices = devices.filter(({ id }) => id !== "d2");
      return new Response(null, { status: 204 });
    },
  });
  const rendered = await renderApp(<App />, { companion });
  await screen.findByRole("button", { name: "Add webhook" });
  await screen.findByRole("button", { name: "Remove https://example.com/hook" });
  return { ...rendered, ...createKeyboard(), preferences: rendered.app.preferences };
}

// A walk has many steps, and a busy machine takes its time for each.
vi.setConfig({ testTimeout: 60_000 });

beforeEach(() => {
  fakeBrowser.reset();
  Object.assign(fakeBrowser.permissions, { contains: vi.fn(async () => true) });
});
afterEach(() => expect(focusName()).not.toBe("(nowhere)"));

it("adds a webhook, and comes to the secret that is shown this once", async () => {
  const { walkTo, press } = await open();

  await walkTo("Add webhook");
  await press("{Enter}");
  await focusComesTo("Address");
  await press("https://example.com/new{Enter}");
  await screen.findByText("whsec_abc");
  await focusComesTo("Copy");
  await walkTo("Close");
  await press("{Enter}");

  expect(screen.queryByText("whsec_abc")).toBeNull();
});

it("leaves a webhook unadded", async () => {
  const { walkTo, press } = await open();
  await walkTo("Add webhook");
  await press("{Enter}");

  await walkTo("Cancel");
  await press("{Enter}");

  await focusComesTo("Add webhook");
});

it("tests a webhook and removes it, and comes to the next one", async () => {
  const { walkTo, press } = await open();

  await walkTo("Test https://example.com/hook");
  await press("{Enter}");
  await waitFor(() => expect(screen.getByRole("status").textContent).toMatch(/200/));
  await walkTo("Remove https://example.com/hook");
  await press("{Enter}");
  await screen.findByRole("alertdialog");
  await walkTo("Remove");
  await press("{Enter}");

  await waitFor(() => expect(screen.queryByText("https://example.com/hook")).toBeNull());
  await focusComesTo("Deliver");
});

it("removes another browser, and comes to the next one", async () => {
  const { walkTo, press } = await open();

  await walkTo("Remove Firefox di rumah");
  await press("{Enter}");
  await screen.findByRole("alertdialog");
  await walkTo("Remove");
  await press("{Enter}");

  await waitFor(() => expect(screen.queryByText("Firefox di rumah")).toBeNull());
  await focusComesTo("Remove Chrome di kantor");
});

it("turns notifications off", async () => {
  const { walkTo, press, preferences } = await open();

  await walkTo("Desktop notifications");
  await press(" ");

  expect(preferences.getState().notifications).toBe(false);
});
