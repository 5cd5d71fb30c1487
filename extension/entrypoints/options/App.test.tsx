/** The options as a person changes them; what counts is what is kept in the browser. */
import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { FakeCompanion, json } from "../../testing/fake-companion";
import { renderApp } from "../../testing/render-app";
import { App } from "./App";

const request = vi.fn(async () => true);

beforeEach(() => {
  fakeBrowser.reset();
  request.mockClear();
  Object.assign(fakeBrowser.permissions, { contains: vi.fn(async () => true), request });
});

async function open(isPaired = true) {
  const companion = new FakeCompanion();
  companion.replies.listDevices = () => json({ devices: [] });
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
    expect(screen.getByLabelText("From")).toHaveProperty("value", "22:00");
  });

  it("offers pairing instead of the list of browsers while this one is not paired", async () => {
    await open(false);

    await screen.findByRole("button", { name: "Pair this browser" });
    await waitFor(() => expect(screen.queryByText("Paired browsers")).toBeNull());
  });
});
