import { expect, it } from "vitest";
import { slopeOf } from "./memory";

const life = (pid: number, fromHours: number, mbPerHour: number) =>
  Array.from({ length: 10 }, (_, minute) => {
    const hours = fromHours + minute / 60;
    return { pid, hours, mb: 100 + pid + (minute / 60) * mbPerHour };
  });

it("tells how a companion grows, each life beside itself, so that a restart is no shrinking", () => {
  expect(slopeOf([...life(1, 0, 30), ...life(50, 1, 30)])).toBeCloseTo(30);
  expect(slopeOf(life(1, 0, 0))).toBeCloseTo(0);
});

it("says nothing of a run that was too short", () => {
  expect(slopeOf(life(1, 0, 30).slice(0, 3))).toBeNull();
});
