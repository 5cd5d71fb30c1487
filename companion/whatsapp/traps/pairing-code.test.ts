import { beforeEach, describe, expect, it, vi } from "vitest";
import { createTestClock, type TestClock } from "../../testing/test-clock";
import { settle } from "../testing/settle";
import { type CodeFlow, createCodeFlow } from "./pairing-code";

describe("asking for pairing codes", () => {
  let clock: TestClock;
  let isLinked: boolean;
  let over: AbortController;
  let flow: CodeFlow;
  const request = vi.fn<() => Promise<string>>();
  const onCode = vi.fn();
  const onRefused = vi.fn();

  beforeEach(() => {
    vi.resetAllMocks();
    clock = createTestClock();
    isLinked = false;
    over = new AbortController();
    flow = createCodeFlow({
      clock,
      signal: over.signal,
      requestMs: 15_000,
      lifeMs: 180_000,
      request,
      isLinked: () => isLinked,
      onCode,
      onRefused,
    });
  });

  async function pass(ms: number): Promise<void> {
    await settle();
    clock.advance(ms);
    await settle();
  }

  it("asks for a new code each time the old one dies, until the phone is linked", async () => {
    request.mockResolvedValueOnce("AAAA1111").mockResolvedValueOnce("BBBB2222");
    flow.begin();
    flow.begin();
    await pass(180_000);
    isLinked = true;
    await pass(180_000);

    expect(onCode.mock.calls).toEqual([["AAAA1111"], ["BBBB2222"]]);
    expect(request).toHaveBeenCalledTimes(2);
  });

  it("tries again when an answer does not come", async () => {
    request.mockReturnValueOnce(new Promise(() => {})).mockResolvedValueOnce("AAAA1111");
    flow.begin();
    await pass(15_000);
    await pass(2_000);

    expect(onCode).toHaveBeenCalledExactlyOnceWith("AAAA1111");
  });

  it("gives up after four tries", async () => {
    request.mockRejectedValue(new Error("t: t"));
    flow.begin();
    for (let run = 0; run < 6; run += 1) await pass(2_000);

    expect(request).toHaveBeenCalledTimes(4);
    expect(onRefused).toHaveBeenCalledExactlyOnceWith(new Error("t: t"));
  });

  it("does not ask again when WhatsApp refused", async () => {
    request.mockRejectedValue(new Error("RateOverlimitError"));
    flow.begin();
    await pass(2_000);

    expect(request).toHaveBeenCalledOnce();
    expect(onRefused).toHaveBeenCalledOnce();
  });

  it("drops a code whose page is gone and asks the next page", async () => {
    let answer = (_code: string) => {};
    request.mockReturnValueOnce(
      new Promise((resolve) => {
        answer = resolve;
      }),
    );
    request.mockResolvedValueOnce("BBBB2222");
    flow.begin();
    flow.reset();
    answer("AAAA1111");
    flow.begin();
    await settle();

    expect(onCode).toHaveBeenCalledExactlyOnceWith("BBBB2222");
  });

  it("says nothing more once the client is over", async () => {
    request.mockRejectedValue(new Error("Target closed"));
    flow.begin();
    over.abort();
    await pass(2_000);

    expect(onRefused).not.toHaveBeenCalled();
    expect(request).toHaveBeenCalledOnce();
  });
});
