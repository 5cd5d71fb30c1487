/** How long it takes until what happens on WhatsApp's side is an event for programs. */
import { performance } from "node:perf_hooks";
import type { BenchRun, LinkedAccount } from "./bench-run";
import { messageEvent, offlineEvent, onlineEvent } from "./measures";
import { startUntilReady, stop } from "./steps";
import type { SubjectEvent } from "./subject";

const customer = "628990009999";

interface Participant {
  readonly run: BenchRun;
  readonly linked: LinkedAccount;
}

/** All run at the same time and take turns, one message and one outage each. */
export async function measureEvents(participants: readonly Participant[]): Promise<void> {
  for (const { run, linked } of participants) await startUntilReady(run, linked);
  const [first] = participants;
  if (first === undefined) return;
  const { messages, outages } = first.run.options;
  first.run.say(`${messages} messages and ${outages} outages of each`);
  for (let index = 1; index <= messages; index += 1) {
    for (const participant of participants) await measureMessage(participant, `Pesan ${index}`);
  }
  for (let index = 1; index <= outages; index += 1) {
    for (const participant of participants) await measureOutage(participant);
  }
  for (const { run, linked } of participants) await stop(run.subject, linked.account);
}

/**
 * Counted from before the stand-in is asked to do it: an upper bound, since the way to the stand-in and
 * on to its page is included.
 */
async function measureMessage({ run, linked: { account, phone } }: Participant, body: string): Promise<void> {
  const seen = run.subject.events.next(account, "message", body);
  run.record(messageEvent, await timeUntil(seen, () => phone.deliver({ from: customer, text: body })));
}

async function measureOutage({ run, linked: { account, phone } }: Participant): Promise<void> {
  const { events } = run.subject;
  run.record(offlineEvent, await timeUntil(events.next(account, "offline"), phone.goOffline));
  run.record(onlineEvent, await timeUntil(events.next(account, "online"), phone.goOnline));
}

async function timeUntil(seen: Promise<SubjectEvent>, cause: () => Promise<unknown>): Promise<number> {
  const caused = performance.now();
  await cause();
  return (await seen).at - caused;
}
