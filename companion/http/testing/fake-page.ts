/** Pages of accounts in memory for tests of the outside: nothing was ever looked at, and each shows one pixel's worth. */
import type { PageCommands } from "../../accounts/page-commands";
import type { AccountUseCases } from "../../accounts/use-cases";
import { AppError } from "../../errors";

export function createFakePage(accounts: Pick<AccountUseCases, "read">): PageCommands {
  return {
    avatar: async (name) => {
      const { status, isLoggedIn } = await accounts.read(name);
      if (status !== "ready") throw new AppError("not_ready");
      return isLoggedIn ? { contentType: "image/png", content: Uint8Array.from([0x89, 0x50, 0x4e, 0x47]) } : null;
    },
    selfCheck: async (name) => {
      await accounts.read(name);
      return null;
    },
    screenshot: async (name) => {
      if ((await accounts.read(name)).desired !== "running") throw new AppError("not_ready");
      return Uint8Array.from([0x89, 0x50, 0x4e, 0x47]);
    },
  };
}
