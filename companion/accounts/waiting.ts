/** Waiting until an account is where it was wished to be. */
import type { Account } from "#shared/account";
import type { BusEvents } from "../events/event-bus";
import { type AccountContext, findAccount, readAccount } from "./account-context";

export type WaitWish = "ready" | "stopped";

function isReached({ pool }: AccountContext, account: Account, wish: WaitWish): boolean {
  if (wish === "ready") return account.status === "ready";
  return account.status === "disconnected" && pool.activityOf(account.id) === "idle";
}

/** Whether nothing will change by itself, so that waiting longer cannot help. */
function isFinal({ pool }: AccountContext, account: Account, wish: WaitWish): boolean {
  const activity = pool.activityOf(account.id);
  const isUnusable = activity === "alive" && account.status === "error";
  if (wish === "ready" && isUnusable) return true;
  return activity === "idle" || (wish === "ready" && activity === "ending" && account.nextRetryAt === null);
}

/** Remembers changes of one account from now on, so that none is missed between two looks. */
function watch({ bus, clock }: AccountContext, accountId: string, timeoutMs: number) {
  let wake = () => {};
  let hasNews = false;
  let isLate = false;
  const note = () => {
    hasNews = true;
    wake();
  };
  const onStatus = ({ update }: BusEvents["status.stored"]) => update.accountId === accountId && note();
  const onRemoved = (event: BusEvents["account.removed"]) => event.accountId === accountId && note();
  const cancel = clock.after(timeoutMs, () => {
    isLate = true;
    note();
  });
  bus.on("status.stored", onStatus);
  bus.on("account.removed", onRemoved);
  return {
    isLate: () => isLate,
    news: async () => {
      if (!hasNews) await new Promise<void>((resolve) => (wake = resolve));
      hasNews = false;
    },
    stop: () => {
      cancel();
      bus.off("status.stored", onStatus);
      bus.off("account.removed", onRemoved);
    },
  };
}

export async function waitForAccount(
  context: AccountContext,
  name: string,
  wish: WaitWish,
  timeoutMs: number,
): Promise<{ readonly account: Account; readonly reached: boolean }> {
  const { id } = await findAccount(context, name);
  const changes = watch(context, id, timeoutMs);
  try {
    for (;;) {
      // In the writer's queue: whatever the pool has reported so far is stored by then.
      const account = await context.writer.exclusively(() => readAccount(context, id));
      const reached = isReached(context, account, wish);
      if (reached || changes.isLate() || isFinal(context, account, wish)) return { account, reached };
      await changes.news();
    }
  } finally {
    changes.stop();
  }
}
