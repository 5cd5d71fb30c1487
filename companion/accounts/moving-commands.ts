/** Moving one account: out as a file, in from one. */
import type { Account } from "#shared/account";
import type { ByteStream } from "../moving/sealing";
import type { AccountContext } from "./account-context";
import { type AccountFile, exportAccount } from "./exporting";
import type { Noted } from "./failure-notes";
import { importAccount, type Upload } from "./importing";

export interface MovingUseCases {
  /** `account_running` unless it is stopped. The account does not start while the file is read. */
  exportAccount(name: string, passphrase: string): Promise<AccountFile>;
  /** All of it or nothing. */
  importAccount(sealed: ByteStream, upload: Upload): Promise<Account>;
}

export function createMovingCommands(context: AccountContext, noted: Noted, passphraseWork?: number): MovingUseCases {
  return {
    exportAccount: (name, passphrase) =>
      noted(name, "export", () => exportAccount(context, name, { passphrase, work: passphraseWork })),
    importAccount: (sealed, upload) => importAccount(context, sealed, upload),
  };
}
