/** Everything that is written about accounts; what must be fenced by epoch stands apart from what need not. */
import { and, eq, lt, notInArray, type SQL, sql } from "drizzle-orm";
import { nameKey } from "#shared/account-name";
import type { AccountStore } from "../accounts/account-store";
import { createAccountQueries, isVisible } from "./account-queries";
import { eraseAccount, insertLogEntry, queueStatus, updateStatus } from "./account-statements";
import type { Database } from "./client";
import { whatsappAccount as account, statusLog } from "./schema/accounts";
import { isConstraint } from "./sqlite-errors";

type FencedWrites = Pick<AccountStore, "saveWish" | "raiseEpoch" | "saveStatus" | "markDeleting">;
type PlainWrites = Pick<
  AccountStore,
  "insert" | "saveSettings" | "touch" | "saveUnlinked" | "erase" | "forgetOldStatuses"
>;

const isId = (id: string) => eq(account.id, id);

/** A name no person can give, so that a deleted account's name is free at once. */
const nameOfDeleted = (id: string) => `deleting:${id}`;

export async function unlessNameTaken(write: Promise<unknown>): Promise<"stored" | "name_taken"> {
  try {
    await write;
    return "stored";
  } catch (error) {
    // The names are the only thing two accounts can collide in.
    if (isConstraint(error)) return "name_taken";
    throw error;
  }
}

/** Writes that take a new epoch, or that an older epoch must not make. */
function createFencedWrites({ build, write }: Database): FencedWrites {
  const raised = { epoch: sql`${account.epoch} + 1` };

  async function writeForEpoch(changes: Record<string, unknown>, where: SQL | undefined): Promise<number | null> {
    const statement = build
      .update(account)
      .set({ ...changes, ...raised })
      .where(where)
      .returning({ epoch: account.epoch });
    const [result] = await write(statement);
    return result?.rows[0] === undefined ? null : Number(result.rows[0][0]);
  }

  return {
    saveWish: (id, { desired, isPaused = false, link }) => {
      const how = link && { linkMethod: link.method, linkPhoneNumber: link.phoneNumber };
      return writeForEpoch({ desired, isPaused, attempt: 0, nextRetryAt: null, ...how }, and(isId(id), isVisible));
    },
    raiseEpoch: (id, epoch) => writeForEpoch({}, and(isId(id), isVisible, eq(account.epoch, epoch))),
    saveStatus: async (move) => {
      const [, , updated] = await write(
        insertLogEntry(build, move),
        queueStatus(build, move),
        updateStatus(build, move),
      );
      return updated?.rows[0] === undefined ? null : Number(updated.rows[0][0]);
    },
    markDeleting: (id, at) => {
      const freed = { clientName: nameOfDeleted(id), nameKey: nameOfDeleted(id) };
      return writeForEpoch({ ...freed, desired: "stopped", deletingAt: at }, and(isId(id), isVisible));
    },
  };
}

function createPlainWrites({ build, write, note }: Database): PlainWrites {
  return {
    insert: ({ at, ...added }) => {
      const times = { since: at, createdAt: at, updatedAt: at };
      return unlessNameTaken(
        write(build.insert(account).values({ ...added, ...times, nameKey: nameKey(added.clientName) })),
      );
    },
    saveSettings: (id, changes, at) => {
      const key = changes.clientName === undefined ? {} : { nameKey: nameKey(changes.clientName) };
      const set = { ...changes, ...key, updatedAt: at };
      return unlessNameTaken(write(build.update(account).set(set).where(isId(id))));
    },
    touch: async (times) => {
      await note(
        ...[...times].map(([id, lastActiveAt]) => build.update(account).set({ lastActiveAt }).where(isId(id))),
      );
    },
    saveUnlinked: async (id, at) => {
      await write(build.update(account).set({ isLoggedIn: false, updatedAt: at }).where(isId(id)));
    },
    erase: async (id, at) => {
      await write(...eraseAccount(build, id, at));
    },
    forgetOldStatuses: async (before) => {
      const current = build.select({ rev: account.rev }).from(account);
      await write(build.delete(statusLog).where(and(lt(statusLog.at, before), notInArray(statusLog.rev, current))));
    },
  };
}

export function createAccountRepository(database: Database): AccountStore {
  return { ...createAccountQueries(database), ...createFencedWrites(database), ...createPlainWrites(database) };
}
