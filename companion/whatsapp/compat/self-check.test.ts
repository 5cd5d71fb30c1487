import { beforeEach, describe, expect, it, vi } from "vitest";
import { createTestClock, type TestClock } from "../../testing/test-clock";
import { settle } from "../testing/settle";
import { type PageAnswer, unreadableAnswer } from "./check-in-page";
import { createSelfChecker, judge, type SelfCheck } from "./self-check";

const around = { browser: "Chrome/156", library: "1.34.7", hasListeners: true };
const fine: PageAnswer = {
  build: "2.3000.1",
  missingModules: [],
  hasUtilities: true,
  hasIds: true,
  chats: { whole: 6, tried: 6 },
  canLoadHistory: true,
  canSend: true,
  repairs: {},
};

describe("judging a page", () => {
  it.each<[string, Partial<PageAnswer>, Partial<typeof around>, readonly string[], boolean]>([
    ["all is well", {}, {}, [], true],
    ["there is no message to judge ids by", { hasIds: null, chats: { whole: 0, tried: 0 } }, {}, [], true],
    ["a module of the socket is gone", { missingModules: ["WAWebSocketModel"] }, {}, ["core"], false],
    ["the library's functions are not there", { hasUtilities: false }, {}, ["core"], false],
    ["the listeners could not be attached", {}, { hasListeners: false }, ["core"], false],
    ["messages have no ids", { hasIds: false }, {}, ["ids"], false],
    ["one chat is broken", { chats: { whole: 5, tried: 6 } }, {}, [], true],
    ["most chats are broken", { chats: { whole: 2, tried: 6 } }, {}, ["chats"], true],
    ["older messages cannot be loaded", { canLoadHistory: false }, {}, ["history"], true],
    ["older messages were not tried", { canLoadHistory: null }, {}, [], true],
    ["the look itself failed", unreadableAnswer, {}, ["chats"], true],
    ["the module that sends is gone", { missingModules: ["WAWebSendMsgChatAction"] }, {}, ["send"], true],
  ])("when %s", (_what, answer, other, degraded, isUsable) => {
    expect(judge({ ...fine, ...answer }, { ...around, ...other })).toMatchObject({ degraded, isUsable });
  });
});

describe("the self-check", () => {
  const usable = judge(fine, around);
  const look = vi.fn<() => Promise<SelfCheck>>();
  const report = vi.fn();
  const onSilent = vi.fn();
  let clock: TestClock;
  let over: AbortController;

  beforeEach(() => {
    vi.resetAllMocks();
    clock = createTestClock();
    over = new AbortController();
    look.mockResolvedValue(usable);
  });
  const checker = () =>
    createSelfChecker({ clock, signal: over.signal, limitMs: 10_000, everyMs: 86_400_000, look, report, onSilent });

  it("looks once for those who ask at the same time", async () => {
    const { run } = checker();

    expect(await Promise.all([run(), run()])).toEqual([true, true]);

    expect(look).toHaveBeenCalledOnce();
    expect(report).toHaveBeenCalledExactlyOnceWith(usable);
  });

  it("looks again a day later, and not after the end", async () => {
    await checker().run();

    clock.advance(86_400_000);
    await settle();
    over.abort();
    clock.advance(86_400_000);
    await settle();

    expect(look).toHaveBeenCalledTimes(2);
  });

  it("repeats a look without answer once, then gives the page up", async () => {
    look.mockReturnValue(new Promise(() => {}));
    const running = checker().run();
    await settle();

    clock.advance(10_000);
    await settle();
    expect(onSilent).not.toHaveBeenCalled();
    clock.advance(10_000);

    expect(await running).toBeNull();
    expect(onSilent).toHaveBeenCalledOnce();
    expect(report).not.toHaveBeenCalled();
  });

  it("says nothing about a document that went away meanwhile", async () => {
    look.mockRejectedValue(new Error("Execution context was destroyed"));

    expect(await checker().run()).toBeNull();

    expect(report).not.toHaveBeenCalled();
  });

  it("looks at the first suspicion, and not at each further one", async () => {
    const { suspect } = checker();

    suspect();
    await settle();
    suspect();
    await settle();

    expect(look).toHaveBeenCalledOnce();
  });
});
