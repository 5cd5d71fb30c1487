/** What the demo was asked to do. */
import { parseArgs } from "node:util";

export interface DemoOptions {
  /** So many accounts are added and linked before the first look. */
  readonly accounts: number;
  /** Whether a browser may be opened where there is a screen. */
  readonly mayOpenBrowser: boolean;
  /** Whether the extension is built first when it is not up to date. */
  readonly mayBuild: boolean;
}

const most = 50;

/** `npm run demo -- [--accounts N] [--no-browser] [--no-build]` */
export function parseDemoOptions(args: readonly string[]): DemoOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      accounts: { type: "string", default: "0" },
      "no-browser": { type: "boolean", default: false },
      "no-build": { type: "boolean", default: false },
    },
  });
  const accounts = Number(values.accounts);
  if (!Number.isInteger(accounts) || accounts < 0 || accounts > most) {
    throw new Error(`--accounts wants a number from 0 to ${most}, not ${values.accounts}`);
  }
  return { accounts, mayOpenBrowser: !values["no-browser"], mayBuild: !values["no-build"] };
}
