/** What a running client costs: alone, in company, and one more of them; and how fast all come back together. */
import { performance } from "node:perf_hooks";
import { setTimeout as pause } from "node:timers/promises";
import type { BenchRun, LinkedAccount } from "./bench-run";
import {
  jointStart,
  marginalShare,
  nodeShare,
  overRenderer,
  plain,
  privatePerClient,
  sharePerClient,
} from "./measures";
import { chromiumsOf, type Memory, memoryOf, renderersOf } from "./process-memory";
import { median } from "./statistics";
import { link, start, startUntilReady, stop } from "./steps";

/** Chromium gives back what its start needed within some seconds. */
const settleMs = 10_000;
const samples = 3;
const betweenMs = 1_000;

/** `linked` are accounts that are linked and stopped; more are linked as needed. All are stopped in the end. */
export async function measureMemory(run: BenchRun, linked: readonly LinkedAccount[]): Promise<void> {
  const { subject, options, record, recordOther, say } = run;
  const running: string[] = [];
  let before: { readonly clients: number; readonly pssMb: number } | null = null;
  for (const clients of options.accounts) {
    while (running.length < clients) {
      running.push(await startOneMore(run, linked[running.length], running.length + 1));
    }
    say(`memory of ${clients}`);
    const seen = await sample(subject.pid);
    for (const { pssMb, privateMb } of seen) {
      record(sharePerClient(clients, options.page), pssMb / clients);
      record(privatePerClient(clients), privateMb / clients);
      if (subject.name !== plain) record(overRenderer(clients), pssMb / clients);
    }
    recordOther(overRenderer(clients), memoryOf(renderersOf(subject.pid)).pssMb / clients);
    record(nodeShare(clients), memoryOf([subject.pid]).pssMb);
    const pssMb = median(seen.map((memory) => memory.pssMb));
    if (before) record(marginalShare(before.clients, clients), (pssMb - before.pssMb) / (clients - before.clients));
    before = { clients, pssMb };
  }
  await Promise.all(running.map((account) => stop(subject, account)));
  if (running.length > 1) await measureJointStart(run, running);
}

async function startOneMore(run: BenchRun, known: LinkedAccount | undefined, index: number): Promise<string> {
  const account = known?.account ?? `cabang-${index}`;
  await (known ? startUntilReady(run, known) : link(run.subject, account, await run.newPhone()));
  return account;
}

async function measureJointStart({ subject, record, note, say }: BenchRun, accounts: readonly string[]): Promise<void> {
  say(`${accounts.length} stored sessions at once`);
  const asked = performance.now();
  const outcomes = await Promise.allSettled(accounts.map((account) => start(subject, account)));
  const failed = outcomes.filter((outcome) => outcome.status === "rejected");
  if (failed.length === 0) record(jointStart(accounts.length), performance.now() - asked);
  else note(`${subject.name}: of ${accounts.length} started at once ${failed.length} never became ready; not timed`);
  await Promise.all(accounts.map((account) => stop(subject, account)));
}

async function sample(pid: number): Promise<Memory[]> {
  await pause(settleMs);
  const seen: Memory[] = [];
  for (let index = 0; index < samples; index += 1) {
    seen.push(memoryOf(chromiumsOf(pid)));
    await pause(betweenMs);
  }
  return seen;
}
