/**
 * The step `crowd`: so many linked accounts and as many sockets on one companion. How long a message takes to each of them,
 * beside plain whatsapp-web.js with as many clients, and how the list is answered while all come back after a restart.
 */
import { performance } from "node:perf_hooks";
import type { LinkedAccount as LinkedName } from "../../scripts/testing/accounts";
import { type CompanionProcess, makeDataDir } from "../../scripts/testing/companion-process";
import { startBaseline } from "./baseline-process";
import type { BenchSurroundings, LinkedAccount } from "./bench-run";
import { linkAll, waitForAll, weigh } from "./crowd";
import type { Measure } from "./measures";
import { say } from "./say";
import { link } from "./steps";
import type { Subject } from "./subject";

const customer = "628990009999";

type CompanionSocket = ReturnType<CompanionProcess["socket"]>;

const toSockets = (count: number): Measure => ({
  title: `message → each of ${count} sockets`,
  unit: "ms",
  goals: [{ of: "worst", below: 20 }],
});
/** Both sides' browsers share the processors then, so only the ratio says something. */
const besidePlain = (count: number): Measure => ({
  title: "the same while as many plain clients run (plain: → its own listener)",
  unit: "ms",
  comparedWith: `plain whatsapp-web.js, ${count} clients`,
});
const allBack = (count: number): Measure => ({ title: `restart: all ${count} ready again`, unit: "s" });
const listMeanwhile: Measure = {
  title: "restart: list of accounts meanwhile",
  unit: "ms",
  goals: [{ of: "worst", below: 100 }],
};

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

function hear(socket: CompanionSocket, text: string): Promise<number> {
  return new Promise((resolve) => {
    const listen = ({ body }: { readonly body: string }) => {
      if (body !== text) return;
      socket.off("whatsapp-message", listen);
      resolve(performance.now());
    };
    socket.on("whatsapp-message", listen);
  });
}

/** From before the phone is told to write until each of the sockets has the message: upper bounds, one per socket. */
async function fanOut(sockets: readonly CompanionSocket[], linked: readonly LinkedName[], round: number) {
  const times: number[] = [];
  for (const { name, phone } of linked) {
    const text = `Pesan ${round} untuk ${name}`;
    const heard = sockets.map((socket) => hear(socket, text));
    const sent = performance.now();
    await phone.deliver({ from: customer, text });
    times.push(...(await Promise.all(heard)).map((at) => at - sent));
  }
  return times;
}

async function toListeners({ events }: Subject, linked: readonly LinkedAccount[], round: number) {
  const times: number[] = [];
  for (const { account, phone } of linked) {
    const text = `Pesan ${round} untuk ${account}`;
    const heard = events.next(account, "message", text);
    const sent = performance.now();
    await phone.deliver({ from: customer, text });
    times.push((await heard).at - sent);
  }
  return times;
}

/** One after the other: of several at once some never become ready. */
async function linkPlain(subject: Subject, { standIn, options: { crowd }, results }: BenchSurroundings) {
  const linked: LinkedAccount[] = [];
  for (let index = 1; index <= crowd; index += 1) {
    const account = `plain-${index}`;
    const phone = await standIn.control.addPhone(`62815000${String(index).padStart(5, "0")}`, { pushName: account });
    try {
      await link(subject, account, phone);
      linked.push({ account, phone });
    } catch (error) {
      results.note(`${subject.name}: ${error instanceof Error ? error.message : error}`);
    }
    if (index % 10 === 0) say(`${subject.name}: ${linked.length} of ${index} linked`);
  }
  return linked;
}

async function measureMessages(around: BenchSurroundings, companion: CompanionProcess, linked: readonly LinkedName[]) {
  const { standIn, results, options } = around;
  const plain = await startBaseline(standIn.chromium);
  const sockets = await openSockets(companion, options.crowd);
  const { rounds } = options;
  const roundOf = (round: number) => say(`messages to ${sockets.length} sockets: round ${round} of ${rounds * 2}`);
  try {
    // Before there is another's browser to share pages and processors with.
    weigh(results, "ours", companion.process.pid, linked.length);
    for (let round = 1; round <= rounds; round += 1) {
      roundOf(round);
      results.record(toSockets(options.crowd), "ours", ...(await fanOut(sockets, linked, round)));
    }
    const others = await linkPlain(plain, around);
    weigh(results, "other", plain.pid, Math.max(1, others.length));
    for (let round = rounds + 1; round <= rounds * 2; round += 1) {
      roundOf(round);
      results.record(besidePlain(options.crowd), "ours", ...(await fanOut(sockets, linked, round)));
      results.record(besidePlain(options.crowd), "other", ...(await toListeners(plain, others, round)));
    }
  } finally {
    for (const socket of sockets) socket.close();
    await plain.close();
  }
}

export async function measureCrowd(around: BenchSurroundings): Promise<void> {
  const { standIn, results, options } = around;
  const dataDir = makeDataDir();
  const start = () => around.startCompanion(dataDir.path);
  let companion = await start();
  try {
    const linked = await linkAll(companion, standIn, options.crowd);
    await measureMessages(around, companion, linked);
    say("restart");
    await companion.process.end();
    companion = await start();
    const back = await waitForAll(companion, options.crowd);
    results.record(allBack(options.crowd), "ours", back.readyMs / 1000);
    results.record(listMeanwhile, "ours", ...back.times);
  } finally {
    await companion.process.end();
    dataDir.remove();
  }
}
