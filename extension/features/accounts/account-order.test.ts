import { describe, expect, it } from "vitest";
import { anAccount } from "../../testing/account-fixture";
import { sectionsOf, sortAccounts } from "./account-order";
import { createNamePlaces } from "./name-places";

const stopped = { status: "disconnected", reason: "stopped", desired: "stopped" } as const;
const accounts = [
  anAccount({ id: "1", clientName: "Toko 10", messagesSentToday: 5, lastActiveAt: "2026-11-22T10:00:00.000Z" }),
  anAccount({ id: "2", clientName: "toko 2", messagesSentToday: 40, lastActiveAt: null }),
  anAccount({ id: "3", clientName: "Arsip", ...stopped }),
  anAccount({ id: "4", clientName: "Zebra", status: "error", reason: "crash_loop" }),
  anAccount({ id: "5", clientName: "Baru", status: "qr", lastActiveAt: "2026-11-22T11:00:00.000Z" }),
];

describe("the order of the list", () => {
  it.each([
    ["attention", ["Zebra", "Baru", "toko 2", "Toko 10", "Arsip"]],
    ["name", ["Arsip", "Baru", "toko 2", "Toko 10", "Zebra"]],
    ["lastActive", ["Baru", "Toko 10", "Arsip", "toko 2", "Zebra"]],
    ["sentToday", ["toko 2", "Toko 10", "Arsip", "Baru", "Zebra"]],
  ] as const)("by %s is %j", (order, names) => {
    const placeOf = createNamePlaces()(accounts, "id");
    expect(sortAccounts(accounts, order, placeOf).map(({ clientName }) => clientName)).toEqual(names);
  });

  it("leaves out groups that nobody is in", () => {
    expect(sectionsOf(accounts).map(({ group }) => group)).toEqual(["problem", "waiting", "ready", "stopped"]);
  });
});
