import { beforeEach, expect, it } from "vitest";
import { type AccountsRig, createAccountsRig } from "./testing/accounts-rig";

let rig: AccountsRig;
let id: string;
beforeEach(async () => {
  rig = await createAccountsRig();
  id = (await rig.create()).id;
  await rig.stored();
});

const message = { messageId: "m", chatId: "c", fromMe: false, body: "hi", type: "chat", timestamp: 1_700_000_000 };
const changes: Record<string, () => Promise<unknown>> = {
  "an account is added": () => rig.create({ clientName: "Baru" }),
  "one becomes ready": () => rig.makeReady(),
  "one is changed": () => rig.useCases.update(id, { dailyLimit: 7 }),
  "one is removed": () => rig.useCases.remove(id),
  "a message is counted": () => rig.accounts.quota.reserve(id, 1),
  "a phone tells its battery": async () => rig.clients.latest(id).report({ kind: "battery", percent: 12 }),
  "a message arrives": async () => {
    await rig.makeReady();
    rig.clients.latest(id).report({ kind: "message", message });
  },
  "its memory grows": () => rig.accounts.noteResources(new Map([[id, { memoryMb: 300, cpuPercent: 1, sharedBy: 1 }]])),
  "a new day begins": async () => rig.clock.advance(24 * 60 * 60 * 1000),
};

it.each(Object.keys(changes))("is another one when %s", async (name) => {
  const before = rig.accounts.listVersion();

  await changes[name]?.();
  await rig.stored();

  expect(rig.accounts.listVersion()).not.toBe(before);
});

it("stays while nothing happens, and is another one after a restart", async () => {
  const before = rig.accounts.listVersion();
  await rig.useCases.list({});
  await rig.stored();

  expect(rig.accounts.listVersion()).toBe(before);
  expect(rig.boot().listVersion()).not.toBe(before);
});
