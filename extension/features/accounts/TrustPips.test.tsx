import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { anAccount } from "../../testing/account-fixture";
import { FakeCompanion, json } from "../../testing/fake-companion";
import { renderApp } from "../../testing/render-app";
import { TrustPips } from "./TrustPips";

it("say what the level means, and when looked at closer which one the companion would suggest", async () => {
  const companion = new FakeCompanion();
  companion.replies.readQuota = () => json({ suggestedTrustLevel: 2 });
  await renderApp(<TrustPips account={anAccount({ trustLevel: 1 })} />, { companion });
  const pips = screen.getByRole("img", { name: "Trust level 1 of 5" });
  expect(pips.title).toBe("Trust level 1 of 5: up to 50 a day, 2 a minute.");
  expect(companion.requests).toEqual([]);

  await userEvent.hover(pips);

  await screen.findByTitle(/level 2 would be reasonable/);
});
