/** The made-up past of a phone. */
import { expect, test } from "vitest";
import { makeHistory } from "./history";

const plan = { number: "6281234500001", until: 1_790_000_000, chats: 5, messages: 40, groups: 2 };

test("the plan is met: chats, groups and messages in the order of time", () => {
  const chats = makeHistory(plan);

  expect(chats).toHaveLength(5);
  expect(chats.filter(({ id }) => id.endsWith("@g.us"))).toHaveLength(2);
  for (const chat of chats) {
    const times = chat.before(null, 100).map(({ timestamp }) => timestamp);
    expect(times).toHaveLength(40);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(times.at(-1)).toBeLessThan(plan.until);
  }
});

test("the same number has the same past, another number another one", () => {
  const ids = (number: string) =>
    makeHistory({ ...plan, number }).flatMap((chat) => chat.before(null, 100).map(({ id }) => id));

  expect(ids(plan.number)).toEqual(ids(plan.number));
  expect(new Set([...ids(plan.number), ...ids("6281234500002")]).size).toBe(400);
});

test("older messages are read page by page, to the beginning", () => {
  const [chat] = makeHistory({ ...plan, chats: 1 });

  const newest = chat?.before(null, 30) ?? [];
  const older = chat?.before(newest[0]?.id ?? null, 30) ?? [];

  expect([newest.length, older.length]).toEqual([30, 10]);
  expect(chat?.before(older[0]?.id ?? null, 30)).toEqual([]);
});
