/** What can be known of an account's WhatsApp Web page: how it looks, and what the last self-check found. */
import type { SelfCheckView } from "#shared/self-check";
import { AppError, toError } from "../errors";
import { type AccountContext, findAccount } from "./account-context";
import type { BuildRecord, DriftStore } from "./drift-store";

export interface PageCommands {
  selfCheck(name: string): Promise<SelfCheckView | null>;
  /** PNG. */
  screenshot(name: string): Promise<Uint8Array<ArrayBuffer>>;
}

function withoutBuild({ firstSeenAt, lastOkAt, firstBadAt }: BuildRecord): SelfCheckView["known"] {
  return { firstSeenAt, lastOkAt, firstBadAt };
}

export function createPageCommands(context: AccountContext, drift: DriftStore): PageCommands {
  return {
    async selfCheck(name) {
      const { id } = await findAccount(context, name);
      const check = await drift.lastCheck(id);
      if (check === null) return null;
      const record = (await drift.listBuilds()).find(({ build }) => build === check.build);
      return { ...check, degraded: [...check.degraded], known: record === undefined ? null : withoutBuild(record) };
    },
    async screenshot(name) {
      const { id } = await findAccount(context, name);
      const client = context.pool.clientOf(id);
      if (client === null) throw new AppError("not_ready");
      return client.screenshot().catch((thrown: unknown) => {
        throw new AppError("whatsapp_failed", { cause: toError(thrown) });
      });
    },
  };
}
