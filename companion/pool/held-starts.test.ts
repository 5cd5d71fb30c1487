import { expect, it } from "vitest";
import { createHeldStarts } from "./held-starts";
import { createStartQueue } from "./start-queue";

function rig() {
  const waiting = new Set<() => void>();
  const hold = {
    isHeld: () => true,
    onRelease: (go: () => void) => {
      waiting.add(go);
      return () => void waiting.delete(go);
    },
  };
  return { queue: createHeldStarts(createStartQueue(1), hold), release: () => [...waiting].map((go) => go()) };
}

it("a person starts at once while automatic starts are held", async () => {
  const { queue } = rig();

  expect(await queue.enter("person").granted).toBe(true);
});

it("an automatic start gets its turn when the hold ends", async () => {
  const { queue, release } = rig();
  const turn = queue.enter("automatic");

  expect(turn.isGranted).toBe(false);
  release();

  expect(await turn.granted).toBe(true);
  expect(turn.isGranted).toBe(true);
});

it("a held start that is called off never gets a turn, and takes none", async () => {
  const { queue, release } = rig();
  const turn = queue.enter("automatic");

  turn.leave();
  release();

  expect(await turn.granted).toBe(false);
  expect(await queue.enter("person").granted).toBe(true);
});
