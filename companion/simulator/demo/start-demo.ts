/** Stand-in, phones and a companion on a folder of their own, started together and gone together. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { formatPairingCode } from "../../auth/pairing-code";
import { createCompanion } from "../../companion";
import { readConfig } from "../../config";
import { createControlClient } from "../control-client";
import { createSimulator } from "../simulator";
import { addAccounts } from "./add-accounts";
import { pairWithCompanion } from "./companion-api";
import { addDemoPhone, demoPhone } from "./phones";

export interface Demo {
  readonly companionUrl: string;
  readonly phonesUrl: string;
  /** Removed at the end; the visible browser may keep its profile in it. */
  readonly folder: string;
  /** A new code; the one before is void. */
  newPairingCode(): string;
  /** Adds and links so many accounts, as a person would. */
  fill(accounts: number): Promise<void>;
  stop(): Promise<void>;
  killBrowsers(): void;
}

/** Phones to choose from even if no account is there yet. */
const fewestPhones = 6;

export async function startDemo(env: NodeJS.ProcessEnv, accounts: number): Promise<Demo> {
  const folder = await mkdtemp(join(tmpdir(), "saklar-demo-"));
  const simulator = createSimulator();
  const cleanUp = async () => {
    await simulator.stop();
    await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  };
  const { chromiumFlags, controlUrl } = await simulator.start();
  const control = createControlClient(controlUrl);
  const count = Math.max(fewestPhones, accounts);
  const phones = await Promise.all(
    Array.from({ length: count }, (_value, index) => addDemoPhone(control, demoPhone(index))),
  );
  const config = readConfig({
    SAKLAR_LOG_LEVEL: "warn",
    // Nobody unlinks these phones, and a visitor wants to see a history sync at once.
    SAKLAR_QUIET_AFTER_LINK_MS: "100",
    ...env,
    SAKLAR_DATA_DIR: join(folder, "data"),
    SAKLAR_DATABASE_URL: "",
  });
  const companion = createCompanion(config, { extraBrowserArgs: chromiumFlags });
  const { url } = await companion.start().catch(async (error: unknown) => {
    await cleanUp();
    throw error;
  });
  const newCode = () => companion.pairing.open().code;

  return {
    companionUrl: url,
    phonesUrl: controlUrl,
    folder,
    newPairingCode: () => formatPairingCode(newCode()),
    async fill(wanted) {
      const api = await pairWithCompanion(url, newCode());
      await addAccounts(api, phones.slice(0, wanted));
      await api.leave();
    },
    async stop() {
      await companion.stop();
      await cleanUp();
    },
    killBrowsers: companion.killBrowsers,
  };
}
