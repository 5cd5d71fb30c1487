/** The challenge that waits for a phone: the current QR, and a code for a number. */
import type { PairingCode } from "#shared/challenge";
import { AppError } from "../errors";
import type { BusEvents } from "../events/event-bus";
import { type AccountContext, findAccount, refuseLinkedNumber } from "./account-context";
import type { AccountRecord } from "./account-store";
import type { ShownChallenge } from "./live-state";
import { wishRunning } from "./running";
import type { CurrentQr } from "./use-cases";

const codeWaitMs = 30_000;

function liveChallenge(context: AccountContext, record: AccountRecord, kind: "qr" | "code"): ShownChallenge | null {
  const { challenge } = context.live.of(record.id);
  const isCurrent = record.connectionStatus === (kind === "qr" ? "qr" : "pairing") && challenge?.kind === kind;
  return isCurrent && Date.parse(challenge.link.expiresAt) > context.clock.now() ? challenge : null;
}

export async function readQr(context: AccountContext, name: string): Promise<CurrentQr> {
  const challenge = liveChallenge(context, await findAccount(context, name), "qr");
  if (challenge === null) throw new AppError("not_linking");
  return { text: challenge.payload, expiresAt: challenge.link.expiresAt };
}

function codeOf(challenge: ShownChallenge, phoneNumber: string): PairingCode {
  const { issuedAt, expiresAt } = challenge.link;
  return { code: challenge.payload, phoneNumber, issuedAt, expiresAt };
}

/** The next code of the account, or why there is none. Listens from the moment it is called. */
function awaitCode({ bus, clock }: AccountContext, accountId: string, isCurrent: (epoch: number) => boolean) {
  let stop = () => {};
  const code = new Promise<Omit<PairingCode, "phoneNumber">>((resolve, reject) => {
    const onStatus = ({ update, challenge }: BusEvents["status.stored"]) => {
      if (update.accountId !== accountId || !isCurrent(update.epoch)) return;
      if (challenge?.pairingCode !== undefined && update.link !== null) {
        resolve({ code: challenge.pairingCode, issuedAt: update.link.issuedAt, expiresAt: update.link.expiresAt });
      }
      const isOver = update.status === "disconnected" || update.status === "error";
      if (isOver && update.reason !== "start_queued") reject(new AppError("whatsapp_failed"));
    };
    const onRemoved = (event: BusEvents["account.removed"]) => {
      if (event.accountId === accountId) reject(new AppError("account_not_found"));
    };
    const cancel = clock.after(codeWaitMs, () => reject(new AppError("link_timeout")));
    bus.on("status.stored", onStatus);
    bus.on("account.removed", onRemoved);
    stop = () => {
      cancel();
      bus.off("status.stored", onStatus);
      bus.off("account.removed", onRemoved);
    };
  });
  return { code, stop };
}

export async function requestPairingCode(
  context: AccountContext,
  name: string,
  phoneNumber: string,
): Promise<PairingCode> {
  const { pool, writer } = context;
  let epoch = 0;
  const begun = await writer.exclusively(async () => {
    const record = await findAccount(context, name);
    await refuseLinkedNumber(context, phoneNumber, record.id);
    const isLinked = record.connectionStatus === "ready" || record.connectionStatus === "authenticated";
    if (record.desired === "stopped" || isLinked || pool.activityOf(record.id) === "idle") {
      throw new AppError("not_linking");
    }
    const wish = pool.wishOf(record.id);
    const isForNumber =
      wish?.state === "running" && wish.link.method === "pairing" && wish.link.phoneNumber === phoneNumber;
    const shown = isForNumber ? liveChallenge(context, record, "code") : null;
    if (shown !== null) return { shown };
    const waiting = awaitCode(context, record.id, (seen) => seen >= epoch);
    // Unhandled until awaited below.
    waiting.code.catch(() => {});
    epoch = record.epoch;
    if (!isForNumber || pool.activityOf(record.id) !== "alive") {
      epoch = await wishRunning(context, record, { method: "pairing", phoneNumber }, "person");
    }
    return { waiting };
  });
  if (begun.shown !== undefined) return codeOf(begun.shown, phoneNumber);
  try {
    return { ...(await begun.waiting.code), phoneNumber };
  } finally {
    begun.waiting.stop();
  }
}
