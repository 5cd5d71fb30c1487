/** The toolbar counts what needs a person. */
import { expect, it } from "vitest";
import { anAccount, someAccounts } from "../testing/account-fixture";
import { badgeOf } from "./badge";

const problem = anAccount({ status: "error", reason: "crash_loop" });
const waiting = anAccount({ status: "qr" });
const fine = anAccount({ status: "ready" });

it.each([
  ["nothing when all is fine", [fine, fine], "", "waiting"],
  ["amber while accounts wait for a scan", [fine, waiting, waiting], "2", "waiting"],
  ["red as soon as one has a problem, counting both", [problem, waiting, fine], "2", "problem"],
  ["no more than two digits", someAccounts(120, { status: "error" }), "99+", "problem"],
])("shows %s", (_, accounts, text, tone) => {
  expect(badgeOf(accounts, true)).toMatchObject({ text, tone, isConnected: true });
});

it("claims nothing while the companion is away", () => {
  expect(badgeOf([problem], false)).toMatchObject({ text: "", count: 0, isConnected: false });
});
