/** How long an account takes to its QR, from the scan to ready, to stop, and to come back. One account at a time. */
import type { BenchRun, LinkedAccount } from "./bench-run";
import { firstQr, scanReady, startAcknowledged, startFinished, stopAcknowledged, stopFinished } from "./measures";
import { link, startUntilReady, stop } from "./steps";

/** Leaves the accounts linked and stopped. */
export async function measureLifecycle(run: BenchRun): Promise<LinkedAccount[]> {
  const { subject, newPhone, options, record, say } = run;
  const accounts: LinkedAccount[] = [];
  const timedStop = async (account: string) => {
    const timed = await stop(subject, account);
    record(stopFinished, timed.finishedMs);
    if (subject.acknowledges) record(stopAcknowledged, timed.acknowledgedMs);
  };
  for (let round = 1; round <= options.rounds; round += 1) {
    say(`link, stop, start, stop: round ${round} of ${options.rounds}`);
    const account = `toko-${round}`;
    const phone = await newPhone();
    const linked = await link(subject, account, phone);
    record(firstQr, linked.qrMs);
    record(scanReady, linked.readyMs);
    await timedStop(account);
    const started = await startUntilReady(run, account);
    record(startFinished, started.finishedMs);
    if (subject.acknowledges) record(startAcknowledged, started.acknowledgedMs);
    await timedStop(account);
    accounts.push({ account, phone });
  }
  return accounts;
}
