import { beforeEach, expect, it } from "vitest";
import { silentLog } from "../diagnostics/log";
import { settle } from "../pool/testing/scripted-clients";
import { createTestClock, type TestClock } from "../testing/test-clock";
import { createLeftovers, firstRetryMs, type Leftovers } from "./leftovers";

let clock: TestClock;
let leftovers: Leftovers;
/** Minutes from the beginning at which a removal was tried, by account. */
let tried: string[];
let fails: Set<string>;
const startedAt = createTestClock().now();

beforeEach(() => {
  clock = createTestClock();
  leftovers = createLeftovers({ clock, log: silentLog });
  tried = [];
  fails = new Set();
});

function leave(accountId: string): void {
  fails.add(accountId);
  leftovers.add(accountId, async () => {
    tried.push(`${accountId} ${(clock.now() - startedAt) / firstRetryMs}`);
    if (fails.has(accountId)) throw new Error("no answer");
  });
}

async function pass(minutes: number): Promise<void> {
  for (let minute = 0; minute < minutes; minute += 1) {
    clock.advance(firstRetryMs);
    await settle();
  }
}

it("are tried again ever more seldom, and once an hour at least", async () => {
  leave("a");

  await pass(250);

  expect(tried).toEqual(["a 1", "a 3", "a 7", "a 15", "a 31", "a 63", "a 123", "a 183", "a 243"]);
});

it("are left alone once they are gone, while others are still tried", async () => {
  leave("a");
  leave("b");
  fails.delete("a");

  await pass(7);

  expect(tried).toEqual(["a 1", "b 1", "b 3", "b 7"]);
});

it("of one more account are tried soon, however long those before had to wait", async () => {
  leave("a");
  await pass(10);
  tried = [];

  leave("b");
  await pass(4);

  expect(tried).toEqual(["a 11", "b 11", "a 13", "b 13"]);
});

it("are not tried while the last try is still under way, nor after the end", async () => {
  let finish = () => {};
  leftovers.add("a", () => {
    tried.push("a");
    return new Promise<void>((resolve) => {
      finish = resolve;
    });
  });
  await pass(20);
  leave("b");
  await pass(20);
  expect(tried).toEqual(["a"]);

  leftovers.end();
  finish();
  await pass(200);
  expect(tried).toEqual(["a"]);
});
