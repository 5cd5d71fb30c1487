import { beforeEach, expect, it } from "vitest";
import { type AccountsRig, createAccountsRig } from "./testing/accounts-rig";

let rig: AccountsRig;
let id: string;
beforeEach(async () => {
  rig = await createAccountsRig();
  id = (await rig.create()).id;
});

const note = (memoryMb: number, cpuPercent = 3) =>
  rig.accounts.noteResources(new Map([[id, { memoryMb, cpuPercent, sharedBy: 1 }]]));
const told = () => rig.eventsOf("account.changed").length;

it("shows what an account takes, and nothing once its browser is gone", async () => {
  await note(300);
  expect((await rig.useCases.read(id)).resources).toEqual({
    ...{ memoryMb: 300, cpuPercent: 3, sharedBy: 1 },
    isHigh: false,
  });
  expect(rig.eventsOf("account.changed").at(-1)?.resources?.memoryMb).toBe(300);

  await rig.accounts.noteResources(new Map());
  expect((await rig.useCases.read(id)).resources).toBeNull();
});

it("tells only what a person would notice", async () => {
  await note(300);
  const before = told();

  await note(305);
  await note(309, 11);
  expect(told()).toBe(before);

  await note(320);
  await note(320, 40);
  expect(told()).toBe(before + 2);
});

it("warns of one that takes much for five minutes, once, until it takes less", async () => {
  const isHigh = async () => (await rig.useCases.read(id)).resources?.isHigh;
  await note(620);
  rig.clock.advance(299_000);
  await note(620);
  expect(await isHigh()).toBe(false);

  rig.clock.advance(1_000);
  await note(620);
  expect(await isHigh()).toBe(true);
  expect(rig.eventsOf("account.changed").at(-1)?.resources?.isHigh).toBe(true);
  const before = told();
  await note(620);
  expect(told()).toBe(before);

  await note(400);
  expect(await isHigh()).toBe(false);
});

it("knows nothing of an account that is gone", async () => {
  await rig.useCases.remove(id);

  await expect(note(300)).resolves.toBeUndefined();
});
