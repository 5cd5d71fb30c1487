import { expect, it } from "vitest";
import { parseMemoryKills, readMemoryKills } from "../browsers/memory-kills";
import { createDeathCause } from "./death-cause";

it("F35: is want of memory when the kernel ended something since the page last answered, else a crash", () => {
  let kills = 3;
  const cause = createDeathCause(() => kills);
  expect(cause.reason()).toBe("browser_crashed");

  kills += 1;
  expect(cause.reason()).toBe("out_of_memory");

  cause.noteAlive();
  expect(cause.reason()).toBe("browser_crashed");
});

it("F35: is read from what the kernel counts", () => {
  expect(parseMemoryKills("pgfault 12\noom_kill 7\noom_kill_x 9\n")).toBe(7);
  expect(parseMemoryKills("pgfault 12\n")).toBe(0);
  expect(readMemoryKills()).toBeGreaterThanOrEqual(0);
});
