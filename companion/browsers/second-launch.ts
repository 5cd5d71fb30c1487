/** Opens another profile's window in a browser that runs: the same program is started again and hands over to it. */
import { toError } from "../errors";
import { BrowserError } from "./browser-error";
import { signalTree, startChromium } from "./chromium-process";
import { launchFailure } from "./launch-failure";
import type { RunningBrowser, StartOptions } from "./start-browser";

/**
 * Resolves when the second process has handed over and ended. If the first one dies meanwhile, the second would become
 * a browser itself, one that nobody knows of: it is ended.
 */
export async function launchAgain(
  args: readonly string[],
  running: RunningBrowser,
  options: StartOptions,
): Promise<void> {
  const { clock, deadlines } = options;
  const messenger = await startChromium({ ...options, args }).catch((error) => {
    throw launchFailure(toError(error));
  });
  let cancelDeadline = () => {};
  const failed = new Promise<never>((_, reject) => {
    cancelDeadline = clock.after(deadlines.launchMs, () =>
      reject(new BrowserError("load_timeout", "The shared browser did not answer in time")),
    );
    void running.gone.then(() => reject(new BrowserError("internal", "The shared browser ended")));
  });
  try {
    await Promise.race([messenger.gone, failed]);
  } catch (error) {
    await messenger.end(() => signalTree(messenger.pid, "SIGTERM"));
    throw launchFailure(toError(error), messenger.output());
  } finally {
    cancelDeadline();
    failed.catch(() => {});
  }
  if (messenger.exitCode() !== 0) {
    throw launchFailure(
      new Error(`The second launch ended with exit code ${messenger.exitCode()}`),
      messenger.output(),
    );
  }
}
