/**
 * `npm run bench -- --crowd 50`: so many linked accounts and as many sockets on one companion. How long an event takes to
 * the last of them, what everything weighs, and how the list is answered while all come back after a restart.
 */
import { performance } from "node:perf_hooks";
import { setTimeout as pause } from "node:timers/promises";
import PQueue from "p-queue";
import { type LinkedAccount, linkAccount } from "../../scripts/testing/accounts";
import { type CompanionProcess, makeDataDir, startCompanion } from "../../scripts/testing/companion-process";
import type { StandInProcess } from "../../scripts/testing/stand-in-process";
import { chromiumsOf, memoryOf } from "./process-memory";
import { median, percentile } from "./statistics";
import { renderTable } from "./table";

const customer = "628990009999";
const messagesPerAccount = 4;
const atOnce = 3;
const listEveryMs = 50;
/** Longer than any start may take. */
const patienceMs = 600_000;

type CompanionSocket = ReturnType<CompanionProcess["socket"]>;
type Row = readonly [string, string];

function say(progress: string): void {
  process.stderr.write(`${(performance.now() / 1000).toFixed(0).padStart(4)} s  ${progress}\n`);
}

const ms = (value: number) => `${value < 10 ? value.toFixed(1) : value.toFixed(0)} ms`;
const spread = (title: string, times: readonly number[]): Row[] => [
  [`${title}, median`, ms(median(times))],
  [`${title}, p99 of ${times.length}`, ms(percentile(times, 0.99))],
];

async function linkAll(companion: CompanionProcess, standIn: StandInProcess, count: number) {
  const queue = new PQueue({ concurrency: atOnce });
  const names = Array.from({ length: count }, (_value, index) => index + 1);
  return queue.addAll(
    names.map((index) => async () => {
      const number = `62814000${String(index).padStart(5, "0")}`;
      const linked = await linkAccount(companion, standIn, { name: `Toko ${index}`, number, autoStart: true });
      if (index % 10 === 0) say(`${index} of ${count} linked`);
      return linked;
    }),
  );
}

async function openSockets(companion: CompanionProcess, count: number): Promise<CompanionSocket[]> {
  const sockets = Array.from({ length: count }, () => companion.socket());
  const connect = (socket: CompanionSocket) =>
    new Promise<void>((resolve, reject) => {
      socket.once("whatsapp-all-statuses", () => resolve());
      socket.once("connect_error", reject);
      socket.connect();
    });
  await Promise.all(sockets.map(connect));
  return sockets;
}

/** From before the phone is told to write until each of the sockets has the message: upper bounds, one per socket. */
async function measureFanOut(sockets: readonly CompanionSocket[], linked: readonly LinkedAccount[]) {
  const times: number[] = [];
  for (let round = 1; round <= messagesPerAccount; round += 1) {
    for (const [index, { phone }] of linked.entries()) {
      const text = `Pesan ${round} untuk ${index}`;
      const heard = sockets.map(
        (socket) =>
          new Promise<number>((resolve) => {
            const listen = ({ body }: { readonly body: string }) => {
              if (body !== text) return;
              socket.off("whatsapp-message", listen);
              resolve(performance.now());
            };
            socket.on("whatsapp-message", listen);
          }),
      );
      const sent = performance.now();
      await phone.deliver({ from: customer, text });
      times.push(...(await Promise.all(heard)).map((at) => at - sent));
    }
  }
  return times;
}

/** Reads the list again and again until all are ready. */
async function measureReturn(companion: CompanionProcess, count: number) {
  const begun = performance.now();
  const times: number[] = [];
  for (;;) {
    const asked = performance.now();
    const answer = await companion.request("GET", "/whatsapp/sessions?limit=1000");
    const { accounts } = (await answer.json()) as { accounts: { status: string }[] };
    times.push(performance.now() - asked);
    const ready = accounts.filter(({ status }) => status === "ready").length;
    if (ready === count) return { times, readyMs: performance.now() - begun };
    if (performance.now() - begun > patienceMs) throw new Error(`${ready} of ${count} became ready`);
    await pause(listEveryMs);
  }
}

function weigh({ process: { pid } }: CompanionProcess, count: number): Row[] {
  const browsers = memoryOf(chromiumsOf(pid));
  return [
    [`${count} accounts ready: all browsers (PSS)`, `${browsers.pssMb.toFixed(0)} MB`],
    [`${count} accounts ready: each`, `${(browsers.pssMb / count).toFixed(0)} MB`],
    [`${count} accounts ready: the companion's Node process`, `${memoryOf([pid]).pssMb.toFixed(0)} MB`],
  ];
}

export async function measureCrowd(standIn: StandInProcess, count: number): Promise<string> {
  const dataDir = makeDataDir();
  const start = () => startCompanion({ dataDir: dataDir.path, chromium: standIn.chromium });
  let companion = await start();
  try {
    const linked = await linkAll(companion, standIn, count);
    const sockets = await openSockets(companion, count);
    say(`${count * messagesPerAccount} messages to ${count} sockets each`);
    const fanOut = await measureFanOut(sockets, linked);
    const weights = weigh(companion, count);
    for (const socket of sockets) socket.close();
    say("restart");
    await companion.process.end();
    companion = await start();
    const back = await measureReturn(companion, count);
    const rows: Row[] = [
      ...spread(`message → each of ${count} sockets`, fanOut),
      ...weights,
      [`restart: all ${count} ready again`, `${(back.readyMs / 1000).toFixed(1)} s`],
      ...spread("restart: list meanwhile", back.times),
    ];
    return renderTable([`${count} accounts, ${count} sockets`, "figure"], rows);
  } finally {
    await companion.process.end();
    dataDir.remove();
  }
}
