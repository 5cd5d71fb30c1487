/** The options as a person changes them; what counts is what is kept in the browser. */
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { FakeCompanion, json, problem } from "../../testing/fake-companion";
import { renderApp } from "../../testing/render-app";
import { App } from "./App";

const settings = {
  defaults: { autoStart: false, syncLimit: 50, storageMode: "filesystem", trustLevel: 1, dailyLimit: 50 },
  ...{ timeZone: "Asia/Jakarta", country: "ID", quietHours: null, maxAccounts: 100, maxRunning: 20 },
  ...{ keepMediaDays: null, keepMediaMb: null },
  ...{ keepStatusDays: 90, keepMessageDays: null, parkAfterMinutes: null, parkWakeMinutes: null, recycleAboveMb: 1000 },
};
const request = vi.fn(async () => true);

beforeEach(() => {
  fakeBrowser.reset();
  request.mockClear();
  Object.assign(fakeBrowser.permissions, { contains: vi.fn(async () => true), request });
});

async function open(isPaired = true) {
  const companion = new FakeCompanion();
  companion.replies.listDevices = () => json({ devices: [] });
  companion.replies.readSettings = () => json(settings);
  const rendered = await renderApp(<App />, { companion, isPaired });
  await screen.findByText(/Companion 0.1.0 answers at 127.0.0.1:8477/);
  return { ...rendered, user: userEvent.setup(), preferences: rendered.app.preferences };
}

describe("the options page", () => {
  it("asks the browser for a server's address before it is used", async () => {
    const { user, preferences } = await open();

    await user.clear(screen.getByLabelText("Companion address"));
    await user.type(screen.getByLabelText("Companion address"), "https://saklar.example");
    await user.click(screen.getByRole("button", { name: "Use this address" }));

    expect(request).toHaveBeenCalledWith({ origins: ["https://saklar.example/*"] });
    expect(preferences.getState().companionUrl).toBe("https://saklar.example");
  });

  it("keeps the old address when the browser is not allowed to reach the new one", async () => {
    request.mockResolvedValueOnce(false);
    const { user, preferences } = await open();

    await user.clear(screen.getByLabelText("Companion address"));
    await user.type(screen.getByLabelText("Companion address"), "https://saklar.example");
    await user.click(screen.getByRole("button", { name: "Use this address" }));

    await screen.findByText("Without permission for this address Saklar cannot connect.");
    expect(preferences.getState().companionUrl).toBe("http://127.0.0.1:8477");
  });

  it("refuses a server without encryption", async () => {
    const { user } = await open();

    await user.clear(screen.getByLabelText("Companion address"));
    await user.type(screen.getByLabelText("Companion address"), "http://saklar.example");
    await user.click(screen.getByRole("button", { name: "Use this address" }));

    await screen.findByText(/Enter an address such as/);
    expect(request).not.toHaveBeenCalled();
  });

  it("mutes one kind of notification and sets quiet hours", async () => {
    const { user, preferences } = await open();

    await user.click(screen.getByRole("switch", { name: "was not linked in time" }));
    await user.click(screen.getByRole("switch", { name: "Quiet hours" }));

    expect(preferences.getState()).toMatchObject({ mutedKinds: ["linkExpired"], quietHours: { isOn: true } });
    const notifications = within(screen.getByRole("region", { name: "Notifications" }));
    expect(notifications.getByLabelText("From")).toHaveProperty("value", "22:00");
  });

  it("changes only what was changed of the companion's settings", async () => {
    const { user, companion } = await open();
    companion.replies.updateSettings = ({ body }) => json({ ...settings, ...(body as object) });
    const section = within(await screen.findByRole("region", { name: "Settings of the companion" }));

    await user.type(await section.findByLabelText("Park idle accounts after minutes"), "30");
    await user.click(section.getByRole("button", { name: "Save" }));

    await section.findByText("Saved");
    const sent = companion.requests.filter(({ operation }) => operation === "updateSettings");
    expect(sent.map(({ body }) => body)).toEqual([{ parkAfterMinutes: 30 }]);
  });

  it("says at the field what the companion does not accept", async () => {
    const { user, companion } = await open();
    companion.replies.updateSettings = () =>
      problem("validation_failed", { errors: [{ path: "timeZone", code: "time_zone" }] });
    const section = within(await screen.findByRole("region", { name: "Settings of the companion" }));

    await user.type(await section.findByLabelText("Time zone"), "x");
    await user.click(section.getByRole("button", { name: "Save" }));

    await section.findByText("The companion does not accept this.");
    expect(section.getByLabelText("Time zone").getAttribute("aria-invalid")).toBe("true");
  });

  it("offers pairing instead of the list of browsers while this one is not paired", async () => {
    await open(false);

    await screen.findByRole("button", { name: "Pair this browser" });
    await waitFor(() => expect(screen.queryByText("Paired browsers")).toBeNull());
  });
});
