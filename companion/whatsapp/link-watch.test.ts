import { beforeEach, describe, expect, it, vi } from "vitest";
import { createTestClock, type TestClock } from "../testing/test-clock";
import type { ClientFact } from "./client-port";
import { watchLink } from "./link-watch";
import { settle } from "./testing/settle";
import type { PageState } from "./traps/missed-sync";
import { createFactGate } from "./traps/repeated-facts";

const waiting: PageState = { socket: "UNPAIRED", hasSynced: false, hasUtilities: false };
const missed: PageState = { socket: "CONNECTED", hasSynced: true, hasUtilities: false };

describe("looking at a page that is not ready", () => {
  let clock: TestClock;
  let over: AbortController;
  let told: ClientFact[];
  let hasHeardSync: boolean;
  let isDone: boolean;
  const look = vi.fn<() => Promise<PageState>>();
  const repeatSync = vi.fn(async () => {});
  const end = vi.fn();

  beforeEach(() => {
    vi.clearAllMocks();
    look.mockReset();
    clock = createTestClock();
    over = new AbortController();
    told = [];
    hasHeardSync = false;
    isDone = false;
  });

  function watch() {
    const gate = createFactGate(
      (fact) => told.push(fact),
      () => over.signal.aborted,
    );
    void watchLink({
      clock,
      signal: over.signal,
      gate,
      lookMs: 500,
      answerMs: 10_000,
      look,
      hasHeardSync: () => hasHeardSync,
      repeatSync,
      end,
    }).then(() => {
      isDone = true;
    });
    return gate;
  }

  async function pass(ms: number): Promise<void> {
    await settle();
    clock.advance(ms);
    await settle();
  }

  it("tells that the phone has scanned as soon as the page is connected", async () => {
    look.mockResolvedValueOnce(waiting).mockResolvedValue({ ...waiting, socket: "CONNECTED" });
    watch();
    await settle();
    expect(told).toEqual([]);
    await pass(500);
    await pass(500);

    expect(told).toEqual([{ kind: "authenticated" }]);
  });

  it("repeats a sync that the library missed", async () => {
    look.mockResolvedValue(missed);
    watch();
    await settle();

    expect(repeatSync).toHaveBeenCalledOnce();
  });

  it("does not repeat a sync the library is busy with", async () => {
    hasHeardSync = true;
    look.mockResolvedValue(missed);
    watch();
    await settle();

    expect(repeatSync).not.toHaveBeenCalled();
  });

  it("ends a client whose page is blocked", async () => {
    look.mockResolvedValue({ ...waiting, socket: "CONFLICT" });
    watch();
    await settle();

    expect(end).toHaveBeenCalledWith("conflict", new Error("WhatsApp Web is CONFLICT"));
  });

  it("looks again after a page that did not answer", async () => {
    look.mockReturnValueOnce(new Promise(() => {})).mockRejectedValueOnce(new Error("Execution context was destroyed"));
    look.mockResolvedValue({ ...waiting, socket: "CONNECTED" });
    watch();
    await pass(10_000);
    await pass(500);
    await pass(500);

    expect(told).toEqual([{ kind: "authenticated" }]);
  });

  it("is done when the page is ready", async () => {
    look.mockResolvedValue(waiting);
    const gate = watch();
    gate.pass({ kind: "ready", phoneNumber: "6281234567890", pushName: null });
    await pass(500);

    expect(isDone).toBe(true);
  });

  it("is done when the client is over", async () => {
    look.mockResolvedValue(waiting);
    watch();
    await settle();
    over.abort();
    await settle();

    expect(isDone).toBe(true);
    expect(look).toHaveBeenCalledOnce();
  });
});
