/** A52 of the threat list: a name is shown, never run. */
import { screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { App } from "../../entrypoints/sidepanel/App";
import { anAccount } from "../../testing/account-fixture";
import { renderApp } from "../../testing/render-app";

const names = [
  "<img src=x onerror=alert(1)>",
  "<script>alert(1)</script>",
  "&lt;b&gt;{name}</b>",
  "javascript:alert(1)",
];

it.each(names)("A52: the name %s appears as text and makes no element", async (clientName) => {
  const { container } = await renderApp(<App />, { accounts: [anAccount({ clientName })] });

  expect((await screen.findAllByText(clientName)).length).toBeGreaterThan(0);
  expect(container.querySelectorAll("script, [onerror], img[src='x'], a[href^='javascript']")).toHaveLength(0);
});
