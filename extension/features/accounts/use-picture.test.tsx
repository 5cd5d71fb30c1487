/** A card's face: initials until the account is connected and has a picture to show. */
import { fireEvent, waitFor } from "@testing-library/react";
import { type ComponentType, Fragment, type PropsWithChildren, useState } from "react";
import { beforeEach, expect, it } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import type { Account } from "#shared/account";
import { anAccount } from "../../testing/account-fixture";
import { FakeCompanion } from "../../testing/fake-companion";
import { renderApp } from "../../testing/render-app";
import { AccountCard } from "./AccountCard";

beforeEach(() => fakeBrowser.reset());

const png = { headers: { "Content-Type": "image/png" } };

async function card(account: Account, Around: ComponentType<PropsWithChildren> = Fragment) {
  const companion = new FakeCompanion();
  companion.replies.readAvatar = () => new Response("picture", png);
  const screen = (
    <Around>
      <AccountCard account={account} now={0} onAct={() => {}} onOpen={() => {}} />
    </Around>
  );
  return renderApp(screen, { accounts: [account], companion });
}

it("is the account's own picture when it is connected", async () => {
  const { container, clock } = await card(anAccount());
  clock.advance(200);

  await waitFor(() => expect(container.querySelector("img")?.src).toMatch(/^blob:/));
  expect(container.querySelector("img")?.alt).toBe("");
});

it("is not asked for by a card that is gone at once, as while somebody types", async () => {
  const { unmount, clock, companion } = await card(anAccount());

  clock.advance(199);
  unmount();
  clock.advance(10_000);

  expect(companion.requests).toEqual([]);
});

function Passing({ children }: PropsWithChildren) {
  const [isThere, setThere] = useState(true);
  return (
    <>
      <button type="button" onClick={() => setThere(!isThere)}>
        Scroll
      </button>
      {isThere ? children : null}
    </>
  );
}

it("is there at once when the card comes back", async () => {
  const { container, clock, getByText } = await card(anAccount(), Passing);
  clock.advance(200);
  await waitFor(() => expect(container.querySelector("img")).not.toBeNull());

  fireEvent.click(getByText("Scroll"));
  expect(container.querySelector("img")).toBeNull();
  fireEvent.click(getByText("Scroll"));

  expect(container.querySelector("img")?.src).toMatch(/^blob:/);
});

it("is initials, and nothing is asked, while it is not", async () => {
  const { container, companion, clock } = await card(anAccount({ status: "disconnected" }));
  clock.advance(10_000);

  expect(container.querySelector("img")).toBeNull();
  expect(companion.requests).toEqual([]);
});
