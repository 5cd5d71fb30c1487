/** A real companion process on a data folder of its own, with a token to look behind the screen. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Account, AccountList } from "#shared/account";
import { type RunningProcess, runScript } from "./processes";

export interface RunningCompanion {
  readonly url: string;
  readonly process: RunningProcess;
  /** The code for pairing a browser, as its terminal shows it. */
  pairingCode(): Promise<string>;
  request(method: string, path: string, body?: unknown): Promise<Response>;
  accounts(): Promise<readonly Account[]>;
}

export function makeDataDir(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), "saklar-e2e-"));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

export async function startCompanion(options: {
  readonly dataDir: string;
  readonly chromium: string;
  readonly port?: number;
}): Promise<RunningCompanion> {
  const env = {
    SAKLAR_DATA_DIR: options.dataDir,
    SAKLAR_PORT: String(options.port ?? 0),
    PUPPETEER_EXECUTABLE_PATH: options.chromium,
  };
  const running = runScript("companion/main.ts", [], env);
  const [, url = ""] = await running.waitFor(/listening on (http:\S+)/);
  const token = await issueToken(env);
  const request = (method: string, path: string, body?: unknown) =>
    fetch(url + path, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  return {
    url,
    process: running,
    request,
    pairingCode: async () => (await running.waitFor(/\b([0-9A-Z]{4}-[0-9A-Z]{4})\b/))[1] ?? "",
    accounts: async () => ((await (await request("GET", "/whatsapp/sessions")).json()) as AccountList).accounts,
  };
}

async function issueToken(env: NodeJS.ProcessEnv): Promise<string> {
  const command = runScript("companion/cli/token.ts", ["--scope", "admin", "--label", "e2e"], env);
  const [, token = ""] = await command.waitFor(/^([\w-]{43})$/m);
  await command.end();
  return token;
}

/** Process ids of every Chromium that runs on a profile below the folder. */
export function chromiumsBelow(folder: string): number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => commandLine(name).includes(`--user-data-dir=${folder}`))
    .map(Number);
}

function commandLine(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
  } catch {
    return "";
  }
}
