/** Only what needs a person is loud. */
import { describe, expect, it } from "vitest";
import { statusReasons } from "#shared/status";
import { anAccount } from "../testing/account-fixture";
import { needsPerson, type StatusGroup, statusGroupOf } from "./status-group";

describe("statusGroupOf", () => {
  it.each<[StatusGroup, Parameters<typeof anAccount>[0]]>([
    ["ready", { status: "ready" }],
    ["waiting", { status: "qr" }],
    ["waiting", { status: "pairing" }],
    ["working", { status: "loading" }],
    ["working", { status: "authenticated" }],
    ["problem", { status: "error", reason: "crash_loop" }],
    ["stopped", { status: "disconnected", reason: "never_started", desired: "stopped" }],
    ["stopped", { status: "disconnected", reason: "stopped", desired: "stopped" }],
    ["stopped", { status: "disconnected", reason: "logged_out", desired: "stopped" }],
    ["working", { status: "disconnected", reason: "network" }],
    ["working", { status: "disconnected", reason: "server_restart" }],
    ["stopped", { status: "disconnected", reason: "server_restart", desired: "stopped" }],
    ["problem", { status: "disconnected", reason: "logged_out_on_phone" }],
    ["problem", { status: "disconnected", reason: "link_expired", desired: "stopped" }],
    ["problem", { status: "disconnected", reason: "browser_crashed" }],
    ["working", { status: "disconnected", reason: "browser_crashed", nextRetryAt: "2026-01-25T09:00:00.000Z" }],
  ])("is %s for %o", (group, account) => {
    expect(statusGroupOf(anAccount(account))).toBe(group);
  });

  it("asks for nobody while an account of any reason is about to be retried", () => {
    const nextRetryAt = "2026-01-25T09:00:00.000Z";
    const loud = statusReasons.filter((reason) =>
      needsPerson(anAccount({ status: "disconnected", reason, nextRetryAt })),
    );

    expect(loud).toEqual([]);
  });
});
