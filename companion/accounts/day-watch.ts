/** Tells the accounts whose count a new day has made zero: whoever only listens would show yesterday's. */
import { toError } from "../errors";
import { type AccountContext, announceAccount } from "./account-context";

/** Looked at often instead of once at midnight: the clock may be set and the zone may be changed. */
const lookMs = 30_000;

/** Answers its end. */
export function watchDays(context: AccountContext): () => void {
  const { accounts, clock, days, log, writer } = context;
  let known = days.today();
  let cancel = () => {};
  const warn = (thrown: unknown) => log.warn("accounts.day_not_told", { message: toError(thrown).message });

  async function tell(): Promise<void> {
    const counted = (await accounts.listAll()).filter(({ messagesSentToday }) => messagesSentToday > 0);
    for (const { id } of counted) {
      // One that is deleted meanwhile has nothing to tell, and must not keep the others from it.
      await writer.exclusively(() => announceAccount(context, id)).catch(warn);
    }
  }

  function look(): void {
    cancel = clock.after(lookMs, look);
    const today = days.today();
    if (today === known) return;
    known = today;
    tell().catch(warn);
  }

  cancel = clock.after(lookMs, look);
  return () => cancel();
}
