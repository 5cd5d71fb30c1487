/** What can happen to a companion, its browsers and its phones; each fault answers what ends it. */
import { setTimeout as pause } from "node:timers/promises";
import { limit } from "../../scripts/testing/process-limits";
import { unlinkStyles } from "../simulator/wire";
import type { Dice } from "./dice";
import type { Field, Member } from "./field";
import { browsersOf, renderersOf, signal } from "./processes";

type End = () => Promise<unknown> | unknown;

export interface Fault {
  readonly name: string;
  /** How often it comes beside the others. */
  readonly weight: number;
  /** Comes last, and once at most: there is nothing to strike at afterwards. */
  readonly endsCompanion?: boolean;
  /** Ends after so long at most, whatever else is struck meanwhile; the others only after all have been. */
  readonly atMostMs?: number;
  strike(field: Field, dice: Dice): Promise<End | undefined>;
}

const nobody = undefined;
const someone = ({ members }: Field, dice: Dice): Member => dice.pick(members);

function signalOne(pids: readonly number[], dice: Dice, name: NodeJS.Signals): number | null {
  if (pids.length === 0) return null;
  const pid = dice.pick(pids);
  signal(pid, name);
  return pid;
}

const browserPids = ({ dataDir }: Field) => browsersOf(dataDir).map(({ pid }) => pid);

const ending: readonly Fault[] = [
  {
    name: "kill -9 of the companion",
    weight: 4,
    endsCompanion: true,
    strike: async (field) => {
      await field.end("SIGKILL");
      return () => field.begin();
    },
  },
  {
    name: "the companion is stopped and started",
    weight: 1,
    endsCompanion: true,
    strike: async (field) => {
      const code = await field.end("SIGTERM");
      if (code !== 0) throw new Error(`The companion ended with ${code}:\n${field.companion().process.output()}`);
      return () => field.begin();
    },
  },
];

const processes: readonly Fault[] = [
  {
    name: "kill -9 of a Chromium",
    weight: 6,
    strike: async (field, dice) => void signalOne(browserPids(field), dice, "SIGKILL"),
  },
  {
    name: "kill -9 of a page's process",
    weight: 6,
    strike: async ({ dataDir }, dice) => void signalOne(renderersOf(dataDir), dice, "SIGKILL"),
  },
  {
    name: "a Chromium stands still",
    weight: 3,
    strike: async (field, dice) => {
      const pid = signalOne(browserPids(field), dice, "SIGSTOP");
      return pid === null ? nobody : () => signal(pid, "SIGCONT");
    },
  },
  {
    name: "the companion stands still",
    weight: 2,
    strike: async (field, dice) => {
      const { pid } = field.companion().process;
      signal(pid, "SIGSTOP");
      // Over before anything else is tried: nobody gets an answer meanwhile.
      await pause(200 + dice.below(3_000));
      signal(pid, "SIGCONT");
      return nobody;
    },
  },
];

const whatsapp: readonly Fault[] = [
  {
    name: "the network is cut for one",
    weight: 6,
    strike: async (field, dice) => {
      const { phone } = someone(field, dice);
      await phone.goOffline();
      return () => phone.goOnline();
    },
  },
  {
    name: "the network is cut for all",
    weight: 2,
    strike: async ({ members }) => {
      await Promise.all(members.map(({ phone }) => phone.goOffline()));
      return () => Promise.all(members.map(({ phone }) => phone.goOnline()));
    },
  },
  {
    name: "the phone unlinks",
    weight: 3,
    strike: async (field, dice) => void (await someone(field, dice).phone.unlink(dice.pick(unlinkStyles))),
  },
  {
    name: "the phone forgets",
    weight: 1,
    strike: async (field, dice) => void (await someone(field, dice).phone.forget()),
  },
  {
    name: "the page reloads",
    weight: 4,
    strike: async (field, dice) => void (await someone(field, dice).phone.act("reload")),
  },
  {
    name: "the page hangs",
    weight: 1,
    strike: async (field, dice) => void (await someone(field, dice).phone.act("busy-loop")),
  },
  {
    name: "WhatsApp Web hangs while loading",
    weight: 2,
    strike: async ({ standIn }, dice) => {
      await standIn.control.turn({ hangAt: dice.pick(["version", "sync", "ready"] as const) });
      return () => standIn.control.turn({ hangAt: "nowhere" });
    },
  },
];

const commands: readonly Fault[] = [
  {
    name: "start and stop in a burst",
    weight: 6,
    strike: async (field, dice) => {
      const member = someone(field, dice);
      const burst = Array.from({ length: 2 + dice.below(10) }, () => dice.pick(["start", "stop"]));
      await Promise.all(burst.map((what) => field.command(member, what)));
    },
  },
  {
    name: "all are stopped",
    weight: 1,
    strike: async (field) => void (await field.companion().request("POST", "/whatsapp/sessions/stop-all", {})),
  },
  {
    name: "one is logged out",
    weight: 2,
    strike: async (field, dice) => void (await field.command(someone(field, dice), "logout")),
  },
  {
    name: "one is added and deleted",
    weight: 3,
    strike: async (field, dice) => {
      const name = `Sementara ${dice.below(1_000_000)}`;
      const path = `/whatsapp/session/${encodeURIComponent(name)}`;
      await field.companion().request("POST", "/whatsapp/session", { clientName: name, method: "qr" });
      return () => field.companion().request("DELETE", path);
    },
  },
];

const disk: readonly Fault[] = [
  {
    name: "another program locks the database",
    weight: 3,
    atMostMs: 5_000,
    strike: async ({ books }) => books.lock(),
  },
  {
    name: "files must not grow",
    weight: 2,
    strike: async ({ companion }) => limit(companion().process.pid, "fsize", 4096),
  },
  {
    name: "too few file descriptors",
    weight: 1,
    strike: async ({ companion }) => limit(companion().process.pid, "nofile", 40),
  },
];

export const faults: readonly Fault[] = [...ending, ...processes, ...whatsapp, ...commands, ...disk];

/** Different ones, the one that ends the companion last. */
export function drawFaults(dice: Dice, count: number, among: readonly Fault[]): Fault[] {
  const tickets = among.flatMap((fault) => Array.from({ length: fault.weight }, () => fault));
  const drawn = Array.from({ length: count }, () => dice.pick(tickets));
  const last = drawn.find(({ endsCompanion }) => endsCompanion);
  return [...drawn.filter(({ endsCompanion }) => !endsCompanion), ...(last === undefined ? [] : [last])];
}

/** Those that last do so for a moment: those with a time of their own so long, the others until all were struck. */
export async function strikeTogether(field: Field, drawn: readonly Fault[], dice: Dice): Promise<void> {
  const ends: { readonly fault: Fault; readonly end: End }[] = [];
  const inTime: Promise<unknown>[] = [];
  for (const fault of drawn) {
    // One fault may make another impossible, as a lock does a command: that is part of it.
    const end = await fault.strike(field, dice.fork()).catch((thrown: unknown) => {
      if (fault.endsCompanion) throw thrown;
      return nobody;
    });
    if (end !== undefined && fault.atMostMs !== undefined) inTime.push(pause(dice.below(fault.atMostMs)).then(end));
    else if (end !== undefined) ends.push({ fault, end });
    await pause(dice.below(400));
  }
  await pause(dice.below(2_000));
  // What hinders a start is over first, then the companion comes back, then the rest ends.
  await Promise.all(inTime);
  const rank = ({ fault }: (typeof ends)[number]) => (fault.endsCompanion ? 0 : 1);
  for (const { end } of ends.toSorted((one, other) => rank(one) - rank(other))) await end();
}
