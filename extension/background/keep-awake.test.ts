/** The event page is kept awake while connected, and only then. */
import { expect, it, vi } from "vitest";
import { createConnectionStore } from "../stores/connection";
import { FakeClock } from "../testing/fake-clock";
import { keepAwake } from "./keep-awake";

it("stirs every fifteen seconds while live and stops when the line is cut", () => {
  const clock = new FakeClock();
  const connection = createConnectionStore();
  const stir = vi.fn();
  keepAwake(connection, clock, stir);
  expect(stir).not.toHaveBeenCalled();

  connection.getState().report({ fact: "live", at: clock.now() });
  clock.advance(30_000);
  expect(stir).toHaveBeenCalledTimes(3);

  connection.getState().report({ fact: "lost", cause: "dropped", at: clock.now(), nextTryAt: clock.now() + 1000 });
  clock.advance(60_000);
  expect(stir).toHaveBeenCalledTimes(3);
  expect(clock.pending).toBe(0);
});

it("stirs at one pace when the line comes back before the next beat", () => {
  const clock = new FakeClock();
  const connection = createConnectionStore();
  const stir = vi.fn();
  keepAwake(connection, clock, stir);
  connection.getState().report({ fact: "live", at: clock.now() });

  connection.getState().report({ fact: "lost", cause: "dropped", at: clock.now(), nextTryAt: clock.now() });
  connection.getState().report({ fact: "live", at: clock.now() });
  clock.advance(15_000);

  expect(stir).toHaveBeenCalledTimes(2);
});
