import { describe, expect, it } from "vitest";
import { someAccounts } from "../testing/account-fixture";
import { groupsOf, newsOf } from "./account-news";

const accounts = someAccounts(4);
const byId = (list: typeof accounts) => Object.fromEntries(list.map((account) => [account.id, account]));
const before = groupsOf(byId(accounts));
const stopped = { status: "disconnected", reason: "stopped", desired: "stopped" } as const;

const told = (list: typeof accounts) =>
  newsOf(before, byId(list)).map(({ group, accounts: some }) => [group, some.map(({ clientName }) => clientName)]);

describe("the news of the accounts", () => {
  it("is none while every account is where it was", () => {
    expect(told(accounts.map((account) => ({ ...account, battery: 5 })))).toEqual([]);
  });

  it("groups what came into the same state, the most urgent first", () => {
    const [one, two, three, four] = accounts;
    if (!one || !two || !three || !four) throw new Error("four accounts are needed");

    expect(
      told([{ ...one, ...stopped }, { ...two, status: "error", reason: "crash_loop" }, { ...three, ...stopped }, four]),
    ).toEqual([
      ["problem", ["Akun 2"]],
      ["stopped", ["Akun 1", "Akun 3"]],
    ]);
  });

  it("leaves out what is only on its way, what is new and what is gone", () => {
    const [one, ...rest] = accounts;
    if (!one) throw new Error("an account is needed");
    const added = { ...one, id: "new", ...stopped };

    expect(told([{ ...one, status: "loading" }, added, ...rest.slice(1)])).toEqual([]);
  });
});
