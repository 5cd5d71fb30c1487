/** One text to one chat: status, pace and limit are checked and counted before WhatsApp hears of it. */
import type { ErrorCode } from "#shared/errors";
import type { SendMessage, SentMessage } from "#shared/messages";
import { trustLevelOf } from "#shared/trust-levels";
import { TimeLimitError } from "../bounded";
import type { Clock } from "../clock";
import type { Log } from "../diagnostics/log";
import { AppError, toError } from "../errors";
import type { DailyQuota } from "../quota/quota";
import type { WhatsAppClient } from "../whatsapp/client-port";
import { drawRestMs, hourMs, waitMsFor } from "./pace";
import type { SendStore } from "./send-store";

export interface SendingAccount {
  readonly id: string;
  readonly trustLevel: number;
}

/** A text with the chat it is for. */
export type Outgoing = Pick<SendMessage, "text" | "reservationId"> & { readonly chatId: string };

export interface MessageSenderOptions {
  readonly quota: Pick<DailyQuota, "reserve" | "check" | "giveBack" | "takeOne" | "putBackOne">;
  readonly sends: SendStore;
  /** Whether the account has exchanged messages in this chat. */
  readonly knowsChat: (accountId: string, chatId: string) => Promise<boolean>;
  readonly readyClientOf: (accountId: string) => WhatsAppClient | null;
  /** Milliseconds until sending is allowed by the time of day; 0 when it is. */
  readonly quietMs: () => number;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Log;
}

/** Said by a client that handed nothing to WhatsApp. */
const untriedCodes: ReadonlySet<ErrorCode> = new Set(["not_ready", "capability_degraded", "not_on_whatsapp"]);

/** A message that is counted and may be sent now. */
export interface Admission {
  readonly account: SendingAccount;
  readonly client: WhatsAppClient;
  readonly outgoing: Outgoing;
  readonly reservationId: string;
}

export interface MessageSender {
  /** Throws what `admit` would throw of pace and limit, and counts nothing: for whoever must wake the account first. */
  check(account: SendingAccount, outgoing: Outgoing): Promise<void>;
  /** Checks and counts; one at a time, or two messages would both see the same pause. */
  admit(account: SendingAccount, outgoing: Outgoing): Promise<Admission>;
  /** Sends what was admitted. The charge stays unless it is certain that nothing was handed to WhatsApp. */
  send(admission: Admission): Promise<SentMessage>;
}

export function createMessageSender(options: MessageSenderOptions): MessageSender {
  const { quota, sends, knowsChat, readyClientOf, quietMs, clock, random, log } = options;

  async function keepPace(account: SendingAccount, chatId: string) {
    const now = clock.now();
    const level = trustLevelOf(account.trustLevel);
    const isFirstContact = !(await knowsChat(account.id, chatId));
    const recent = await sends.recent(account.id, now - hourMs);
    const waitMs = Math.max(quietMs(), waitMsFor(level, recent, { now, isFirstContact }));
    if (waitMs > 0) throw new AppError("pace_limit", { waitMs });
    return { at: now, restMs: drawRestMs(level, random), isFirstContact };
  }

  /** Whatever of a message that was not sent was counted for it. */
  async function undo({ account, outgoing, reservationId }: Admission): Promise<void> {
    if (outgoing.reservationId !== undefined) await quota.putBackOne(account.id, reservationId);
    else await quota.giveBack(account.id, reservationId);
  }

  /** A limit that was passed or a browser that is gone says nothing about the message. */
  function isUnknown({ account, client }: Admission, thrown: unknown): boolean {
    const cause = thrown instanceof AppError ? thrown.cause : thrown;
    return cause instanceof TimeLimitError || readyClientOf(account.id) !== client;
  }

  return {
    check: async (account, { chatId, reservationId }) => {
      await keepPace(account, chatId);
      if (reservationId === undefined) await quota.check(account.id);
    },
    admit: async (account, outgoing) => {
      const client = readyClientOf(account.id);
      if (client === null) throw new AppError("not_ready");
      const send = await keepPace(account, outgoing.chatId);
      const { reservationId } = outgoing;
      if (reservationId !== undefined) await quota.takeOne(account.id, reservationId);
      const id = reservationId ?? (await quota.reserve(account.id, 1)).id;
      await sends.add(account.id, send, send.at - hourMs);
      return { account, client, outgoing, reservationId: id };
    },
    send: async (admission) => {
      const { account, client, outgoing } = admission;
      const { chatId, text } = outgoing;
      try {
        const { messageId } = await client.sendText(chatId, text);
        // Its own reservation has done its work; a caller's was used up before.
        if (outgoing.reservationId === undefined) await settle(admission);
        return { id: messageId, chatId, ack: messageId === null ? "unknown" : "pending" };
      } catch (thrown) {
        log.warn("messages.send_failed", { accountId: account.id, message: toError(thrown).message });
        if (thrown instanceof AppError && untriedCodes.has(thrown.code)) {
          await undo(admission);
          throw thrown;
        }
        if (isUnknown(admission, thrown)) return { id: null, chatId, ack: "unknown" };
        throw thrown;
      }
    },
  };

  /** The message is on its way: a book that cannot be kept now must not make it look unsent. */
  async function settle({ account, reservationId }: Admission): Promise<void> {
    await quota.takeOne(account.id, reservationId).catch((thrown: unknown) => {
      log.warn("messages.settle_failed", { accountId: account.id, message: toError(thrown).message });
    });
  }
}
