/** What happened to an account can be read back, page by page. */
import { beforeEach, expect, it } from "vitest";
import { type AccountsRig, createAccountsRig } from "./testing/accounts-rig";

let rig: AccountsRig;
beforeEach(async () => {
  rig = await createAccountsRig();
  await rig.create();
  await rig.makeReady();
});

it("tells every status from the newest to the first start", async () => {
  const { entries, nextBefore } = await rig.useCases.activity("toko", {});

  expect(entries.map(({ status }) => status)).toEqual(["ready", "authenticated", "loading"]);
  expect(nextBefore).toBeNull();
});

it("goes on where a page ended", async () => {
  const all = (await rig.useCases.activity("toko", {})).entries;

  const first = await rig.useCases.activity("toko", { limit: 2 });
  const rest = await rig.useCases.activity("toko", { limit: 2, before: first.nextBefore ?? 0 });

  expect([...first.entries, ...rest.entries]).toEqual(all);
  expect(rest.nextBefore).toBeNull();
});

it("knows nothing of other accounts", async () => {
  await rig.useCases.create({ clientName: "lain", method: "qr", start: false });

  const { entries } = await rig.useCases.activity("lain", {});

  expect(entries).toEqual([]);
});
