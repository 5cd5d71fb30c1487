/** What the toolbar button says: how many accounts need a person, and whether the companion is there. */
import type { Account } from "#shared/account";
import { statusGroupOf } from "../stores/status-group";

export interface Badge {
  /** Empty: no badge. */
  readonly text: string;
  readonly tone: "problem" | "waiting";
  readonly count: number;
  readonly isConnected: boolean;
}

const highestShown = 99;

/** Red as soon as one has a problem, amber when they only wait for a scan or a code; an unknown state claims nothing. */
export function badgeOf(accounts: Iterable<Account>, isConnected: boolean): Badge {
  const groups = isConnected ? Array.from(accounts, statusGroupOf) : [];
  const problems = groups.filter((group) => group === "problem").length;
  const count = problems + groups.filter((group) => group === "waiting").length;
  const text = count > highestShown ? `${highestShown}+` : count === 0 ? "" : String(count);
  return { text, tone: problems > 0 ? "problem" : "waiting", count, isConnected };
}
