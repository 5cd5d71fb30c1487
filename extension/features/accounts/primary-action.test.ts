import { describe, expect, it } from "vitest";
import { accountStatuses, statusReasons } from "#shared/status";
import { primaryActionOf } from "./primary-action";

const resting = {
  status: "disconnected",
  reason: "stopped",
  desired: "stopped",
  nextRetryAt: null,
  isLoggedIn: true,
} as const;

describe("the one action of an account", () => {
  it.each([
    ["stops a connected account", { status: "ready", reason: null, desired: "running" }, "stop"],
    ["cancels a start that is under way", { status: "loading", reason: null, desired: "running" }, "cancel"],
    ["shows the QR that waits", { status: "qr", reason: null, desired: "running" }, "showQr"],
    ["shows the code that waits", { status: "pairing", reason: null, desired: "running" }, "showCode"],
    ["offers nothing while messages sync", { status: "authenticated", reason: null, desired: "running" }, null],
    ["starts what was stopped", {}, "start"],
    ["links what never had a phone", { reason: "never_started", isLoggedIn: false }, "link"],
    ["links what was logged out here", { reason: "logged_out", isLoggedIn: false }, "link"],
    ["links again after a logout on the phone", { reason: "logged_out_on_phone", isLoggedIn: false }, "linkAgain"],
    ["links again when no one scanned", { reason: "link_expired", isLoggedIn: false }, "linkAgain"],
    [
      "retries at once when a retry is planned",
      { reason: "network", desired: "running", nextRetryAt: "2026-11-22T10:00:00.000Z" },
      "retry",
    ],
    ["cancels a start that waits its turn", { reason: "start_queued", desired: "running" }, "cancel"],
    ["explains an account that keeps failing", { status: "error", reason: "crash_loop", desired: "running" }, "seeWhy"],
    ["explains a restriction by WhatsApp", { reason: "account_restricted", desired: "running" }, "seeWhy"],
  ] as const)("%s", (_title, facts, expected) => {
    const action = primaryActionOf({ ...resting, ...facts });

    expect(action).toBe(expected);
  });

  it("exists for every status and reason of an account that rests or failed", () => {
    const restless = accountStatuses.filter((status) => status === "error" || status === "disconnected");

    const actions = restless.flatMap((status) =>
      statusReasons.map((reason) => primaryActionOf({ ...resting, status, reason })),
    );

    expect(actions).not.toContain(null);
  });
});
