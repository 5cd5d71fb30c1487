/** Types of the pretended companion, for the bench. */
import type { Account } from "#shared/account";

export interface DemoCompanion {
  readonly url: string;
  show(accounts: readonly Account[], speaks?: number): void;
  /** Every open page hears of this change. */
  tell(account: Account): void;
  goAway(): void;
  stop(): Promise<void>;
}

export function startDemoCompanion(): Promise<DemoCompanion>;
