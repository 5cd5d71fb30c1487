import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Capability } from "#shared/capabilities";
import { createTestClock, type TestClock } from "../testing/test-clock";
import type { LibraryClient } from "./library-client";
import { createPageCalls } from "./page-calls";
import { settle } from "./testing/settle";
import { createEchoWatch, type EchoWatch } from "./traps/unknown-send";

const chat = "628990000001@c.us";

describe("calls into the page", () => {
  let clock: TestClock;
  let echoes: EchoWatch;
  let isReady: boolean;
  const evaluate = vi.fn();
  const sendMessage = vi.fn();
  const getNumberId = vi.fn();
  const onWordless = vi.fn();
  let degraded: Capability[];

  beforeEach(() => {
    vi.resetAllMocks();
    clock = createTestClock();
    echoes = createEchoWatch(clock);
    isReady = true;
    degraded = [];
    getNumberId.mockResolvedValue({ _serialized: chat });
  });

  function calls() {
    const library = { pupPage: { evaluate }, sendMessage, getNumberId } as unknown as LibraryClient;
    const deadlines = { callMs: 30_000, historyMs: 60_000, mediaMs: 90_000, echoMs: 10_000 };
    return createPageCalls({
      library,
      echoes,
      clock,
      deadlines,
      isReady: () => isReady,
      degraded: () => degraded,
      onWordless,
    });
  }

  it("are refused while the client is not ready", async () => {
    isReady = false;

    await expect(calls().listChats()).rejects.toMatchObject({ code: "not_ready" });
    await expect(calls().sendText(chat, "halo")).rejects.toMatchObject({ code: "not_ready" });

    expect(sendMessage).not.toHaveBeenCalled();
  });

  it("fail with a code and keep what the page threw, bare strings too", async () => {
    evaluate.mockRejectedValue("r: r");

    const failure = await calls()
      .listChats()
      .catch((error) => error);

    expect(failure).toMatchObject({
      code: "whatsapp_failed",
      cause: { message: expect.stringContaining("without words") },
    });
    expect(onWordless).toHaveBeenCalledOnce();
  });

  it("are refused at once when they need what does not work on this page", async () => {
    degraded = ["chats", "send"];

    await expect(calls().listChats()).rejects.toMatchObject({ code: "capability_degraded" });
    await expect(calls().sendText(chat, "halo")).rejects.toMatchObject({ code: "capability_degraded" });

    expect(evaluate).not.toHaveBeenCalled();
    expect(sendMessage).not.toHaveBeenCalled();
  });

  it("look a new number up once before the first message to it", async () => {
    evaluate.mockResolvedValue(false);
    sendMessage.mockResolvedValue({ id: { fromMe: true, remote: chat, id: "3EB0" } });
    const { sendText } = calls();

    await sendText(chat, "halo");
    await sendText(chat, "lagi");

    expect(getNumberId).toHaveBeenCalledExactlyOnceWith(chat);
  });

  it("send nothing to a number that is not on WhatsApp", async () => {
    evaluate.mockResolvedValue(false);
    getNumberId.mockResolvedValue(null);

    await expect(calls().sendText(chat, "halo")).rejects.toMatchObject({ code: "not_on_whatsapp" });

    expect(sendMessage).not.toHaveBeenCalled();
  });

  it("fail when the page does not answer in time", async () => {
    evaluate.mockReturnValue(new Promise(() => {}));
    const reading = calls().fetchMessages(chat, 50);

    clock.advance(60_000);

    await expect(reading).rejects.toMatchObject({ code: "whatsapp_failed" });
  });

  it("list no status updates among the chats", async () => {
    const summary = { title: "", isGroup: false, unreadCount: 0, timestamp: null };
    evaluate.mockResolvedValue([
      { ...summary, chatId: "status@broadcast" },
      { ...summary, chatId: chat },
    ]);

    expect(await calls().listChats()).toEqual([{ ...summary, chatId: chat }]);
  });

  it("send without marking the chat as seen", async () => {
    sendMessage.mockResolvedValue({ id: { fromMe: true, remote: chat, id: "3EB0" } });

    expect(await calls().sendText(chat, "halo")).toEqual({ messageId: `true_${chat}_3EB0` });

    expect(sendMessage).toHaveBeenCalledExactlyOnceWith(chat, "halo", { sendSeen: false });
  });

  it("take the id of a sent message from its echo when the library gives none", async () => {
    sendMessage.mockResolvedValue(undefined);
    const sending = calls().sendText(chat, "halo");
    await settle();

    echoes.seen({ messageId: "id-1", chatId: chat, fromMe: true, body: "halo", type: "chat", timestamp: 1 });

    expect(await sending).toEqual({ messageId: "id-1" });
  });

  it("leave the id unknown when no echo comes, and do not send again", async () => {
    sendMessage.mockResolvedValue(undefined);
    const sending = calls().sendText(chat, "halo");
    await settle();

    clock.advance(10_000);

    expect(await sending).toEqual({ messageId: null });
    expect(sendMessage).toHaveBeenCalledOnce();
  });
});
