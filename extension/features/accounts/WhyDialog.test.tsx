/** Why an account needs a person is said in words, never in the companion's codes. */
import { screen } from "@testing-library/react";
import { beforeEach, expect, it } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { statusReasons } from "#shared/status";
import { anAccount } from "../../testing/account-fixture";
import { renderApp } from "../../testing/render-app";
import { WhyDialog } from "./WhyDialog";

beforeEach(() => fakeBrowser.reset());

const cases = statusReasons.flatMap((reason) => [{ reason, locale: "en" } as const, { reason, locale: "id" } as const]);

it.each(cases)("$reason is told in words in $locale", async ({ reason, locale }) => {
  const account = anAccount({ status: "error", reason });
  await renderApp(<WhyDialog accountId={account.id} onOpen={() => {}} onClose={() => {}} />, {
    accounts: [account],
    locale,
  });

  const dialog = await screen.findByRole("dialog");

  expect(dialog.textContent).not.toMatch(/[a-z]_[a-z]|(Reason|Alasan):/);
});
