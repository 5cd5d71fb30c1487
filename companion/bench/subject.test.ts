/** Waiting for what a subject reports. */
import { describe, expect, it, vi } from "vitest";
import { createEventInbox } from "./subject";

const message = { account: "toko", kind: "message", text: "halo" } as const;

describe("the inbox", () => {
  it("hands an event to who waits for it and stamps its arrival", async () => {
    const inbox = createEventInbox();
    const seen = inbox.next("toko", "message", "halo");

    inbox.deliver(message);

    expect(await seen).toMatchObject({ ...message, at: expect.any(Number) });
  });

  it.each([
    ["another account", { ...message, account: "kios" }],
    ["another kind", { ...message, kind: "qr" } as const],
    ["another text", { ...message, text: "apa" }],
  ])("keeps waiting through an event of %s", async (_title, other) => {
    const inbox = createEventInbox();
    const seen = inbox.next("toko", "message", "halo");

    inbox.deliver(other);
    inbox.deliver(message);

    expect(await seen).toMatchObject(message);
  });

  it("tells everyone who waits when the subject is gone", async () => {
    const inbox = createEventInbox();
    const [one, other] = [inbox.next("toko", "ready"), inbox.next("kios", "qr")];

    inbox.fail(new Error("gone"));

    await expect(one).rejects.toThrow("gone");
    await expect(other).rejects.toThrow("gone");
  });

  it("gives up in the end", async () => {
    vi.useFakeTimers();
    const seen = createEventInbox().next("toko", "ready");
    const outcome = expect(seen).rejects.toThrow("toko: no ready within");

    await vi.runAllTimersAsync();

    await outcome;
    vi.useRealTimers();
  });
});
