import { describe, expect, it } from "vitest";
import { anAccount, someAccounts } from "../../testing/account-fixture";
import { listItems } from "./list-items";

const broken = anAccount({ clientName: "Kurir", status: "error", reason: "crash_loop" });

describe("the items of the list", () => {
  it("stand under a heading with its count when the order is by urgency", () => {
    const kinds = listItems([broken, ...someAccounts(2)], "attention").map((item) =>
      item.kind === "heading" ? `${item.group} ${item.count}` : "account",
    );

    expect(kinds).toEqual(["problem 1", "account", "ready 2", "account", "account"]);
  });

  it("need no heading when all are of one kind", () => {
    expect(listItems(someAccounts(3), "attention").every(({ kind }) => kind === "account")).toBe(true);
  });

  it("have no headings in any other order", () => {
    expect(listItems([broken, ...someAccounts(2)], "name").every(({ kind }) => kind === "account")).toBe(true);
  });
});
