/** The ground of a soak: a stand-in with phones, a companion that can be killed and started again, accounts linked to it. */
import { setTimeout as pause } from "node:timers/promises";
import PQueue from "p-queue";
import type { Account } from "#shared/account";
import { linkAccount } from "../../scripts/testing/accounts";
import {
  type CompanionPlace,
  type CompanionProcess,
  makeDataDir,
  runCompanion,
  startCompanion,
} from "../../scripts/testing/companion-process";
import type { ScriptProcess } from "../../scripts/testing/script-process";
import type { StandInProcess } from "../../scripts/testing/stand-in-process";
import { within } from "../bounded";
import { systemClock } from "../clock";
import type { PhoneControl } from "../simulator/control-client";
import { type Books, openBooks } from "./books";
import { createWatcher, type Watcher } from "./watcher";

export interface Member {
  readonly id: string;
  readonly phone: PhoneControl;
}

export interface Field {
  readonly dataDir: string;
  readonly standIn: StandInProcess;
  readonly members: readonly Member[];
  readonly books: Books;
  readonly watcher: Watcher;
  readonly isShared: boolean;
  companion(): CompanionProcess;
  /** Ends the companion by a signal, as whoever sends it would; resolves to its exit code. */
  end(name: NodeJS.Signals): Promise<number | null>;
  /** Starts it again on the same folder and listens to it. */
  begin(): Promise<void>;
  /** Starts it and does not wait: whoever ends it so finds it at whatever it is doing. Nothing else here knows of it. */
  boot(): ScriptProcess;
  accounts(): Promise<readonly Account[]>;
  command(member: Member, what: string): Promise<Response>;
  close(): Promise<void>;
}

interface FieldOptions {
  readonly standIn: StandInProcess;
  readonly accounts: number;
  readonly accountsPerBrowser: number;
  /** A built companion, which starts sooner; else it runs from its sources. */
  readonly file?: string;
}

/** A page that hangs is found sooner than by default, or a soak would be waiting most of the time. */
const limits = { SAKLAR_DEADLINE_LOAD_MS: "30000", SAKLAR_PROBE_MS: "5000" };
/** For a stop of everything; who does not end by then is ended. */
const closeMs = 40_000;
const atOnce = 3;

export async function openField({ standIn, accounts, accountsPerBrowser, file }: FieldOptions): Promise<Field> {
  const dataDir = makeDataDir();
  const members: Member[] = [];
  const watcher = createWatcher();
  const env = { SAKLAR_ACCOUNTS_PER_BROWSER: String(accountsPerBrowser), ...limits };
  const place: CompanionPlace = {
    ...{ dataDir: dataDir.path, chromium: standIn.chromium, env },
    ...(file !== undefined && { file }),
  };
  let companion = await startCompanion(place);
  const { token } = companion;

  const field: Field = {
    dataDir: dataDir.path,
    standIn,
    members,
    watcher,
    books: openBooks(dataDir.path),
    isShared: accountsPerBrowser > 1,
    companion: () => companion,
    end: async (name) => {
      const code = await companion.process.end(name);
      watcher.leave();
      return code;
    },
    begin: async () => {
      companion = await startCompanion({ ...place, token });
      await watcher.listenTo(companion);
    },
    boot: () => runCompanion(place),
    accounts: () => companion.accounts(),
    command: ({ id }, what) => companion.request("POST", `/whatsapp/session/${id}/${what}`, {}),
    close: async () => {
      watcher.leave();
      const { process: last } = companion;
      await within(systemClock, closeMs, "Ending the companion", last.end()).catch(() => last.end("SIGKILL"));
      dataDir.remove();
    },
  };
  await watcher.listenTo(companion);
  members.push(...(await linkAll(companion, standIn, accounts)));
  return field;
}

async function linkAll(companion: CompanionProcess, standIn: StandInProcess, count: number): Promise<Member[]> {
  const queue = new PQueue({ concurrency: atOnce });
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  const linked = await queue.addAll(
    numbers.map((index) => async () => {
      const number = `62815000${String(index).padStart(5, "0")}`;
      const { name, phone } = await linkAccount(companion, standIn, { name: `Toko ${index}`, number, autoStart: true });
      return { id: (await companion.account(name)).id, phone };
    }),
  );
  return linked;
}

/** Looks again and again until the answer is not null; null when it never was. */
export async function eventually<T>(look: () => Promise<T | null>, patienceMs: number): Promise<T | null> {
  const end = performance.now() + patienceMs;
  for (;;) {
    const seen = await look();
    if (seen !== null || performance.now() > end) return seen;
    await pause(100);
  }
}
