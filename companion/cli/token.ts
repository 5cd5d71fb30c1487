/**
 * `npm run --silent token -- --scope admin --label NAME`: one new token alone on stdout; `… -- revoke --all` takes every
 * token away. Both also beside a running companion.
 */
import { createIssueToken } from "../auth/tokens";
import { isoTime, systemClock } from "../clock";
import { systemRandom } from "../random";
import { StartError } from "../start-error";
import { readOptions, runCommand } from "./options";
import { withStore } from "./with-store";

const usage = "Usage: npm run --silent token -- --scope read|operate|admin --label NAME, or: … -- revoke --all";
const longestLabel = 64;

function issue(args: readonly string[]): Promise<string> {
  const { scope, label } = readOptions(args, usage);
  if (label === undefined || label === "" || label.length > longestLabel) {
    throw new StartError(`--label must say who will use the token, in 1 to ${longestLabel} characters. ${usage}`);
  }
  return withStore(async ({ devices }) => {
    const issueToken = createIssueToken({ devices, clock: systemClock, random: systemRandom });
    return (await issueToken({ label, scope, origin: null })).token;
  });
}

/** A running companion asks the database for every request, and looks after its sockets each second. */
function revokeAll(): Promise<string> {
  return withStore(async ({ devices, audit }) => {
    const all = await devices.list();
    for (const { id } of all) {
      await devices.remove(id);
      const at = isoTime(systemClock);
      await audit.record({ at, operation: "removeDevice", deviceId: null, target: id, status: 204 });
    }
    return `${all.length} tokens were revoked. Pair your browsers anew with: npm run --silent pair`;
  });
}

async function run([command, ...more]: readonly string[]): Promise<string> {
  if (command !== "revoke") return issue(process.argv.slice(2));
  if (more.join(" ") !== "--all")
    throw new StartError(`revoke takes --all alone; one device is removed in the extension. ${usage}`);
  return revokeAll();
}

process.umask(0o077);
await runCommand(() => run(process.argv.slice(2)));
