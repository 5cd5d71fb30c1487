/** Takes in what accounts use of the machine; told only when a person would see the difference. */
import type { AccountResources } from "#shared/resources";
import { toError } from "../errors";
import { type AccountContext, announceAccount } from "./account-context";

const noticeableMb = 10;
const noticeableShare = 0.05;
const noticeablePercent = 10;

function differs(one: AccountResources | null, other: AccountResources | null): boolean {
  if (one === null || other === null) return one !== other;
  const step = Math.max(noticeableMb, one.memoryMb * noticeableShare);
  return (
    Math.abs(one.memoryMb - other.memoryMb) >= step ||
    Math.abs(one.cpuPercent - other.cpuPercent) >= noticeablePercent ||
    one.sharedBy !== other.sharedBy
  );
}

export type NoteResources = (resources: ReadonlyMap<string, AccountResources>) => Promise<void>;

export function createResourceNotes(context: AccountContext): NoteResources {
  const { accounts, live, writer, log } = context;
  return async (resources) => {
    for (const { id } of await accounts.listAll()) {
      const now = resources.get(id) ?? null;
      if (!differs(live.of(id).resources, now)) continue;
      live.patch(id, { resources: now });
      // One that is deleted meanwhile has nothing to tell, and must not keep the others from it.
      await writer
        .exclusively(() => announceAccount(context, id))
        .catch((thrown: unknown) => log.debug("accounts.resources_not_told", { message: toError(thrown).message }));
    }
  };
}
