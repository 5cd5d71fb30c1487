/** A history sync of fresh links, in turns with plain whatsapp-web.js, which reads the same messages and throws them away. */
import { performance } from "node:perf_hooks";
import type { SyncProgress } from "#shared/history";
import { linkAccount, pathOf } from "../../scripts/testing/accounts";
import { type CompanionProcess, makeDataDir } from "../../scripts/testing/companion-process";
import { type Baseline, startBaseline } from "./baseline-process";
import type { BenchSurroundings } from "./bench-run";
import type { Measure } from "./measures";
import type { Results, Side } from "./results";
import { say } from "./say";
import { link } from "./steps";

const history = { chats: 50, messages: 120, groups: 5 };
const messages = history.chats * history.messages;
/** No longer in peace than a link must be. */
const briefPeace = { SAKLAR_QUIET_AFTER_LINK_MS: "100" };
const patienceMs = 5_000;

const size = `${history.chats} chats × ${history.messages} messages`;
const whole: Measure = { title: `history sync, ${size} (plain: read, not stored)`, unit: "s" };
const speed: Measure = { title: "history sync: messages a second", unit: "/s" };

function note(results: Results, side: Side, ms: number): void {
  results.record(whole, side, ms / 1000);
  results.record(speed, side, (1000 * messages) / ms);
}

/** Asks until the link is old enough; answers when the request that was accepted was sent. */
async function begin(companion: CompanionProcess, name: string): Promise<number> {
  const latest = performance.now() + patienceMs;
  for (;;) {
    const asked = performance.now();
    const answer = await companion.request("POST", pathOf(name, "/sync-history"), { limit: history.messages });
    if (answer.status === 202) return asked;
    const said = await answer.text();
    if (asked > latest) throw new Error(`The sync was refused: ${said}`);
  }
}

async function syncOurs(companion: CompanionProcess, name: string): Promise<number> {
  const socket = companion.socket();
  const ended = new Promise<SyncProgress & { readonly at: number }>((resolve, reject) => {
    socket.once("connect_error", reject);
    socket.on("whatsapp-sync-progress", (progress) => {
      if (progress.done) resolve({ ...progress, at: performance.now() });
    });
  });
  await new Promise<void>((resolve) => {
    socket.once("whatsapp-all-statuses", () => resolve());
    socket.connect();
  });
  const asked = await begin(companion, name);
  const { at, error, messages: read } = await ended;
  socket.close();
  if (error !== undefined || read !== messages) throw new Error(`The sync ended with ${read} messages, ${error}`);
  return at - asked;
}

async function readPlain(plain: Baseline, account: string): Promise<number> {
  const asked = performance.now();
  const { at, text } = await plain.readHistory(account, history.messages);
  if (text !== String(messages)) throw new Error(`Plain whatsapp-web.js read ${text} messages`);
  return at - asked;
}

async function round(companion: CompanionProcess, plain: Baseline, around: BenchSurroundings, number: number) {
  const { standIn, results } = around;
  const digits = String(number).padStart(5, "0");
  const name = `toko-${number}`;
  await linkAccount(companion, standIn, { name, number: `62815000${digits}`, history });
  note(results, "ours", await syncOurs(companion, name));
  await companion.request("POST", pathOf(name, "/stop?wait=stopped"));

  await link(plain, name, await standIn.control.addPhone(`62816000${digits}`, { history }));
  note(results, "other", await readPlain(plain, name));
  await plain.stop(name);
  await plain.stopped(name);
}

export async function measureSync(around: BenchSurroundings): Promise<void> {
  const { standIn, startCompanion, options } = around;
  const dataDir = makeDataDir();
  const companion = await startCompanion(dataDir.path, briefPeace);
  const plain = await startBaseline(standIn.chromium);
  try {
    for (let number = 1; number <= options.rounds; number += 1) {
      say(`history: sync ${number} of ${options.rounds}`);
      await round(companion, plain, around, number);
    }
  } finally {
    await plain.close();
    await companion.process.end();
    dataDir.remove();
  }
}
