/** Takes in what accounts use of the machine; told only when a person would see the difference. */
import { type AccountResources, highMemory, type MeasuredResources } from "#shared/resources";
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
    one.sharedBy !== other.sharedBy ||
    one.isHigh !== other.isHigh
  );
}

export type NoteResources = (resources: ReadonlyMap<string, MeasuredResources>) => Promise<void>;

/** Which accounts have taken much for long. */
function createHighMemory({ clock, log }: Pick<AccountContext, "clock" | "log">) {
  const since = new Map<string, number>();
  const warned = new Set<string>();
  return (id: string, memoryMb: number | undefined): boolean => {
    if (memoryMb === undefined || memoryMb <= highMemory.mb) {
      since.delete(id);
      warned.delete(id);
      return false;
    }
    const from = since.get(id) ?? clock.now();
    since.set(id, from);
    const isHigh = clock.now() - from >= highMemory.minutes * 60_000;
    if (isHigh && !warned.has(id)) log.warn("accounts.memory_high", { accountId: id, memoryMb });
    if (isHigh) warned.add(id);
    return isHigh;
  };
}

export function createResourceNotes(context: AccountContext): NoteResources {
  const { accounts, live, writer, log } = context;
  const isHigh = createHighMemory(context);
  return async (resources) => {
    for (const { id } of await accounts.listAll()) {
      const measured = resources.get(id);
      const judged = isHigh(id, measured?.memoryMb);
      const now = measured === undefined ? null : { ...measured, isHigh: judged };
      if (!differs(live.of(id).resources, now)) continue;
      live.patch(id, { resources: now });
      // One that is deleted meanwhile has nothing to tell, and must not keep the others from it.
      await writer
        .exclusively(() => announceAccount(context, id))
        .catch((thrown: unknown) => log.debug("accounts.resources_not_told", { message: toError(thrown).message }));
    }
  };
}
