/** Files of accounts that hold nothing but the name; they open with any passphrase but `wrong`. */
import type { MovingUseCases } from "../../accounts/moving-commands";
import { AppError } from "../../errors";
import { bytesOf, streamOf } from "../../moving/testing/account-file";
import type { createFakeAccounts } from "./fake-accounts";

export interface FakeMoving extends MovingUseCases {
  /** Passphrases as they arrived. */
  readonly passphrases: string[];
  /** Bytes of the last file that arrived. */
  taken: number;
}

export function createFakeMoving(accounts: ReturnType<typeof createFakeAccounts>): FakeMoving {
  const moving: FakeMoving = {
    passphrases: [],
    taken: 0,
    async exportAccount(name, passphrase) {
      moving.passphrases.push(passphrase);
      const { clientName } = await accounts.read(name);
      return { clientName, content: streamOf(new TextEncoder().encode(clientName)) };
    },
    async importAccount(sealed, { passphrase, clientName = "Toko Pindahan" }) {
      moving.passphrases.push(passphrase);
      if (passphrase === "wrong") throw new AppError("passphrase_wrong");
      moving.taken = (await bytesOf(sealed)).byteLength;
      return accounts.create({ clientName, method: "qr", start: false });
    },
  };
  return moving;
}
