/** What the line below an account's name says beside its status. */
import { screen } from "@testing-library/react";
import { beforeEach, expect, it } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { anAccount } from "../../testing/account-fixture";
import { renderApp } from "../../testing/render-app";
import { StatusLine } from "./StatusLine";

beforeEach(() => fakeBrowser.reset());

const resources = { memoryMb: 612, cpuPercent: 3, sharedBy: 1, isHigh: true };

it("warns of a ready account that takes much memory, and of nothing once its browser is gone", async () => {
  const ready = anAccount({ status: "ready", resources });
  const stopped = anAccount({ status: "disconnected", reason: "stopped", resources });

  await renderApp(<StatusLine account={ready} now={0} />);
  screen.getByText("Takes much memory: 612 MB");
  await renderApp(<StatusLine account={stopped} now={0} />);

  expect(screen.getAllByText(/Takes much memory/)).toHaveLength(1);
});

it("says what does not work before it says what is heavy", async () => {
  await renderApp(<StatusLine account={anAccount({ status: "ready", degraded: ["send"], resources })} now={0} />);

  screen.getByText(/^Not working right now/);
  expect(screen.queryByText(/Takes much memory/)).toBeNull();
});
