/** Accounts in memory for tests of the outside: the rules of the contract without a browser or a database. */
import type { Account, CreateAccount } from "#shared/account";
import { nameKey } from "#shared/account-name";
import { settingDefaults } from "#shared/settings-limits";
import type { AccountUseCases } from "../../accounts/use-cases";
import { AppError } from "../../errors";
import type { BatchCommands } from "../routes/batch";

const at = "2026-01-25T08:00:00.000Z";

export interface FakeAccounts extends AccountUseCases {
  /** What `currentQr` answers with, by account id. */
  readonly qrs: Map<string, string>;
  /** Calls that changed something, to prove that a refused request did not. */
  readonly changes: string[];
  set(id: string, fields: Partial<Account>): void;
}

function newAccount(id: string, input: Partial<CreateAccount>): Account {
  const { clientName = "a1", method: _method, phoneNumber: _phone, start: _start, ...settings } = input;
  return {
    ...{ id, clientName, status: "disconnected", connectionStatus: "disconnected", reason: "never_started" },
    ...{
      since: at,
      desired: "stopped",
      isPaused: false,
      attempt: 0,
      nextRetryAt: null,
      link: null,
      degraded: [],
      epoch: 0,
      rev: 1,
    },
    ...{ labels: [], isLoggedIn: false, phoneNumber: null, battery: null, resources: null, messagesSentToday: 0 },
    ...{ createdAt: at, updatedAt: at, lastActiveAt: null },
    ...settingDefaults,
    ...Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined)),
  } as Account;
}

function idsOf(accounts: readonly Account[], which?: "running" | "paused"): string[] {
  const isMeant = ({ desired, isPaused }: Account) => (which === "paused" ? isPaused : desired === "running");
  return accounts.filter((account) => which === undefined || isMeant(account)).map(({ id }) => id);
}

const isReached = (account: Account, wish: "ready" | "stopped") =>
  wish === "ready" ? account.status === "ready" : account.status === "disconnected";

const moved = (status: Account["status"]) => ({ status, connectionStatus: status });
/** One that is being linked is still there when its stop is answered. */
const isLinking = ({ status }: Account) => status === "authenticated";

export function createFakeAccounts(): FakeAccounts {
  const accounts = new Map<string, Account>();
  const qrs = new Map<string, string>();
  const changes: string[] = [];

  const find = (name: string) =>
    accounts.get(name) ?? [...accounts.values()].find((one) => nameKey(one.clientName) === nameKey(name));
  const read = (name: string): Account => {
    const account = find(name);
    if (account === undefined) throw new AppError("account_not_found");
    return account;
  };
  const change = (what: string, name: string, fields: object): Account => {
    const changed = { ...read(name), ...fields };
    changes.push(what);
    accounts.set(changed.id, changed);
    return changed;
  };
  return {
    qrs,
    changes,
    set: (id, fields) => void accounts.set(id, { ...read(id), ...fields }),
    create: async (input) => {
      if (find(input.clientName)) throw new AppError("name_taken");
      const account = newAccount(crypto.randomUUID(), input);
      changes.push("create");
      accounts.set(account.id, account);
      return account;
    },
    list: async ({ q }) => {
      const all = [...accounts.values()].filter((one) => one.clientName.includes(q ?? ""));
      return { rev: 1, total: all.length, accounts: all, nextCursor: null };
    },
    read: async (name) => read(name),
    update: async (name, fields) => change("update", name, fields),
    remove: async (name) => {
      accounts.delete(read(name).id);
      changes.push("remove");
      return { phoneTold: true };
    },
    start: async (name) =>
      change("start", name, { desired: "running", ...moved(read(name).status === "ready" ? "ready" : "loading") }),
    stop: async (name) =>
      change("stop", name, { desired: "stopped", ...moved(isLinking(read(name)) ? "authenticated" : "disconnected") }),
    pause: async (name) => change("pause", name, { desired: "stopped", isPaused: true }),
    waitFor: async (name, wish) => ({ account: read(name), reached: isReached(read(name), wish) }),
    logout: async (name) => ({ account: change("logout", name, { isLoggedIn: false }), phoneTold: true }),
    syncHistory: async (name) => {
      change("syncHistory", name, {});
      return { syncId: crypto.randomUUID() };
    },
    cancelSync: async (name) => ({ wasRunning: change("cancelSync", name, {}).status === "loading" }),
    currentQr: async (name) => {
      const text = qrs.get(read(name).id);
      if (text === undefined) throw new AppError("not_linking");
      return { text, expiresAt: at };
    },
    pairingCode: async (name, phoneNumber) => {
      read(name);
      return { code: "ABCD1234", phoneNumber, issuedAt: at, expiresAt: at };
    },
    resetMessageCount: async (name) => change("resetMessageCount", name, { messagesSentToday: 0 }),
    activity: async (name, { limit = 50, before = 4 }) => {
      read(name);
      const revs = [3, 2, 1].filter((rev) => rev < before);
      const entries = revs.slice(0, limit).map((rev) => ({ rev, status: "loading" as const, reason: null, at }));
      return { entries, failures: [], nextBefore: revs.length > limit ? (entries.at(-1)?.rev ?? null) : null };
    },
    listIds: async (which) => idsOf([...accounts.values()], which),
    attach: async (attach) => attach({ rev: 1, accounts: [...accounts.values()] }),
  };
}

/** Runs the single command for each name, as the batch service does. */
export function createFakeBatch(accounts: AccountUseCases): BatchCommands {
  const each = async (names: readonly string[], run: (name: string) => Promise<unknown>) => ({
    results: await Promise.all(
      [...new Set(names)].map((name) =>
        run(name).then(
          () => ({ name, ok: true }),
          (thrown: AppError) => ({ name, ok: false, code: thrown.code }),
        ),
      ),
    ),
  });
  return {
    start: (names) => each(names, accounts.start),
    stop: (names) => each(names, accounts.stop),
    stopAll: async () => each(await accounts.listIds(), accounts.stop),
    pauseAll: async () => each(await accounts.listIds("running"), accounts.pause),
    resumeAll: async () => each(await accounts.listIds("paused"), accounts.start),
    remove: (names) => each(names, accounts.remove),
    logout: (names) => each(names, accounts.logout),
    updateSettings: (names, settings) => each(names, (name) => accounts.update(name, settings)),
  };
}
