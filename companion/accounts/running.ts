/** Starting and stopping: the wish is stored first, the pool follows it. */
import type { Account } from "#shared/account";
import { AppError } from "../errors";
import type { Priority } from "../pool/start-queue";
import type { LinkRequest } from "../whatsapp/client-port";
import {
  type AccountContext,
  findAccount,
  readAccount,
  refuseLinkedNumber,
  refuseWhileDraining,
  storeWish,
} from "./account-context";
import { type AccountRecord, isParked } from "./account-store";
import type { StartOptions } from "./use-cases";

/** How to link, if it comes to that: as asked now, else as last time. */
export function linkFor(record: AccountRecord, { method, phoneNumber }: StartOptions): LinkRequest {
  const wanted = method ?? (phoneNumber === undefined ? record.linkMethod : "pairing");
  if (wanted === "qr") return { method: "qr" };
  const number = phoneNumber ?? record.linkPhoneNumber;
  if (number !== null) return { method: "pairing", phoneNumber: number };
  throw new AppError("validation_failed", { errors: [{ path: "phoneNumber", code: "required" }] });
}

function isSameLink(a: LinkRequest, b: LinkRequest): boolean {
  const numberOf = (link: LinkRequest) => (link.method === "pairing" ? link.phoneNumber : null);
  return a.method === b.method && numberOf(a) === numberOf(b);
}

/** Whether the account already does what is asked, so that nothing needs to be started anew. */
function isAsWished({ pool }: AccountContext, record: AccountRecord, link: LinkRequest): boolean {
  const wish = pool.wishOf(record.id);
  if (record.desired !== "running" || wish?.state !== "running" || wish.epoch !== record.epoch) return false;
  const activity = pool.activityOf(record.id);
  // Alive on a page nothing works on: starting again is the only way to find out whether that has passed.
  const isUsable = record.connectionStatus !== "error";
  const isUnderWay = (activity === "alive" && isUsable) || (activity === "queued" && wish.priority === "person");
  const isLinked = record.isLoggedIn || record.connectionStatus === "authenticated";
  return isUnderWay && (isLinked || isSameLink(wish.link, link));
}

/** Stores the wish and hands it to the pool. Only inside `writer.exclusively`, so that wishes reach both in one order. */
export async function wishRunning(
  context: AccountContext,
  record: AccountRecord,
  link: LinkRequest,
  priority: Priority,
): Promise<number> {
  refuseWhileDraining(context);
  if (context.exports.has(record.id)) throw new AppError("account_moving");
  const stored = { method: link.method, phoneNumber: link.method === "pairing" ? link.phoneNumber : null };
  const epoch = await storeWish(context, record, { desired: "running", link: stored });
  context.pool.want(record.id, { state: "running", epoch, link, priority, isLinked: record.isLoggedIn });
  return epoch;
}

export async function startAccount(
  context: AccountContext,
  name: string,
  options: StartOptions = {},
  priority: Priority = "person",
): Promise<Account> {
  const { writer } = context;
  const id = await writer.exclusively(async () => {
    const record = await findAccount(context, name);
    const link = linkFor(record, options);
    await refuseLinkedNumber(context, options.phoneNumber, record.id);
    if (!isAsWished(context, record, link)) await wishRunning(context, record, link, priority);
    return record.id;
  });
  // After what the pool reported at once: the answer already says `loading` when a launch was possible.
  return writer.exclusively(() => readAccount(context, id));
}

/** Whether the stop was wished before: then the pool follows it, or has and the status is on its way. */
function isStopping({ pool }: AccountContext, record: AccountRecord): boolean {
  // A parked account would come back by itself, a paused one with the others; who stops it does not want that.
  if (record.desired !== "stopped" || record.isPaused || isParked(record)) return false;
  const wish = pool.wishOf(record.id);
  return record.connectionStatus === "disconnected" || (wish?.state === "stopped" && wish.epoch === record.epoch);
}

export async function stopAccount(context: AccountContext, name: string): Promise<Account> {
  const { pool, writer } = context;
  const id = await writer.exclusively(async () => {
    const record = await findAccount(context, name);
    if (isStopping(context, record)) return record.id;
    const epoch = await storeWish(context, record, { desired: "stopped" });
    pool.want(record.id, { state: "stopped", epoch, reason: "stopped" });
    return record.id;
  });
  return writer.exclusively(() => readAccount(context, id));
}
