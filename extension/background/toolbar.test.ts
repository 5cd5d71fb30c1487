/** The toolbar button says the same in words as in colour. */
import { expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { translatorFor } from "../i18n/translator";
import type { Badge } from "./badge";
import { paintToolbar } from "./toolbar";

async function paint(badge: Badge) {
  const action = {
    setBadgeText: vi.fn(),
    setBadgeBackgroundColor: vi.fn(),
    setBadgeTextColor: vi.fn(),
    setTitle: vi.fn(),
    setIcon: vi.fn(),
  };
  Object.assign(fakeBrowser, { action });
  await paintToolbar(badge, translatorFor("id"));
  return action;
}

it("counts and names what needs a person", async () => {
  const action = await paint({ text: "2", tone: "problem", count: 2, isConnected: true });

  expect(action.setBadgeText).toHaveBeenCalledWith({ text: "2" });
  expect(action.setTitle).toHaveBeenCalledWith({ title: "Saklar: 2 akun memerlukan Anda" });
});

it("is only the name when all is fine", async () => {
  const action = await paint({ text: "", tone: "waiting", count: 0, isConnected: true });

  expect(action.setTitle).toHaveBeenCalledWith({ title: "Saklar" });
  expect(action.setIcon).toHaveBeenCalledWith({ path: expect.objectContaining({ 16: "/icon/16.png" }) });
});

it("is switched off while the companion is away", async () => {
  const action = await paint({ text: "", tone: "waiting", count: 0, isConnected: false });

  expect(action.setTitle).toHaveBeenCalledWith({ title: "Saklar: pendamping tidak terhubung" });
  expect(action.setIcon).toHaveBeenCalledWith({ path: expect.objectContaining({ 16: "/icon/off/16.png" }) });
});
