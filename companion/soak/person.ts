/** Does what a person at the screen would: starts what stands, scans what asks for a scan, until all accounts are ready. */
import type { Account } from "#shared/account";
import { eventually, type Field, type Member } from "./field";

/** Longer than three probes of a page in a loop take, and a start after them, on a machine that has other work as well. */
const patienceMs = 600_000;
/** A person waits so long for an automatic try before pressing Start. */
const shortMs = 3_000;

export interface Recovery {
  /** Accounts that were not ready in the end, in words. */
  readonly stuck: readonly string[];
  readonly starts: number;
  readonly scans: number;
}

/** Whether nothing would happen without a person, or not soon. Start on a page that is only offline changes nothing. */
function needsStart({ status, reason, nextRetryAt }: Account): boolean {
  if ((status !== "disconnected" && status !== "error") || reason === "start_queued") return false;
  return nextRetryAt === null || Date.parse(nextRetryAt) - Date.now() > shortMs;
}

async function scan({ companion }: Field, { id, phone }: Member): Promise<boolean> {
  const answer = await companion().request("GET", `/whatsapp/session/${id}/qr?format=raw`);
  if (!answer.ok) return false;
  // It may have been replaced by the next one meanwhile.
  return phone.scan(await answer.text()).then(
    () => true,
    () => false,
  );
}

const inWords = ({ clientName, status, reason, desired, attempt, nextRetryAt }: Account) =>
  `${clientName} is ${status} (${reason}), wanted ${desired}, attempt ${attempt}, next try ${nextRetryAt}`;

/** Waits until all are ready by themselves; answers who was not in the end. */
export async function waitForAll(field: Field, patience: number): Promise<readonly string[]> {
  let behind: readonly Account[] = [];
  await eventually(async () => {
    behind = (await field.accounts()).filter(({ status }) => status !== "ready");
    return behind.length === 0 ? true : null;
  }, patience);
  return behind.map(inWords);
}

export async function bringBack(field: Field): Promise<Recovery> {
  let [starts, scans] = [0, 0];
  let behind: readonly Account[] = [];
  /** Where Start was pressed already: a person does not hammer on it. */
  const pressed = new Set<string>();

  async function press(account: Account, member: Member): Promise<void> {
    const place = `${account.id} ${account.epoch} ${account.rev}`;
    if (pressed.has(place) || !(await field.command(member, "start")).ok) return;
    pressed.add(place);
    starts += 1;
  }

  async function look(): Promise<true | null> {
    const accounts = await field.accounts();
    // One that was told to stop is ready for a moment more.
    behind = accounts.filter(({ status, desired }) => status !== "ready" || desired !== "running");
    for (const account of behind) {
      const member = field.members.find(({ id }) => id === account.id);
      if (member === undefined) {
        // It was to be deleted, which was refused while nothing could be stored.
        await field.companion().request("DELETE", `/whatsapp/session/${account.id}`);
        continue;
      }
      if (account.status === "qr" && (await scan(field, member))) scans += 1;
      if (needsStart(account)) await press(account, member);
    }
    return behind.length === 0 ? true : null;
  }

  const isBack = await eventually(look, patienceMs);
  return { stuck: isBack === null ? behind.map(inWords) : [], starts, scans };
}

/** Everything off and on again: crashes of before are forgiven, and links of a moment ago are on disk. */
export async function restAll(field: Field): Promise<void> {
  await Promise.all(field.members.map((member) => field.command(member, "stop?wait=stopped")));
  await bringBack(field);
}
