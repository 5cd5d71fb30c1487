/** Commands for many accounts at once: one outcome per distinct name, in the order asked, never all-or-nothing. */
import PQueue from "p-queue";
import type { Account, UpdateAccount } from "#shared/account";
import { nameKey } from "#shared/account-name";
import type { BatchResult } from "#shared/batch";
import type { LabelChange } from "#shared/labels";
import type { Log } from "../diagnostics/log";
import { AppError, toError } from "../errors";
import type { AccountUseCases } from "./use-cases";

const parallel = 8;

export interface BatchUseCases {
  start(names: readonly string[]): Promise<BatchResult>;
  stop(names: readonly string[]): Promise<BatchResult>;
  remove(names: readonly string[]): Promise<BatchResult>;
  logout(names: readonly string[]): Promise<BatchResult>;
  updateSettings(
    names: readonly string[],
    settings: Omit<UpdateAccount, "clientName" | "labels">,
    labels?: LabelChange,
  ): Promise<BatchResult>;
  stopAll(): Promise<BatchResult>;
  pauseAll(): Promise<BatchResult>;
  resumeAll(): Promise<BatchResult>;
}

type Outcome = BatchResult["results"][number];

function distinct(names: readonly string[]): string[] {
  const first = new Map<string, string>();
  for (const name of names) if (!first.has(nameKey(name))) first.set(nameKey(name), name);
  return [...first.values()];
}

export function createBatchService(useCases: AccountUseCases, log: Log): BatchUseCases {
  async function outcomeOf(name: string, command: (name: string) => Promise<Account | null>): Promise<Outcome> {
    try {
      const account = await command(name);
      return { name, ok: true, ...(account !== null && { account }) };
    } catch (error) {
      if (error instanceof AppError) return { name, ok: false, code: error.code };
      log.error("batch.item_failed", { message: toError(error).message });
      return { name, ok: false, code: "internal" };
    }
  }

  async function each(
    names: readonly string[],
    command: (name: string) => Promise<Account | null>,
  ): Promise<BatchResult> {
    const queue = new PQueue({ concurrency: parallel });
    return { results: await queue.addAll(distinct(names).map((name) => () => outcomeOf(name, command))) };
  }

  return {
    start: (names) => each(names, (name) => useCases.start(name)),
    stop: (names) => each(names, (name) => useCases.stop(name)),
    remove: (names) =>
      each(names, async (name) => {
        await useCases.remove(name);
        return null;
      }),
    logout: (names) => each(names, async (name) => (await useCases.logout(name)).account),
    updateSettings: (names, settings, labels) => each(names, (name) => useCases.update(name, settings, labels)),
    stopAll: async () => each(await useCases.listIds(), (id) => useCases.stop(id)),
    pauseAll: async () => each(await useCases.listIds("running"), (id) => useCases.pause(id)),
    resumeAll: async () => each(await useCases.listIds("paused"), (id) => useCases.start(id)),
  };
}
