import { beforeEach, expect, it } from "vitest";
import { silentLog } from "../diagnostics/log";
import { createTestClock, type TestClock } from "../testing/test-clock";
import type { OpenBrowser } from "./browser-host";
import { createWarmBrowser, type WarmBrowser } from "./warm-browser";

const againMs = 10_000;
let clock: TestClock;
let warm: WarmBrowser;
let world: { hasRoom: boolean; isAlone: boolean; fails: boolean; opened: number; open: number; cleared: number };

beforeEach(() => {
  clock = createTestClock();
  world = { hasRoom: false, isAlone: true, fails: false, opened: 0, open: 0, cleared: 0 };
  warm = createWarmBrowser({
    open: async () => {
      world.opened += 1;
      if (world.fails) throw new Error("no browser");
      world.open += 1;
      return openBrowser(() => {
        world.open -= 1;
      });
    },
    clear: async () => {
      world.cleared += 1;
    },
    hasRoom: () => world.hasRoom,
    isAlone: () => world.isAlone,
    clock,
    log: silentLog,
  });
});

it("opens one, and no other while it is there", async () => {
  warm.look();
  warm.look();
  await settle();

  expect(world).toMatchObject({ opened: 1, open: 1 });
});

it("opens none where one runs anyway that has room", async () => {
  world.hasRoom = true;

  warm.look();
  await settle();

  expect(world.opened).toBe(0);
});

it("closes the blank window, and clears up after it, as soon as an account is beside it", async () => {
  warm.look();
  await settle();
  world.isAlone = false;

  warm.look();
  await settle();

  expect(world).toMatchObject({ opened: 1, open: 0, cleared: 1 });
});

it("opens the next a little after the last one went", async () => {
  warm.look();
  await settle();
  world.isAlone = false;
  warm.look();
  await settle();

  clock.advance(againMs);
  await settle();

  expect(world.opened).toBe(2);
});

it("tries again a little later when there was none to open", async () => {
  world.fails = true;
  warm.look();
  await settle();
  world.fails = false;

  clock.advance(againMs);
  await settle();

  expect(world).toMatchObject({ opened: 2, open: 1 });
});

it("closes for good at the end, also while it is opening", async () => {
  warm.look();

  await warm.end();
  clock.advance(againMs);
  await settle();

  expect(world).toMatchObject({ opened: 1, open: 0 });
});

function openBrowser(onClosed: () => void): OpenBrowser {
  let noteGone = () => {};
  const gone = new Promise<void>((resolve) => {
    noteGone = resolve;
  });
  const close = async () => {
    onClosed();
    noteGone();
  };
  return { gone, close } as Pick<OpenBrowser, "gone" | "close"> as OpenBrowser;
}

async function settle(): Promise<void> {
  for (let turns = 0; turns < 5; turns += 1) await new Promise((resolve) => setImmediate(resolve));
}
