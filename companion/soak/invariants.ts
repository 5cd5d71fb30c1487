/** What must hold whenever all accounts are ready and nothing is under way; each breach in words. */
import type { Account } from "#shared/account";
import type { StoredAccount } from "./books";
import { eventually, type Field } from "./field";
import { bringBack } from "./person";
import { browsersOf, sharedFolders } from "./processes";
import type { Told } from "./watcher";

/** Long enough for an end that was not noticed yet when all looked ready, and the start that follows. */
const calmMs = 120_000;

const factOf = ({ id, status, reason, desired, epoch, rev, isLoggedIn }: StoredAccount | Account) =>
  JSON.stringify({ id, status, reason, desired, epoch, rev, isLoggedIn });

function differences(title: string, one: readonly string[], other: readonly string[]): string[] {
  const [left, right] = [new Set(one), new Set(other)];
  return [
    ...one.filter((fact) => !right.has(fact)).map((fact) => `${title}: ${fact}`),
    ...other.filter((fact) => !left.has(fact)).map((fact) => `${title}, not: ${fact}`),
  ];
}

/** Store, answers and sockets tell the same, and the newest entry of each account's log is what it is. */
async function lies(field: Field): Promise<string[]> {
  const shown = [...field.watcher.shown().accounts.values()].map(factOf);
  const answered = (await field.accounts()).map(factOf);
  const rows = await field.books.accounts();
  const log = new Map((await field.books.statuses(0)).map((entry) => [entry.accountId, entry]));
  const inLog = rows.flatMap(({ id }) => log.get(id) ?? []).map(({ rev, status }) => `${rev} ${status}`);
  return [
    ...differences("a socket showed, the answer was different", shown, answered),
    ...differences("stored, answered differently", rows.map(factOf), answered),
    ...differences(
      "last in the log, different in the row",
      inLog,
      rows.map(({ rev, status }) => `${rev} ${status}`),
    ),
  ];
}

/** What runs, looked at from WhatsApp's side and from the system's. */
async function strays(field: Field): Promise<string[]> {
  const accounts = await field.accounts();
  const idle = accounts.filter(({ status }) => status !== "ready");
  const browsers = browsersOf(field.dataDir);
  const [least, most] = field.isShared ? [1, accounts.length] : [accounts.length, accounts.length];
  const pages = (await field.standIn.control.pages()).map(({ number }) => String(number));
  const phones = field.members.map(({ phone }) => phone.number);
  return [
    ...idle.map(({ clientName, status, reason }) => `${clientName} is ${status} (${reason})`),
    ...(browsers.length < least || browsers.length > most
      ? [`${browsers.length} browsers for ${accounts.length} running accounts`]
      : []),
    ...sharedFolders(browsers).map((folder) => `two browsers on ${folder}`),
    ...phones.filter((number) => !pages.includes(number)).map((number) => `called ready without a page: ${number}`),
    ...pages.filter((number) => !phones.includes(number)).map((number) => `a page nobody wants: ${number}`),
    ...pages.filter((number, at) => pages.indexOf(number) !== at).map((number) => `two pages of ${number}`),
  ];
}

/** All breaches that do not pass by themselves; all accounts must be ready. */
export async function breaches(field: Field): Promise<string[]> {
  let found: string[] = [];
  await eventually(async () => {
    found = [...(await lies(field)), ...(await strays(field))];
    if (found.length === 0) return true;
    // What was stored late, as after a lock, may want a person once more.
    await bringBack(field);
    return null;
  }, calmMs);
  return found;
}

/** Statuses that a socket was told and that are not stored so, or in another order. */
export async function lostStatuses({ books, watcher }: Pick<Field, "books" | "watcher">): Promise<string[]> {
  const stored = new Map((await books.statuses(0)).map((entry) => [entry.rev, entry]));
  const living = new Set((await books.accounts()).map(({ id }) => id));
  const isSame = (told: Told) => {
    const entry = stored.get(told.rev);
    return (
      entry?.accountId === told.accountId &&
      entry.status === told.status &&
      entry.reason === told.reason &&
      entry.epoch === told.epoch
    );
  };
  // Nothing is kept of an account that was deleted.
  const lost = watcher.told.filter((told) => living.has(told.accountId) && !isSame(told));
  return lost.map(({ rev, accountId, status }) => `told and not stored: ${rev} ${accountId} ${status}`);
}
