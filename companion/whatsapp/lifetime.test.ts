import { expect, it, vi } from "vitest";
import { createLifetime } from "./lifetime";
import { settle } from "./testing/settle";

function start() {
  const report = vi.fn();
  let closed = () => {};
  const close = vi.fn(
    () =>
      new Promise<void>((resolve) => {
        closed = resolve;
      }),
  );
  return { lifetime: createLifetime(report, close), report, close, closed: () => closed() };
}

it("reports the end only when everything is closed, and only its first cause", async () => {
  const { lifetime, report, close, closed } = start();
  const cause = new Error("Page crashed!");

  lifetime.end("browser_crashed", cause);
  lifetime.end("conflict");
  await settle();
  expect(lifetime.isOver()).toBe(true);
  expect(report).not.toHaveBeenCalled();
  closed();
  await settle();

  expect(report).toHaveBeenCalledExactlyOnceWith({ kind: "ended", reason: "browser_crashed", cause });
  expect(close).toHaveBeenCalledOnce();
});

it("reports nothing when its owner stops it", async () => {
  const { lifetime, report, closed } = start();

  const stopped = Promise.all([lifetime.stop(), lifetime.stop()]);
  lifetime.end("browser_crashed");
  closed();
  await stopped;
  await settle();

  expect(report).not.toHaveBeenCalled();
});

it("closes nothing yet when it is muted, and reports no end", async () => {
  const { lifetime, report, close } = start();

  lifetime.mute();
  lifetime.end("logged_out_on_phone");
  await settle();

  expect(report).not.toHaveBeenCalled();
  expect(close).not.toHaveBeenCalled();
  expect(lifetime.signal.aborted).toBe(true);
});
