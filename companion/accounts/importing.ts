/** Adds an account out of a file. Until all of it is there nobody sees it, and a crash leaves what the next start removes. */
import type { Account } from "#shared/account";
import { isoTime } from "../clock";
import { AppError, toError } from "../errors";
import { takeIn } from "../moving/arrival";
import type { MovedAccount } from "../moving/manifest";
import { type ByteStream, unseal } from "../moving/sealing";
import { type AccountContext, announceAccount, refuseLinkedNumber, refuseWhileDraining } from "./account-context";
import { refuseAboveCeiling } from "./creating";

export interface Upload {
  readonly passphrase: string;
  /** Undefined: the name it had. */
  readonly clientName?: string | undefined;
}

/** Asked before the first part and again after the last: others may have come meanwhile. */
async function refuseUnwelcome(context: AccountContext, account: MovedAccount): Promise<void> {
  const { accounts, settings } = context;
  refuseWhileDraining(context);
  if ((await accounts.count()) >= settings().maxAccounts) throw new AppError("too_many_accounts");
  if ((await accounts.find(account.clientName)) !== null) throw new AppError("name_taken");
  if (account.isLoggedIn) await refuseLinkedNumber(context, account.phoneNumber, null);
}

/** As it will be here: by another name, and with its media elsewhere where this companion has no bucket. */
function asHere({ media }: AccountContext, account: MovedAccount, { clientName }: Upload): MovedAccount {
  refuseAboveCeiling(account, account);
  const storageMode = media.canUse(account.storageMode) ? account.storageMode : "filesystem";
  return { ...account, storageMode, clientName: clientName ?? account.clientName };
}

/** A disk that is full may refuse even this: then it is tried again until it is done, by the next start too. */
async function discard({ browserHost, leftovers, log, media, moving }: AccountContext, id: string): Promise<void> {
  const remove = async () => {
    await browserHost.removeProfile(id);
    await media.removeAll(id);
    await moving.discard(id);
  };
  try {
    await remove();
  } catch (thrown) {
    log.error("accounts.import_not_removed", { accountId: id, message: toError(thrown).message });
    leftovers.add(id, remove);
  }
}

function reveal(context: AccountContext, id: string, account: MovedAccount): Promise<void> {
  const { clock, moving, writer } = context;
  return writer.exclusively(async () => {
    await refuseUnwelcome(context, account);
    if ((await moving.reveal(id, account.clientName, isoTime(clock))) === "name_taken")
      throw new AppError("name_taken");
  });
}

export async function importAccount(context: AccountContext, sealed: ByteStream, upload: Upload): Promise<Account> {
  const { clock, log, media, moving, newId, profiles, writer } = context;
  refuseWhileDraining(context);
  const plain = await unseal(sealed, upload.passphrase);
  const id = newId();
  let isShown = false;
  try {
    const account = await takeIn(plain, {
      accountId: id,
      store: moving,
      admit: async (moved) => {
        const here = asHere(context, moved, upload);
        await refuseUnwelcome(context, here);
        return here;
      },
      placeOf: media.placeOf,
      prepareProfile: () => profiles.prepare(id),
      newId,
      at: isoTime(clock),
    });
    await reveal(context, id, account);
    isShown = true;
    log.info("accounts.imported", { accountId: id });
    media.wake(id);
    return await writer.exclusively(() => announceAccount(context, id));
  } catch (thrown) {
    if (!isShown) await discard(context, id);
    throw thrown;
  }
}
