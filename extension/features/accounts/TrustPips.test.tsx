import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { anAccount } from "../../testing/account-fixture";
import { FakeCompanion, json } from "../../testing/fake-companion";
import { renderApp } from "../../testing/render-app";
import { TrustPips } from "./TrustPips";

const account = anAccount({ trustLevel: 1 });

async function showPips() {
  const companion = new FakeCompanion();
  companion.replies.readQuota = () => json({ suggestedTrustLevel: 2 });
  const onOpen = vi.fn();
  const pips = <TrustPips account={account} onOpen={onOpen} />;
  await renderApp(pips, { companion });
  return { companion, onOpen, user: userEvent.setup({ delay: null }) };
}

it.each([
  ["a pointer", (user: ReturnType<typeof userEvent.setup>) => user.hover(screen.getByRole("button"))],
  ["the keyboard", (user: ReturnType<typeof userEvent.setup>) => user.tab()],
])("say with %s what the level means, and which one the companion would suggest", async (_, lookAt) => {
  const { companion, user } = await showPips();
  expect(companion.requests).toEqual([]);

  await lookAt(user);

  const tip = await screen.findByRole("tooltip");
  await vi.waitFor(() => {
    expect(tip.textContent).toMatch(/^Trust level 1 of 5: up to 50 a day, 2 a minute\..*level 2 would be reasonable/);
  });
  const pips = screen.getByRole("button", { name: "Toko Ayam 1: trust level 1 of 5" });
  expect(pips.getAttribute("aria-describedby")).toBe(tip.id);
  expect(screen.getByRole("status").textContent).toMatch(/level 2 would be reasonable/);
});

it("lead to the settings, where the level is chosen", async () => {
  const { onOpen, user } = await showPips();

  await user.tab();
  await user.keyboard("{Enter}");

  expect(onOpen).toHaveBeenCalledWith({ dialog: "settings", accountId: account.id });
});
