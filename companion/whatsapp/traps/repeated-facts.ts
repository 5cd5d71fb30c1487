/**
 * Trap: after a reload or a second injection the library tells the same thing twice or more, and tells of links that
 * are over (gotcha 2). Every fact passes here once, in an order that makes sense.
 */
import type { ClientFact } from "../client-port";

export interface FactGate {
  /** Reports the fact unless it repeats what is known or comes too late. */
  pass(fact: Exclude<ClientFact, { kind: "ended" }>): void;
  /** The page loads anew: `offline` until it is ready again, which is then told as `online`. */
  expectReadyAgain(): void;
  isReady(): boolean;
  isAuthenticated(): boolean;
  /** The page is linked and of no use: nothing more is to be expected of it. */
  isUnusable(): boolean;
}

/** How many message ids are remembered; repeats follow within seconds. */
const rememberedMessages = 2_000;

function createMessageMemory(): (id: string) => boolean {
  const messages = new Set<string>();
  return (id) => {
    if (messages.has(id)) return false;
    messages.add(id);
    const [oldest] = messages;
    if (messages.size > rememberedMessages && oldest !== undefined) messages.delete(oldest);
    return true;
  };
}

export function createFactGate(report: (fact: ClientFact) => void, isOver: () => boolean): FactGate {
  let isReady = false;
  let wasReady = false;
  let isOffline = false;
  let isAuthenticated = false;
  let isUnusable = false;
  let challenge = "";
  let percent = -1;
  const isNewMessage = createMessageMemory();

  function isNewChallenge(text: string): boolean {
    const isNew = !isAuthenticated && text !== challenge;
    if (isNew) challenge = text;
    return isNew;
  }

  /** Takes note of the fact and says whether it is news. */
  function isNews(fact: ClientFact): boolean {
    switch (fact.kind) {
      case "qr":
      case "code":
        return isNewChallenge(fact.kind === "qr" ? fact.text : fact.code);
      case "syncing":
        if (isReady || fact.percent === percent) return false;
        percent = fact.percent;
        return true;
      case "authenticated":
        if (isAuthenticated) return false;
        isAuthenticated = true;
        return true;
      case "ready":
        if (isReady) return false;
        isReady = true;
        wasReady = true;
        isOffline = false;
        return true;
      case "offline":
      case "online":
        if (!isReady || isOffline === (fact.kind === "offline")) return false;
        isOffline = !isOffline;
        return true;
      case "checked":
        isUnusable = !fact.check.isUsable;
        return true;
      case "passkey":
        challenge = "";
        return !isAuthenticated;
      case "ack":
        return isNewMessage(`${fact.ack} ${fact.messageId}`);
      case "message":
        return isNewMessage(fact.message.messageId);
      default:
        return true;
    }
  }

  const pass: FactGate["pass"] = (fact) => {
    const isBack = fact.kind === "ready" && wasReady;
    if (isOver() || !isNews(fact)) return;
    report(isBack ? { kind: "online" } : fact);
  };

  return {
    pass,
    expectReadyAgain() {
      pass({ kind: "offline" });
      isReady = false;
    },
    isReady: () => isReady,
    isAuthenticated: () => isAuthenticated,
    isUnusable: () => isUnusable,
  };
}
