/** What sending needs of the place where recent sends are kept, so that the pace holds across a restart. */

export interface RecentSend {
  /** Unix milliseconds. */
  readonly at: number;
  /** The pause drawn for after it. */
  readonly restMs: number;
  readonly isFirstContact: boolean;
}

export interface SendStore {
  /** Sends of this account since then. */
  recent(accountId: string, since: number): Promise<readonly RecentSend[]>;
  /** Adds one and forgets those before `since`. */
  add(accountId: string, send: RecentSend, since: number): Promise<void>;
}
