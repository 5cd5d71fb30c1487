/** A QR lives as long as the rules say. */
import { expect, test } from "vitest";
import { createTestClock } from "../testing/test-clock";
import { startRefRotation } from "./refs";

function rotation() {
  const clock = createTestClock();
  const shown: string[] = [];
  let made = 0;
  const refs = startRefRotation({
    clock,
    rules: { count: 3, firstMs: 60_000, nextMs: 20_000 },
    newRef: () => `ref-${++made}`,
    onRef: (ref) => shown.push(ref),
    onExhausted: () => shown.push("exhausted"),
  });
  return { clock, shown, refs };
}

test("the first ref lives longer than the next ones, then there is none", () => {
  const { clock, shown, refs } = rotation();
  expect(refs.current()).toBe("ref-1");

  clock.advance(59_999);
  expect(refs.current()).toBe("ref-1");
  clock.advance(1);
  expect(refs.current()).toBe("ref-2");
  clock.advance(40_000);

  expect(refs.current()).toBeNull();
  expect(shown).toEqual(["ref-1", "ref-2", "ref-3", "exhausted"]);
});

test("a stopped rotation shows nothing more", () => {
  const { clock, shown, refs } = rotation();

  refs.stop();
  clock.advance(600_000);

  expect(refs.current()).toBeNull();
  expect(shown).toEqual(["ref-1"]);
});
