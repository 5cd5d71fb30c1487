/** Status changes and commands, strictly one after the other; where too many wait, those that lead nowhere are left out. */
import type { AccountStatus, StatusReason } from "#shared/status";
import type { Challenge } from "../pool/pool-report";
import type { StatusPatch } from "./account-store";

export interface StatusChange {
  readonly accountId: string;
  /** Of the wish or try that this status belongs to; an older one than the account's is dropped. */
  readonly epoch: number;
  readonly status: AccountStatus;
  readonly reason: StatusReason | null;
  /** `stop`: a client was ended, by whomever; allowed from everywhere. */
  readonly cause?: "client" | "stop";
  readonly patch?: StatusPatch;
  readonly challenge?: Challenge;
}

export interface StatusLine {
  /** Resolves to what `store` answered; to false for a change that was left out. `isStuck`: nothing gets through just now. */
  write(change: StatusChange, isStuck: boolean): Promise<boolean>;
  run<T>(task: () => Promise<T> | T): Promise<T>;
  /** Resolves when nothing waits any more. */
  idle(): Promise<void>;
}

/** More of one account than happen in a burst. */
const mostWaiting = 1_000;

type Job = () => Promise<unknown>;

interface Waiting {
  change: StatusChange;
  readonly job: Job;
  readonly stored: Promise<boolean>;
  readonly settle: (answer: boolean | Promise<boolean>) => void;
}

/** The newer one in the place of the older, with what was to be written beside both and all between. */
function merge(older: readonly StatusChange[], newer: StatusChange): StatusChange {
  const patch: StatusPatch = Object.assign({}, ...older.map((one) => one.patch), newer.patch);
  const isStop = older[0]?.cause === "stop";
  return { ...newer, patch, ...(isStop && { cause: "stop" }) };
}

export function createStatusLine(store: (change: StatusChange) => Promise<boolean>): StatusLine {
  const jobs: Job[] = [];
  const waiting = new Map<string, Waiting[]>();
  let running: Promise<void> | null = null;

  async function work(): Promise<void> {
    for (let job = jobs.shift(); job !== undefined; job = jobs.shift()) await job().catch(() => {});
    running = null;
  }

  function add(job: Job): void {
    jobs.push(job);
    // Not at once: whoever adds several must find them all waiting.
    running ??= Promise.resolve().then(work);
  }

  function enqueue(change: StatusChange): Promise<boolean> {
    const own = waiting.get(change.accountId) ?? [];
    let settle: Waiting["settle"] = () => {};
    const stored = new Promise<boolean>((resolve) => {
      settle = resolve;
    });
    const job = () => {
      own.shift();
      if (own.length === 0) waiting.delete(change.accountId);
      const answer = store(one.change);
      settle(answer);
      return answer;
    };
    const one: Waiting = { change, job, stored, settle };
    own.push(one);
    waiting.set(change.accountId, own);
    add(job);
    return stored;
  }

  /**
   * Back to a status that waits already: what lies between is left out, so that of each status at most one waits. The
   * moves that remain were allowed one after the other before.
   */
  function shorten(change: StatusChange): Promise<boolean> | null {
    const own = waiting.get(change.accountId) ?? [];
    const at = own.findIndex(({ change: { epoch, status } }) => epoch === change.epoch && status === change.status);
    const [kept, ...between] = at === -1 ? [] : own.slice(at);
    if (kept === undefined || between.some((one) => one.change.epoch !== change.epoch)) return null;
    kept.change = merge(
      [kept, ...between].map((one) => one.change),
      change,
    );
    own.splice(at + 1);
    for (const one of between) {
      jobs.splice(jobs.indexOf(one.job), 1);
      one.settle(false);
    }
    return kept.stored;
  }

  return {
    write(change, isStuck) {
      const isLong = isStuck || (waiting.get(change.accountId)?.length ?? 0) >= mostWaiting;
      return (isLong ? shorten(change) : null) ?? enqueue(change);
    },
    run: (task) =>
      new Promise((resolve, reject) => {
        add(async () => {
          try {
            resolve(await task());
          } catch (error) {
            reject(error);
          }
        });
      }),
    idle: async () => {
      while (running !== null) await running;
    },
  };
}
