/** How long an account takes to its QR, from the scan to ready, to stop, and to come back. One account at a time. */
import type { BenchRun, LinkedAccount } from "./bench-run";
import { firstQr, scanReady, startAcknowledged, startFinished, stopAcknowledged, stopFinished } from "./measures";
import { link, startUntilReady, stop } from "./steps";

/** Leaves the account linked and stopped. */
export async function measureLifecycle(run: BenchRun, account: string): Promise<LinkedAccount> {
  const { subject, record } = run;
  const timedStop = async () => {
    const timed = await stop(subject, account);
    record(stopFinished, timed.finishedMs);
    if (subject.acknowledges) record(stopAcknowledged, timed.acknowledgedMs);
  };
  const phone = await run.newPhone();
  const linked = await link(subject, account, phone);
  record(firstQr, linked.qrMs);
  record(scanReady, linked.readyMs);
  await timedStop();
  const started = await startUntilReady(run, { account, phone });
  record(startFinished, started.finishedMs);
  if (subject.acknowledges) record(startAcknowledged, started.acknowledgedMs);
  await timedStop();
  return { account, phone };
}
