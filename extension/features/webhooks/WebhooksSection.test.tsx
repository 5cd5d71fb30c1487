/** Webhooks as a person adds, tests, looks after and removes them. */
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { anAccount } from "../../testing/account-fixture";
import { FakeCompanion, json, problem } from "../../testing/fake-companion";
import { renderApp } from "../../testing/render-app";
import { WebhooksSection } from "./WebhooksSection";

const at = "2026-01-25T08:00:00.000Z";
const hook = {
  ...{ id: "00000000-0000-4000-8000-0000000000aa", url: "https://example.com/hook", accountId: null },
  ...{ events: ["whatsapp-status"], isEnabled: true, createdAt: at, lastDeliveredAt: null, waiting: 2, dead: 1 },
};

let companion: FakeCompanion;
let hooks: (typeof hook)[];
beforeEach(() => {
  fakeBrowser.reset();
  companion = new FakeCompanion();
  hooks = [hook];
  companion.replies.listWebhooks = () => json({ webhooks: hooks });
});

async function open(locale: "en" | "id" = "en") {
  await renderApp(<WebhooksSection />, { companion, locale, accounts: [anAccount({ clientName: "Toko" })] });
  return userEvent.setup();
}
const bodiesOf = (operation: string) =>
  companion.requests.filter((one) => one.operation === operation).map(({ body }) => body);

describe("webhooks", () => {
  it("are added for one account, with the secret shown this once", async () => {
    const user = await open();
    companion.replies.createWebhook = () => json({ webhook: hook, secret: "whsec_abc" }, 201);

    await user.click(await screen.findByRole("button", { name: "Add webhook" }));
    await user.type(screen.getByLabelText("Address"), " https://example.com/new ");
    await user.selectOptions(screen.getByLabelText("Account"), "Toko");
    await user.click(screen.getByRole("switch", { name: "Removed accounts" }));
    await user.click(screen.getByRole("button", { name: "Add webhook" }));

    await screen.findByText("whsec_abc");
    const { id } = anAccount();
    expect(bodiesOf("createWebhook")).toEqual([
      { url: "https://example.com/new", account: id, events: ["whatsapp-status"] },
    ]);
    await user.click(screen.getByRole("button", { name: "Close" }));
    expect(screen.queryByText("whsec_abc")).toBeNull();
  });

  it("say at the address why it is refused", async () => {
    const user = await open();
    companion.replies.createWebhook = () =>
      problem("validation_failed", { errors: [{ path: "url", code: "private_address" }] });

    await user.click(await screen.findByRole("button", { name: "Add webhook" }));
    await user.type(screen.getByLabelText("Address"), "https://10.0.0.1");
    await user.click(screen.getByRole("button", { name: "Add webhook" }));

    await screen.findByText("An address of the own network, which is not allowed");
  });

  it("are tested, disabled and removed", async () => {
    const user = await open();
    companion.replies.testWebhook = () => json({ ok: false, status: 404, failure: "http_status", tookMs: 3 });
    companion.replies.updateWebhook = () => json({ ...hook, isEnabled: false });
    companion.replies.deleteWebhook = () => {
      hooks = [];
      return new Response(null, { status: 204 });
    };

    await user.click(await screen.findByRole("button", { name: "Test https://example.com/hook" }));
    // The live region says it as well, a moment later.
    await screen.findByText(/Answered, but did not take it/, { ignore: "[role=status] *" });
    await user.click(screen.getByRole("switch", { name: "Deliver" }));
    await user.click(screen.getByRole("button", { name: "Remove https://example.com/hook" }));
    await user.click(within(await screen.findByRole("alertdialog")).getByRole("button", { name: "Remove" }));

    await waitFor(() => expect(screen.queryByText("https://example.com/hook")).toBeNull());
    expect(bodiesOf("updateWebhook")).toEqual([{ isEnabled: false }]);
  });

  it("show their dead letters in the person's language, and send them again", async () => {
    const user = await open("id");
    const letter = {
      id: "d1",
      seq: 1,
      event: "whatsapp-status",
      accountId: anAccount().id,
      rev: 4,
      createdAt: at,
    };
    companion.replies.listDeliveries = () =>
      json({
        deliveries: [{ ...letter, attempts: 15, nextAttemptAt: null, deadAt: at, status: null, failure: "timeout" }],
        nextAfter: null,
      });
    companion.replies.replayDeliveries = () => {
      hooks = [{ ...hook, dead: 0 }];
      return json({ replayed: 1 });
    };

    await user.click(await screen.findByRole("button", { name: "1 kiriman mati" }));
    await screen.findByText(/Tidak menjawab dalam sepuluh detik/);
    await user.click(screen.getByRole("button", { name: "Kirim semua lagi" }));

    await waitFor(() => expect(screen.queryByRole("button", { name: "1 kiriman mati" })).toBeNull());
    expect(bodiesOf("replayDeliveries")).toHaveLength(1);
  });
});
