import { beforeEach, describe, expect, it } from "vitest";
import type { ChatMessage, ClientFact } from "../client-port";
import { createFactGate, type FactGate } from "./repeated-facts";

const ready = { kind: "ready", phoneNumber: "6281234567890", pushName: null } as const;
const message = (messageId: string): ClientFact & { kind: "message" } => ({
  kind: "message",
  message: { messageId, chatId: "1@c.us", fromMe: false, body: "", type: "chat", timestamp: 1 } satisfies ChatMessage,
});

describe("the fact gate", () => {
  let told: ClientFact[];
  let isOver: boolean;
  let gate: FactGate;
  const kinds = () => told.map(({ kind }) => kind);

  beforeEach(() => {
    told = [];
    isOver = false;
    gate = createFactGate(
      (fact) => told.push(fact),
      () => isOver,
    );
  });

  it("F20: tells a QR again only when it changed", () => {
    for (const text of ["a", "a", "b", "b"]) gate.pass({ kind: "qr", text });

    expect(told).toEqual([
      { kind: "qr", text: "a" },
      { kind: "qr", text: "b" },
    ]);
  });

  it("shows no challenge once the phone has linked", () => {
    gate.pass({ kind: "authenticated" });
    gate.pass({ kind: "qr", text: "late" });
    gate.pass({ kind: "code", code: "LATE1234" });

    expect(kinds()).toEqual(["authenticated"]);
  });

  it("tells authenticated and ready once", () => {
    for (let run = 0; run < 3; run += 1) {
      gate.pass({ kind: "authenticated" });
      gate.pass(ready);
    }

    expect(told).toEqual([{ kind: "authenticated" }, ready]);
  });

  it("tells progress once per step, and none after ready", () => {
    gate.pass({ kind: "syncing", percent: 10 });
    gate.pass({ kind: "syncing", percent: 10 });
    gate.pass({ kind: "syncing", percent: 60 });
    gate.pass(ready);
    gate.pass({ kind: "syncing", percent: 99 });

    expect(kinds()).toEqual(["syncing", "syncing", "ready"]);
  });

  it("tells changes of the connection only after ready, and only real ones", () => {
    gate.pass({ kind: "offline" });
    gate.pass({ kind: "online" });
    gate.pass(ready);
    gate.pass({ kind: "online" });
    gate.pass({ kind: "offline" });
    gate.pass({ kind: "offline" });
    gate.pass({ kind: "online" });

    expect(kinds()).toEqual(["ready", "offline", "online"]);
  });

  it("tells a page that loads anew as offline, and as online when it is ready again", () => {
    gate.pass(ready);
    gate.expectReadyAgain();
    gate.pass({ kind: "online" });
    expect(gate.isReady()).toBe(false);
    gate.pass(ready);
    gate.pass(ready);

    expect(kinds()).toEqual(["ready", "offline", "online"]);
    expect(gate.isReady()).toBe(true);
  });

  it("tells a message once however often the page repeats it", () => {
    for (const id of ["m1", "m2", "m1", "m2", "m3"]) gate.pass(message(id));

    expect(told).toEqual([message("m1"), message("m2"), message("m3")]);
  });

  it("remembers only so many messages", () => {
    for (let index = 0; index <= 2_000; index += 1) gate.pass(message(`m${index}`));
    gate.pass(message("m0"));
    gate.pass(message("m2000"));

    expect(told).toHaveLength(2_002);
  });

  it("tells nothing after the end", () => {
    isOver = true;

    gate.pass({ kind: "qr", text: "a" });

    expect(told).toEqual([]);
  });
});
