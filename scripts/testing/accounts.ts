/** The steps most tests of the whole product begin with: an account, a phone, a link between them. */
import { setTimeout as pause } from "node:timers/promises";
import type { Account } from "#shared/account";
import type { PhoneControl } from "../../companion/simulator/control-client";
import type { HistoryPlan } from "../../companion/simulator/history";
import type { CompanionProcess } from "./companion-process";
import type { StandInProcess } from "./stand-in-process";

/** Longer than any wait of the product itself: ten browsers may be starting at once. */
const patienceMs = 120_000;
const intervalMs = 50;

/** Tries until it succeeds; in the end fails as the last try did. Works outside of a test runner too. */
async function eventually<T>(task: () => Promise<T>): Promise<T> {
  for (let leftMs = patienceMs; ; leftMs -= intervalMs) {
    try {
      return await task();
    } catch (error) {
      if (leftMs <= 0) throw error;
      await pause(intervalMs);
    }
  }
}

export function pathOf(name: string, command = ""): string {
  return `/whatsapp/session/${encodeURIComponent(name)}${command}`;
}

/** Waits until the account is as described; fails with what it is instead. */
export async function becomes(
  companion: CompanionProcess,
  name: string,
  expected: Partial<Pick<Account, "status" | "reason" | "desired">>,
): Promise<Account> {
  return eventually(async () => {
    const account = await companion.account(name);
    for (const [field, value] of Object.entries(expected)) {
      if (account[field as keyof Account] === value) continue;
      throw new Error(`${name} is ${account.status} (${account.reason}, wanted ${account.desired}), not ${value}`);
    }
    return account;
  });
}

interface NewAccount {
  readonly name: string;
  readonly number: string;
  readonly autoStart?: boolean;
  /** What the phone knows from before. */
  readonly history?: HistoryPlan;
}

export interface LinkedAccount {
  readonly name: string;
  readonly phone: PhoneControl;
}

/** Adds an account and links it by QR to a phone of its own. */
export async function linkAccount(
  companion: CompanionProcess,
  standIn: StandInProcess,
  { name, number, history, ...settings }: NewAccount,
): Promise<LinkedAccount> {
  const phone = await standIn.control.addPhone(number, { pushName: name, ...(history && { history }) });
  await companion.request("POST", "/whatsapp/session", { clientName: name, method: "qr", ...settings });
  await becomes(companion, name, { status: "qr" });
  const qr = await companion.request("GET", pathOf(name, "/qr?format=raw"));
  await phone.scan(await qr.text());
  await becomes(companion, name, { status: "ready" });
  return { name, phone };
}
