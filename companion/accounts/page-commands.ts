/** What can be known of an account through its WhatsApp Web page: its picture, how the page looks, what a self-check found. */
import type { SelfCheckView } from "#shared/self-check";
import { AppError, toError } from "../errors";
import type { Picture } from "../whatsapp/own-picture";
import { type AccountContext, findAccount } from "./account-context";
import type { BuildRecord, DriftStore } from "./drift-store";

export interface PageCommands {
  selfCheck(name: string): Promise<SelfCheckView | null>;
  /** Null when the account shows none. */
  avatar(name: string): Promise<Picture | null>;
  /** PNG. */
  screenshot(name: string): Promise<Uint8Array<ArrayBuffer>>;
}

function withoutBuild({ firstSeenAt, lastOkAt, firstBadAt }: BuildRecord): SelfCheckView["known"] {
  return { firstSeenAt, lastOkAt, firstBadAt };
}

/** Pictures change seldom, and WhatsApp must not be asked each time somebody looks at a list. */
const keptMs = 6 * 60 * 60 * 1000;

/** Asks for each account's picture once in a while; what fails is not kept. */
function createAvatars({ pool, clock }: AccountContext): (accountId: string) => Promise<Picture | null> {
  const asked = new Map<string, { readonly at: number; readonly picture: Promise<Picture | null> }>();
  return (accountId) => {
    const known = asked.get(accountId);
    if (known !== undefined && clock.now() - known.at < keptMs) return known.picture;
    const client = pool.readyClientOf(accountId);
    if (client === null) throw new AppError("not_ready");
    const picture = client.ownPicture();
    asked.set(accountId, { at: clock.now(), picture });
    picture.catch(() => asked.delete(accountId));
    return picture;
  };
}

export function createPageCommands(context: AccountContext, drift: DriftStore): PageCommands {
  const avatarOf = createAvatars(context);
  return {
    avatar: async (name) => avatarOf((await findAccount(context, name)).id),
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
      return context.underWay
        .during(id, () => client.screenshot())
        .catch((thrown: unknown) => {
          throw new AppError("whatsapp_failed", { cause: toError(thrown) });
        });
    },
  };
}
