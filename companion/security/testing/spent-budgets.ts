/** Spends the budgets of requests, so that the next one is refused; time must stand still, or they would fill again. */
import { pairingPerMinute, proofsPerMinute, requestsPerMinute } from "../../http/gate/rate";
import type { Driver, Named } from "./contract-driver";
import type { UsualRequests } from "./usual-requests";

const publicBudgets: Readonly<Record<string, number>> = {
  pairDevice: pairingPerMinute,
  proveCompanion: proofsPerMinute,
};
const atOnce = 20;

export function createSpentBudgets({ rig, check }: Driver, { ask }: UsualRequests) {
  let spentToken: Promise<string> | null = null;

  async function flood(): Promise<string> {
    const token = await rig.issue("admin");
    const some = async () => {
      for (let asked = 0; asked < requestsPerMinute / atOnce; asked += 1) {
        await (await rig.call("GET", "/nowhere", { token })).arrayBuffer();
      }
    };
    await Promise.all(Array.from({ length: atOnce }, some));
    return token;
  }

  return async (operation: Named): Promise<void> => {
    const times = publicBudgets[operation.name];
    if (times === undefined) {
      spentToken ??= flood();
      await check(operation.name, "spent", await ask(operation, { token: await spentToken }));
      return;
    }
    for (let asked = 0; asked < times; asked += 1) await (await ask(operation, { body: {} })).arrayBuffer();
    await check(operation.name, "spent", await ask(operation, { body: {} }));
  };
}
