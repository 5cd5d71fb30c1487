/** How long it takes until what happens on WhatsApp's side is an event for programs. */
import { performance } from "node:perf_hooks";
import type { BenchRun, LinkedAccount } from "./bench-run";
import { messageEvent, offlineEvent, onlineEvent } from "./measures";
import { startUntilReady, stop } from "./steps";
import type { SubjectEvent } from "./subject";

const customer = "628990009999";

/**
 * Counted from before the stand-in is asked to do it: an upper bound, since the way to the stand-in and
 * on to its page is included.
 */
export async function measureEvents(run: BenchRun, linked: LinkedAccount): Promise<void> {
  const { subject, options, record, say } = run;
  const { account, phone } = linked;
  await startUntilReady(run, linked);
  say(`${options.messages} messages`);
  for (let index = 1; index <= options.messages; index += 1) {
    const body = `Pesan ${index}`;
    const seen = subject.events.next(account, "message", body);
    record(messageEvent, await timeUntil(seen, () => phone.deliver({ from: customer, text: body })));
  }
  say(`${options.outages} outages`);
  for (let index = 1; index <= options.outages; index += 1) {
    record(offlineEvent, await timeUntil(subject.events.next(account, "offline"), phone.goOffline));
    record(onlineEvent, await timeUntil(subject.events.next(account, "online"), phone.goOnline));
  }
  await stop(subject, account);
}

async function timeUntil(seen: Promise<SubjectEvent>, cause: () => Promise<unknown>): Promise<number> {
  const caused = performance.now();
  await cause();
  return (await seen).at - caused;
}
