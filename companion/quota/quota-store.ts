/** What the quota needs of the place where counters and reservations are kept. Every method is one atomic write. */

/** The day as the caller's clock has it; the stored one may be ahead (`local-days.ts`). */
export interface DayNow {
  readonly today: string;
  readonly latestPlausible: string;
}

export interface Counter {
  /** The day that is counted. */
  readonly day: string;
  readonly sent: number;
  readonly dailyLimit: number;
}

export interface ReservationRow {
  readonly id: string;
  readonly left: number;
  readonly createdAt: string;
}

export interface UsageDay {
  readonly day: string;
  readonly sent: number;
  readonly dailyLimit: number;
}

export interface ReserveRequest extends DayNow {
  readonly accountId: string;
  readonly id: string;
  readonly count: number;
  readonly at: string;
}

export interface QuotaStore {
  /** Counts all of them or, when the limit does not allow it or the account is gone, none (null). */
  reserve(request: ReserveRequest): Promise<Counter | null>;
  /** Takes what is left of a reservation off its day's count; null when there is none. */
  giveBack(accountId: string, id: string): Promise<number | null>;
  /** Uses up one message of a reservation of the current day; false when there is none left. */
  takeOne(accountId: string, id: string, now: DayNow): Promise<boolean>;
  /** Undoes `takeOne` for a message that was certainly not sent. */
  putBackOne(accountId: string, id: string): Promise<void>;
  /** Begins the count of the current day anew and voids every reservation of before. */
  reset(accountId: string, now: DayNow & { readonly at: string }): Promise<void>;
  /** Null for an account that is gone. */
  counter(accountId: string, now: DayNow): Promise<Counter | null>;
  /** Reservations of the current day with something left, oldest first. */
  reservations(accountId: string, now: DayNow): Promise<readonly ReservationRow[]>;
  /** From `firstDay` on, oldest first. */
  usage(accountId: string, firstDay: string): Promise<readonly UsageDay[]>;
  /** When the account last failed in a way that speaks against trusting it more; ISO text. */
  lastTrouble(accountId: string): Promise<string | null>;
}
