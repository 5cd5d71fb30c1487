/** The database file as any other program reads it, beside the companion that writes it. */
import { type Client, createClient } from "@libsql/client";

export interface StoredAccount {
  readonly id: string;
  readonly status: string;
  readonly reason: string | null;
  readonly desired: string;
  readonly epoch: number;
  readonly rev: number;
  readonly isLoggedIn: boolean;
}

export interface StoredStatus {
  readonly rev: number;
  readonly accountId: string;
  readonly status: string;
  readonly reason: string | null;
  readonly epoch: number;
}

export interface Books {
  accounts(): Promise<StoredAccount[]>;
  /** From this revision on, ascending. */
  statuses(fromRev: number): Promise<StoredStatus[]>;
  isWhole(): Promise<boolean>;
  /** Keeps everybody from writing until the returned function is called. */
  lock(): Promise<() => Promise<void>>;
}

export function openBooks(dataDir: string): Books {
  const url = `file:${dataDir}/saklar.db`;

  /** A connection each time: one that stays open would see the file of a moment ago. */
  async function ask<T>(task: (client: Client) => Promise<T>): Promise<T> {
    const client = createClient({ url, timeout: 5_000 });
    try {
      return await task(client);
    } finally {
      client.close();
    }
  }

  const text = (value: unknown) => (value === null ? null : String(value));
  return {
    accounts: () =>
      ask(async (client) => {
        const { rows } = await client.execute("SELECT * FROM whatsapp_account WHERE deletingAt IS NULL");
        return rows.map((row) => ({
          id: String(row.id),
          status: String(row.connectionStatus),
          reason: text(row.reason),
          desired: String(row.desired),
          epoch: Number(row.epoch),
          rev: Number(row.rev),
          isLoggedIn: row.isLoggedIn === 1,
        }));
      }),
    statuses: (fromRev) =>
      ask(async (client) => {
        const { rows } = await client.execute({
          sql: "SELECT rev, accountId, status, reason, epoch FROM status_log WHERE rev >= ? ORDER BY rev",
          args: [fromRev],
        });
        return rows.map((row) => ({
          rev: Number(row.rev),
          accountId: String(row.accountId),
          status: String(row.status),
          reason: text(row.reason),
          epoch: Number(row.epoch),
        }));
      }),
    isWhole: () => ask(async (client) => (await client.execute("PRAGMA integrity_check")).rows[0]?.[0] === "ok"),
    lock: async () => {
      const client = createClient({ url, timeout: 5_000 });
      const transaction = await client.transaction("write").catch((thrown: unknown) => {
        client.close();
        throw thrown;
      });
      return async () => {
        await transaction.rollback();
        client.close();
      };
    },
  };
}
