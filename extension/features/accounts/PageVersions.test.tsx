/** Whoever looks for a remedy is told which versions do not understand each other. */
import { screen } from "@testing-library/react";
import { beforeEach, expect, it } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import type { Account } from "#shared/account";
import type { SelfCheckView } from "#shared/self-check";
import { anAccount } from "../../testing/account-fixture";
import { FakeCompanion, json } from "../../testing/fake-companion";
import { renderApp } from "../../testing/render-app";
import { WhyDialog } from "./WhyDialog";

beforeEach(() => fakeBrowser.reset());

const check: SelfCheckView = {
  ...{ at: "2026-10-10T08:00:00.000Z", build: "2.3000.1049220475", library: "1.34.7", browser: "Chrome/156" },
  ...{ isUsable: false, degraded: ["ids"], findings: { ids: "broken" }, known: null },
};

async function open(overrides: Partial<Account>, locale: "en" | "id" = "en", build = check.build) {
  const companion = new FakeCompanion();
  companion.replies.readSelfCheck = () => json({ check: { ...check, build } });
  const account = anAccount(overrides);
  const dialog = <WhyDialog accountId={account.id} onOpen={() => {}} onClose={() => {}} />;
  await renderApp(dialog, { accounts: [account], companion, locale });
  return companion;
}

it("names both versions when nothing works on the page", async () => {
  await open({ status: "error", reason: "incompatible_whatsapp_web" });

  await screen.findByText(/WhatsApp Web 2\.3000\.1049220475 with whatsapp-web\.js 1\.34\.7, checked Oct 10, 2026/);
});

it("says so in the other language, and when the page told no version", async () => {
  await open({ degraded: ["history"] }, "id", null);

  await screen.findByText(/WhatsApp Web versi tidak dikenal dengan whatsapp-web\.js 1\.34\.7, diperiksa 10 Okt 2026/);
});

it("asks for nothing where the page is not the trouble", async () => {
  const companion = await open({ status: "error", reason: "crash_loop" });

  await screen.findByText("Keeps failing");
  expect(companion.requests.map(({ operation }) => operation)).not.toContain("readSelfCheck");
});
