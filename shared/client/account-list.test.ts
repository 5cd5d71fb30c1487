/** The account list as a program sees it, event by event. */
import { describe, expect, it } from "vitest";
import type { Account } from "#shared/account";
import { fromSnapshot, withAccount, withoutAccount, withStatus } from "#shared/client/account-list";
import type { StatusUpdate } from "#shared/events";
import { settingDefaults } from "#shared/settings-limits";

const at = "2026-01-25T08:00:00.000Z";
const fields = (rev: number, status: Account["status"] = "disconnected") => ({
  ...{
    status,
    reason: null,
    since: at,
    desired: "running" as const,
    isPaused: false,
    attempt: 0,
    nextRetryAt: null,
    link: null,
  },
  ...{ degraded: [], epoch: 1, rev, isLoggedIn: true },
});
const account = (id: string, rev: number): Account => ({
  ...{
    id,
    clientName: id,
    ...fields(rev),
    connectionStatus: "disconnected",
    phoneNumber: "62812",
    battery: 5,
    resources: null,
    labels: [],
  },
  ...{ ...settingDefaults, messagesSentToday: 0, createdAt: at, updatedAt: at, lastActiveAt: null },
});
const update = (accountId: string, rev: number, status: Account["status"] = "ready"): StatusUpdate => ({
  accountId,
  ...fields(rev, status),
});

const start = fromSnapshot({ rev: 5, accounts: [account("a", 4), account("b", 5)] });

describe("the account list", () => {
  it("takes a status over into its account, with what is not known any more", () => {
    const { state, isWhole } = withStatus(start, update("a", 6));

    expect(isWhole).toBe(true);
    expect(state.rev).toBe(6);
    expect(state.accounts.get("a")).toEqual({
      ...account("a", 6),
      ...{ status: "ready", connectionStatus: "ready", phoneNumber: null, battery: null },
    });
  });

  it("keeps no QR or code", () => {
    const { state } = withStatus(start, { ...update("a", 6, "qr"), qrText: "secret", pairingCode: "ABCD1234" });

    expect(JSON.stringify([...state.accounts])).not.toMatch(/secret|ABCD1234/);
  });

  it("drops a status that is older than known", () => {
    expect(withStatus(start, update("a", 3)).state).toBe(start);
  });

  it("notices that a revision is missing, and an account it never heard of", () => {
    expect(withStatus(start, update("a", 7)).isWhole).toBe(false);
    expect(withStatus(start, update("c", 6))).toEqual({ state: start, isWhole: false });
  });

  it("takes an account unless it is older, and lets one go", () => {
    expect(withAccount(start, account("a", 3))).toBe(start);
    expect(withAccount(start, { ...account("a", 4), messagesSentToday: 9 }).accounts.get("a")).toMatchObject({
      messagesSentToday: 9,
    });
    expect([...withoutAccount(start, "a").accounts.keys()]).toEqual(["b"]);
  });

  it("believes a snapshot even when its revision is lower", () => {
    expect(fromSnapshot({ rev: 1, accounts: [account("c", 1)] })).toMatchObject({ rev: 1 });
  });
});
