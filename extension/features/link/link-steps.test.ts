import { describe, expect, it } from "vitest";
import type { Account } from "#shared/account";
import { accountStatuses, statusReasons } from "#shared/status";
import type { Challenge } from "../../stores/challenge";
import { anAccount } from "../../testing/account-fixture";
import { linkStepOf } from "./link-steps";

const qr: Challenge = {
  kind: "qr",
  attempt: 2,
  maxAttempts: 6,
  issuedAt: "2026-11-22T10:00:00.000Z",
  expiresAt: "2026-11-22T10:00:20.000Z",
  qrText: "2@abc",
};

function stepOf(
  account: Partial<Account>,
  rest: { challenge?: Challenge; isLive?: boolean; syncPercent?: number } = {},
) {
  return linkStepOf({
    account: anAccount({ status: "disconnected", ...account }),
    challenge: rest.challenge,
    isLive: rest.isLive ?? true,
    syncPercent: rest.syncPercent ?? null,
  });
}

describe("the step of linking", () => {
  it("shows the QR that the companion told", () => {
    expect(stepOf({ status: "qr" }, { challenge: qr })).toEqual({ step: "qr", challenge: qr, isOffline: false });
  });

  it("withholds the QR while the line to the companion is down", () => {
    const step = stepOf({ status: "qr" }, { challenge: qr, isLive: false });

    expect(step).toEqual({ step: "qr", challenge: null, isOffline: true });
  });

  it("never shows the QR of before once a code was asked for", () => {
    expect(stepOf({ status: "pairing" }, { challenge: qr })).toEqual({
      step: "code",
      challenge: null,
      isOffline: false,
    });
  });

  it("asks for the passkey when WhatsApp does", () => {
    expect(stepOf({ status: "qr", link: { ...qr, kind: "passkey" } })).toEqual({ step: "passkey" });
  });

  it.each([
    ["is starting while the client loads", { status: "loading" }, "starting"],
    [
      "is starting when a start was asked for and not yet seen",
      { reason: "never_started", desired: "running" },
      "starting",
    ],
    ["rests when nobody began", { reason: "never_started", desired: "stopped" }, "resting"],
    ["rests after a logout on the phone", { reason: "logged_out_on_phone", desired: "stopped" }, "resting"],
    ["is paused after the last unused attempt", { reason: "link_expired", desired: "stopped" }, "paused"],
    ["has failed when WhatsApp refused the code", { reason: "code_rejected", desired: "stopped" }, "failed"],
    ["has failed on an error", { status: "error", reason: "browser_missing" }, "failed"],
  ] as const)("%s", (_title, facts, expected) => {
    expect(stepOf(facts).step).toBe(expected);
  });

  it("tells how far the sync is", () => {
    expect(stepOf({ status: "authenticated" }, { syncPercent: 40 })).toEqual({ step: "syncing", percent: 40 });
  });

  it("ends with the number that was linked", () => {
    expect(stepOf({ status: "ready", phoneNumber: "6281" })).toEqual({ step: "done", phoneNumber: "6281" });
  });

  it("ends when the account is deleted meanwhile", () => {
    const step = linkStepOf({ account: undefined, challenge: qr, isLive: true, syncPercent: null });

    expect(step).toEqual({ step: "gone" });
  });

  it("has an answer for every status with every reason", () => {
    const steps = accountStatuses.flatMap((status) =>
      [null, ...statusReasons].map((reason) => stepOf({ status, reason }).step),
    );

    expect(steps).not.toContain(undefined);
  });
});
