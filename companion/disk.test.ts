/** A real companion on a real file system that is full or read-only; no browser is launched. */
import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Account, AccountList } from "#shared/account";
import type { Health } from "#shared/pairing";
import { besideOnDisk, canHaveOwnDisk, insideOf, ownDisk } from "../scripts/testing/own-disk";
import { runScript, type ScriptProcess } from "../scripts/testing/script-process";
import { bytesOf, type Entry, passphrase, sealedTar } from "./moving/testing/account-file";

/** Two processes are compiled and started one after the other, on a machine that may be very busy. */
const timeout = 300_000;
const patienceMs = 60_000;
let folder: string;
let dataDir: string;
let companion: ScriptProcess | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "saklar-disk-"));
  dataDir = join(folder, "data");
  mkdirSync(dataDir);
  // Never answers, and goes with the companion as Chromium does: when its pipe is closed.
  writeFileSync(join(folder, "chromium"), '#!/bin/sh\necho $$ > "$0.pid"\nexec cat <&3 >/dev/null\n', { mode: 0o755 });
});
afterEach(async () => {
  await companion?.end("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
}, timeout);

function start(options: string): ScriptProcess {
  const env = { SAKLAR_PORT: "0", SAKLAR_DATA_DIR: dataDir, PUPPETEER_EXECUTABLE_PATH: join(folder, "chromium") };
  companion = runScript("companion/main.ts", { env, through: ownDisk(dataDir, options) });
  return companion;
}

async function reach({ pid, waitFor }: ScriptProcess) {
  const [, url = ""] = await waitFor(/^listening on (\S+)$/m);
  const inside = insideOf(pid, dataDir);
  const command = runScript("companion/cli/token.ts", {
    args: ["--scope", "admin", "--label", "test"],
    env: { SAKLAR_DATA_DIR: dataDir },
    through: besideOnDisk(pid),
  });
  const [, token = ""] = await command.waitFor(/^([\w-]{43})$/m);
  await command.end();
  const request = (method: string, path: string, body?: object) =>
    fetch(url + path, {
      method,
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  const read = async <T>(path: string) => (await (await request("GET", path)).json()) as T;
  return {
    inside,
    request,
    /** The answer's code, or the name of who came. */
    import: async (profile: string) => {
      const headers = {
        ...{ authorization: `Bearer ${token}`, "content-type": "application/octet-stream" },
        "saklar-passphrase": encodeURIComponent(passphrase),
      };
      const body = new Uint8Array(await bytesOf(await sealedTar([manifestOf("Pindah"), profileOf(profile)])));
      const answer = await fetch(`${url}/whatsapp/sessions/import`, { method: "POST", headers, body });
      const said = (await answer.json()) as { readonly code?: string; readonly clientName?: string };
      return said.code ?? said.clientName;
    },
    create: (clientName: string, start = false) =>
      request("POST", "/whatsapp/session", { clientName, method: "qr", start }),
    names: async () => (await read<AccountList>("/whatsapp/sessions?limit=1000")).accounts.map((one) => one.clientName),
    account: (name: string) => read<Account>(`/whatsapp/session/${name}`),
    health: async () => (await read<Health>("/health")).status,
  };
}

function manifestOf(clientName: string): Entry {
  const at = new Date().toISOString();
  const link = { phoneNumber: null, isLoggedIn: false, linkMethod: "qr", linkPhoneNumber: null };
  const settings = {
    autoStart: false,
    syncLimit: 1,
    storageMode: "filesystem",
    trustLevel: 1,
    dailyLimit: 5,
    labels: [],
  };
  const sent = { messagesSentToday: 0, sentDay: null, createdAt: at, lastActiveAt: null };
  const account = { clientName, ...link, ...settings, ...sent };
  return { name: "manifest.json", text: JSON.stringify({ kind: "saklar-account", version: 1, madeAt: at, account }) };
}

const profileOf = (text: string): Entry => ({ name: "profile/Default/IndexedDB/000003.log", text });

/** Writes until not another byte fits. */
function fill(path: string): void {
  const file = openSync(path, "w");
  try {
    for (const size of [65_536, 4_096, 1]) {
      try {
        for (;;) writeSync(file, Buffer.alloc(size));
      } catch {
        // No room for so much any more.
      }
    }
  } finally {
    closeSync(file);
  }
}

describe.skipIf(!canHaveOwnDisk())("a companion on a disk", { timeout }, () => {
  it("F33: that is read-only refuses to start in one sentence", async () => {
    const { gone, child, output } = start("ro");

    await gone;

    expect(child.exitCode).toBe(1);
    expect(output()).toContain(`The data folder ${dataDir} cannot be used (EROFS)`);
  });

  it("F30: that is full says so, loses nothing it acknowledged, invents nothing, and goes on when there is room", async () => {
    const reached = await reach(start("size=12m"));
    const { inside, request, create, names, account, health } = reached;
    await create("Muat", true);
    await vi.waitFor(() => expect(existsSync(join(folder, "chromium.pid"))).toBe(true), patienceMs);
    await vi.waitFor(async () => expect((await account("Muat")).status).toBe("loading"), patienceMs);
    const browser = Number(readFileSync(join(folder, "chromium.pid"), "utf8"));
    const profiles = () => readdirSync(join(inside, "profiles")).toSorted();
    const before = profiles();
    // Larger than the disk, though nothing else has filled it yet.
    expect(await reached.import("x".repeat(14_000_000))).toBe("disk_full");
    expect(await names()).toEqual(["Muat"]);
    expect(profiles()).toEqual(before);
    expect(await reached.import("x")).toBe("Pindah");
    fill(join(inside, "fill"));

    const acknowledged = ["Muat", "Pindah"];
    for (let number = 1; ; number += 1) {
      const answer = await create(`Toko ${number}`);
      if (answer.status === 201) acknowledged.push(`Toko ${number}`);
      else {
        expect([503, 507]).toContain(answer.status);
        break;
      }
    }
    expect((await names()).toSorted()).toEqual(acknowledged.toSorted());

    process.kill(browser, "SIGKILL");
    await vi.waitFor(async () => expect(await health()).toBe("degraded"), patienceMs);
    const { rev, status } = await account("Muat");
    expect(status).toBe("loading");

    rmSync(join(inside, "fill"));
    await vi.waitFor(async () => expect(await health()).toBe("ok"), patienceMs);
    // What happened meanwhile is stored now; by itself it may be loading again already.
    await vi.waitFor(async () => expect((await account("Muat")).rev).toBeGreaterThan(rev), patienceMs);
    expect((await create("Lega")).status).toBe(201);
    expect((await names()).toSorted()).toEqual([...acknowledged, "Lega"].toSorted());
    expect((await request("POST", "/whatsapp/session/Muat/stop")).ok).toBe(true);
  });
});
