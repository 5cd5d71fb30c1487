/** A token that is remembered is never believed longer than the database would have believed it. */
import { beforeEach, describe, expect, it, vi } from "vitest";
import { createMemoryDevices } from "../http/testing/memory-stores";
import { createTestClock, type TestClock } from "../testing/test-clock";
import type { Device, DeviceStore } from "./device-store";
import { rememberedMs, rememberTokens, type TokenMemory } from "./token-memory";

const device: Device = {
  ...{ id: "d1", label: "script", scope: "read", origin: null, lastSeenAt: null },
  ...{ createdAt: "2026-01-01T00:00:00.000Z", expiresAt: "2026-12-01T00:00:00.000Z" },
};
const now = "2026-01-25T08:00:00.000Z";

let clock: TestClock;
let stored: DeviceStore;
let memory: TokenMemory;
beforeEach(async () => {
  clock = createTestClock(now);
  stored = createMemoryDevices();
  vi.spyOn(stored, "findByTokenHash");
  memory = rememberTokens(stored, clock);
  await memory.insert(device, "hash");
});

const ask = () => memory.findByTokenHash("hash", now);

describe("a token that was found", () => {
  it("is not looked up again within a second", async () => {
    await ask();

    expect([await ask(), memory.recall("hash")]).toEqual([device, device]);
    expect(stored.findByTokenHash).toHaveBeenCalledTimes(1);
  });

  it("is looked up again after it, so that what another node did is seen", async () => {
    await ask();
    await stored.remove("d1");
    clock.advance(rememberedMs);

    expect([memory.recall("hash"), await ask()]).toEqual([null, null]);
  });

  it("is looked up again when the clock was put back", async () => {
    await ask();
    clock.set("2026-01-24T08:00:00.000Z");

    expect(memory.recall("hash")).toBeNull();
  });

  it.each<[string, () => Promise<unknown>]>([
    ["revoked", () => memory.remove("d1")],
    ["replaced", () => memory.rotate("d1", "other", now)],
    ["used", () => memory.touch("d1", now, now)],
  ])("is forgotten at once when it is %s", async (_what, change) => {
    await ask();

    await change();

    expect(memory.recall("hash")).toBeNull();
  });

  it("is forgotten also when the change could not be stored", async () => {
    await ask();
    stored.remove = async () => {
      throw new Error("locked");
    };
    const failing = rememberTokens(stored, clock);
    await failing.findByTokenHash("hash", now);

    await expect(failing.remove("d1")).rejects.toThrow("locked");

    expect(failing.recall("hash")).toBeNull();
  });
});

it("who looked while the token was being revoked does not bring it back", async () => {
  let answer: (found: Device | null) => void = () => {};
  stored.findByTokenHash = () =>
    new Promise((resolve) => {
      answer = resolve;
    });
  const slow = rememberTokens(stored, clock);
  const looking = slow.findByTokenHash("hash", now);

  await slow.remove("d1");
  answer(device);
  await looking;

  expect(slow.recall("hash")).toBeNull();
});

it("a token that was not found is asked for each time", async () => {
  expect([await memory.findByTokenHash("none", now), memory.recall("none")]).toEqual([null, null]);
  await memory.insert({ ...device, id: "d2" }, "none");

  expect((await memory.findByTokenHash("none", now))?.id).toBe("d2");
});
