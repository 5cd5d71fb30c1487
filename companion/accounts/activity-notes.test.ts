import { beforeEach, expect, it, vi } from "vitest";
import type { ChatMessage } from "../whatsapp/client-port";
import { type AccountsRig, createAccountsRig } from "./testing/accounts-rig";

let rig: AccountsRig;
let ids: readonly string[];
beforeEach(async () => {
  rig = await createAccountsRig();
  ids = [(await rig.create()).id, (await rig.create({ clientName: "Kasir" })).id];
  await rig.makeReady(ids[0]);
  await rig.makeReady(ids[1], "6281234500002");
  rig.clock.advance(60_000);
});

const message = (messageId: string): ChatMessage => ({
  messageId,
  chatId: "c1",
  fromMe: false,
  body: "hi",
  type: "chat",
  timestamp: 1_700_000_000,
});
async function hear(...accountIds: readonly string[]) {
  for (const [index, id] of accountIds.entries()) {
    rig.clients.latest(id).report({ kind: "message", message: message(`m${index}`) });
  }
  await rig.stored();
  await vi.waitFor(() => expect(rig.eventsOf("message.seen")).toHaveLength(accountIds.length));
}
const storedTime = async (id: string) => (await rig.store.accounts.find(id))?.lastActiveAt;

it("shows activity at once and writes it later, for all accounts in one go", async () => {
  const touch = vi.spyOn(rig.store.accounts, "touch");
  await hear(ids[0]!, ids[1]!, ids[0]!);

  expect((await rig.useCases.read(ids[0]!)).lastActiveAt).toBe("2026-01-25T08:01:00.000Z");
  expect(await storedTime(ids[0]!)).toBe("2026-01-25T08:00:00.000Z");

  rig.clock.advance(5_000);
  await vi.waitFor(async () => expect(await storedTime(ids[1]!)).toBe("2026-01-25T08:01:00.000Z"));
  expect(touch).toHaveBeenCalledTimes(1);
});

it("writes what is due before the companion ends", async () => {
  await hear(ids[0]!);

  await rig.accounts.shutdown();

  expect(await storedTime(ids[0]!)).toBe("2026-01-25T08:01:00.000Z");
});

it("goes on where it cannot be written", async () => {
  vi.spyOn(rig.store.accounts, "touch").mockRejectedValueOnce(new Error("disk full"));
  await hear(ids[0]!);
  rig.clock.advance(5_000);
  await rig.stored();

  expect((await rig.useCases.read(ids[0]!)).lastActiveAt).toBe("2026-01-25T08:01:00.000Z");
});
