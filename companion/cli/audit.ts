/** `npm run --silent audit`: who paired, linked, deleted and exported, the newest first, one a line. */
import { parseArgs } from "node:util";
import type { AuditEntry } from "../audit/audit-log";
import { StartError } from "../start-error";
import { runCommand } from "./options";
import { withStore } from "./with-store";

const usage = "Usage: npm run --silent audit -- --limit 200";
const most = 20_000;

function readLimit(): number {
  try {
    const { limit = "200" } = parseArgs({ options: { limit: { type: "string" } } }).values;
    const count = Number(limit);
    if (Number.isInteger(count) && count >= 1 && count <= most) return count;
  } catch {
    // An unknown option is answered like a limit that is none.
  }
  throw new StartError(`--limit must be a whole number from 1 to ${most}. ${usage}`);
}

/** Names come from people and programs: what could move the cursor or colour the terminal is shown as a question mark. */
const harmless = (text: string) => text.replace(/\p{C}/gu, "?");

function lineOf({ at, operation, deviceId, target, status }: AuditEntry, labels: ReadonlyMap<string, string>): string {
  const who = deviceId === null ? "-" : (labels.get(deviceId) ?? deviceId);
  const whom = target === null ? "-" : (labels.get(target) ?? target);
  return [at, status, operation, harmless(who), harmless(whom)].join("\t");
}

function list(): Promise<string> {
  const limit = readLimit();
  return withStore(async ({ audit, devices }) => {
    const labels = new Map((await devices.list()).map(({ id, label }) => [id, label]));
    const lines = (await audit.list(limit)).map((entry) => lineOf(entry, labels));
    return ["time\tstatus\twhat\tby\ton", ...lines].join("\n");
  });
}

process.umask(0o077);
await runCommand(async () => list());
