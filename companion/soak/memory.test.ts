import { expect, it } from "vitest";
import { isLeak, slopeOf } from "./memory";

const life = (pid: number, fromHours: number, mbPerHour: number) =>
  Array.from({ length: 10 }, (_, minute) => {
    const hours = fromHours + minute / 60;
    return { pid, hours, mb: 100 + pid + (minute / 60) * mbPerHour };
  });

it("tells how a companion grows, each life beside itself, so that a restart is no shrinking", () => {
  expect(slopeOf([...life(1, 0, 30), ...life(50, 1, 30)])?.mbPerHour).toBeCloseTo(30);
  expect(slopeOf(life(1, 0, 0))?.mbPerHour).toBeCloseTo(0);
  expect(slopeOf(life(1, 0, 0))?.hours).toBeCloseTo(9 / 60);
});

it("calls a leak what is more than the swing of a moment, which weighs less the longer one looks", () => {
  expect(isLeak({ mbPerHour: 300, hours: 0.1 })).toBe(false);
  expect(isLeak({ mbPerHour: 300, hours: 0.2 })).toBe(true);
  expect(isLeak({ mbPerHour: 62, hours: 24 })).toBe(true);
});

it("says nothing of lives that were too short, however many there were", () => {
  const short = (pid: number) => life(pid, pid, 1000).slice(0, 4);

  expect(slopeOf([1, 2, 3, 4].flatMap(short))).toBeNull();
  expect(slopeOf([...short(1), ...life(5, 5, 30)])?.mbPerHour).toBeCloseTo(30);
});
