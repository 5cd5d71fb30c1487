/** The real clock, after the whole process stood still: what arrived meanwhile is heard before a deadline is called missed. */
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { within } from "./bounded";
import { systemClock } from "./clock";
import { standStill } from "./testing/stand-still";

it("F7, F36: a deadline that an answer met is not missed because the process stood still", async () => {
  const answer = readFile(fileURLToPath(import.meta.url), "utf8");
  const inTime = within(systemClock, 20, "The answer", answer);

  standStill(1_200);

  await expect(inTime).resolves.toContain("stood still");
});

it("a deadline that nothing met is missed all the same", async () => {
  const never = within(systemClock, 20, "The answer", new Promise(() => {}));

  standStill(1_200);

  await expect(never).rejects.toThrow("The answer took longer than 20 ms");
});

it("a task is called off at any time", async () => {
  const ran: string[] = [];
  const cancel = systemClock.after(20, () => ran.push("called off"));
  standStill(1_200);
  // Late, and waiting for what others said.
  await new Promise((resolve) => setTimeout(resolve));
  cancel();

  await new Promise<void>((resolve) => systemClock.after(1_100, resolve));

  expect(ran).toEqual([]);
});
