import { expect, it } from "vitest";
import { createTestClock } from "../testing/test-clock";
import { createGovernor, type GovernorOptions, type MachineReading } from "./governor";
import { createStartQueue } from "./start-queue";
import { settle } from "./testing/scripted-clients";

const calm: MachineReading = { browsersMb: 0, availableMb: 8_000, load: 0 };

interface RigOptions extends Partial<Omit<GovernorOptions, "maxRunning">> {
  readonly maxRunning?: number;
}

function createRig({ maxRunning = 100, ...options }: RigOptions = {}) {
  const clock = createTestClock();
  const machine = { now: calm };
  const bounds = { maxRunning };
  const governor = createGovernor({
    clock,
    read: async () => machine.now,
    processors: 2,
    totalMb: 8_000,
    maxRunning: () => bounds.maxRunning,
    budgetMb: undefined,
    ...options,
  });
  const queue = createStartQueue(10, governor);
  const enter = (count: number) => Array.from({ length: count }, () => queue.enter("automatic"));
  return { clock, machine, bounds, queue, governor, enter, readAgain: () => clock.advance(10_000) };
}

const granted = (turns: readonly { isGranted: boolean }[]) => turns.filter(({ isGranted }) => isGranted).length;

it("lets no more run than are allowed, also when those before are long past their launch", () => {
  const { enter } = createRig({ maxRunning: 2 });
  const turns = enter(3);
  for (const turn of turns.slice(0, 2)) turn.settle();
  expect(granted(turns)).toBe(2);

  turns[0]?.leave();

  expect(granted(turns.slice(1))).toBe(2);
});

it("lets the waiting in once more are allowed, and ends nobody when fewer are", async () => {
  const { enter, bounds, readAgain } = createRig({ maxRunning: 1 });
  const turns = enter(3);
  expect(granted(turns)).toBe(1);
  await settle();

  bounds.maxRunning = 2;
  readAgain();
  await settle();
  expect(granted(turns)).toBe(2);

  bounds.maxRunning = 1;
  readAgain();
  await settle();
  expect(granted(turns)).toBe(2);
  turns[0]?.leave();
  expect(granted(turns.slice(1))).toBe(1);
});

it("counts what is launching against the budget before it can be measured", async () => {
  const { enter } = createRig({ budgetMb: 700 });
  enter(1);
  await settle();

  const later = enter(5);

  // 300 MB are expected of each before one was measured.
  expect(granted(later)).toBe(1);
});

it("expects of the next what those that run take on average, and lets it in once there is room", async () => {
  const { clock, machine, enter } = createRig({ budgetMb: 1_000 });
  const running = enter(2);
  await settle();
  machine.now = { ...calm, browsersMb: 600 };
  clock.advance(10_000);
  // Whoever comes first after a calm time goes by the reading before it.
  running.push(...enter(1));
  await settle();
  const [next] = enter(1);
  expect(next?.isGranted).toBe(false);

  for (const turn of running.slice(1)) turn.leave();
  machine.now = { ...calm, browsersMb: 300 };
  clock.advance(10_000);
  await settle();

  expect(next?.isGranted).toBe(true);
});

it("keeps a tenth of the machine free when there is no budget", async () => {
  const { machine, enter } = createRig();
  machine.now = { ...calm, availableMb: 1_200 };
  enter(1);
  await settle();

  expect(granted(enter(3))).toBe(0);
});

it("F49: launches one by one while the machine is busy", async () => {
  const { machine, enter } = createRig();
  machine.now = { ...calm, load: 9 };
  const first = enter(1);
  await settle();
  const others = enter(2);
  expect(granted(others)).toBe(0);

  first[0]?.settle();

  expect(granted(others)).toBe(1);
});

it("always lets one run", async () => {
  const { machine, enter } = createRig({ budgetMb: 500 });
  machine.now = { browsersMb: 600, availableMb: 0, load: 99 };

  expect(granted(enter(2))).toBe(1);
});

it("goes on by what it knows when the machine cannot be read", async () => {
  const { enter } = createRig({ read: () => Promise.reject(new Error("no /proc")), maxRunning: 3 });
  enter(1);
  await settle();

  expect(granted(enter(5))).toBe(2);
});

it("says how many more there is room for, by memory and by number", async () => {
  const { machine, enter, governor } = createRig({ budgetMb: 3_000, maxRunning: 8 });
  expect(await governor.capacity()).toMatchObject({ running: 0, perAccountMb: 300, roomFor: 8 });

  enter(2);
  machine.now = { ...calm, browsersMb: 1_000 };

  expect(await governor.capacity()).toMatchObject({ running: 2, perAccountMb: 500, roomFor: 4, browsersMb: 1_000 });
});
