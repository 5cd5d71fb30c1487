/** A card's face: initials until the account is connected and has a picture to show. */
import { waitFor } from "@testing-library/react";
import { beforeEach, expect, it } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import type { Account } from "#shared/account";
import { anAccount } from "../../testing/account-fixture";
import { FakeCompanion } from "../../testing/fake-companion";
import { renderApp } from "../../testing/render-app";
import { AccountCard } from "./AccountCard";

beforeEach(() => fakeBrowser.reset());

const png = { headers: { "Content-Type": "image/png" } };

async function card(account: Account) {
  const companion = new FakeCompanion();
  companion.replies.readAvatar = () => new Response("picture", png);
  const screen = <AccountCard account={account} now={0} onAct={() => {}} onOpen={() => {}} />;
  return renderApp(screen, { accounts: [account], companion });
}

it("is the account's own picture when it is connected", async () => {
  const { container } = await card(anAccount());

  await waitFor(() => expect(container.querySelector("img")?.src).toMatch(/^blob:/));
  expect(container.querySelector("img")?.alt).toBe("");
});

it("is initials, and nothing is asked, while it is not", async () => {
  const { container, companion } = await card(anAccount({ status: "disconnected" }));

  expect(container.querySelector("img")).toBeNull();
  expect(companion.requests).toEqual([]);
});
