/** Accounts that share a Chromium: apart from each other in all they do, and linked whichever shape they run in. */
import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { MessageEvent } from "#shared/history";
import { resourcesSchema } from "#shared/resources";
import { becomes, type LinkedAccount, linkAccount, pathOf } from "../../scripts/testing/accounts";
import {
  browsersBelow,
  type CompanionProcess,
  makeDataDir,
  startCompanion,
} from "../../scripts/testing/companion-process";
import { type StandInProcess, startStandIn } from "../../scripts/testing/stand-in-process";
import { procFs } from "../browsers/process-table";

const names = ["Gudang", "Kasir", "Toko"] as const;
const [gudang, kasir, toko] = names;

describe("accounts in a shared Chromium", () => {
  const dataDir = makeDataDir();
  let standIn: StandInProcess;
  let companion: CompanionProcess;
  let linked: readonly LinkedAccount[];

  const start = async (accountsPerBrowser: number) => {
    const env = { SAKLAR_ACCOUNTS_PER_BROWSER: String(accountsPerBrowser) };
    companion = await startCompanion({ dataDir: dataDir.path, chromium: standIn.chromium, env });
  };
  const restart = async (accountsPerBrowser: number) => {
    expect(await companion.process.end()).toBe(0);
    expect(browsersBelow(dataDir.path)).toEqual([]);
    await start(accountsPerBrowser);
  };
  const readyAgain = (...chosen: readonly string[]) =>
    Promise.all(chosen.map((name) => becomes(companion, name, { status: "ready" })));
  const stillReady = async (...chosen: readonly string[]) => {
    for (const name of chosen) expect((await companion.account(name)).status).toBe("ready");
  };
  /** An account that came back by itself has a higher epoch; its way there may be too short to be seen. */
  const epochs = async () => new Map((await companion.accounts()).map(({ clientName, epoch }) => [clientName, epoch]));
  const raisedSince = async (before: ReadonlyMap<string, number>) =>
    [...(await epochs())].flatMap(([name, epoch]) => (epoch > (before.get(name) ?? 0) ? [name] : []));
  const ask = (name: string, command: string) => companion.request("POST", pathOf(name, command));

  beforeAll(async () => {
    standIn = await startStandIn();
    await start(1);
    const linking = names.map((name, index) =>
      linkAccount(companion, standIn, { name, number: `628123450000${index}`, autoStart: true }),
    );
    linked = await Promise.all(linking);
  });

  afterAll(async () => {
    await companion?.process.end();
    await standIn?.stop();
    dataDir.remove();
  });

  it("keep the links they made in browsers of their own", async () => {
    expect(browsersBelow(dataDir.path)).toHaveLength(3);

    await restart(5);

    const accounts = await readyAgain(...names);
    expect(accounts.map(({ phoneNumber }) => phoneNumber)).toEqual(["6281234500000", "6281234500001", "6281234500002"]);
    expect(browsersBelow(dataDir.path)).toHaveLength(1);
  });

  it("listen on no port", () => {
    const [pid] = browsersBelow(dataDir.path);

    expect(listeningSockets(pid!)).toEqual([]);
  });

  it("are measured together, with what there is room for", async () => {
    const resources = resourcesSchema.parse(await (await companion.request("GET", "/resources")).json());

    expect(resources).toMatchObject({ running: 3, maxRunning: 100 });
    expect(resources.browsersMb).toBeGreaterThan(50);
    expect(resources.roomFor).toBeGreaterThan(0);
  });

  it("each hear the message that was sent to them, and no other", async () => {
    const heard: MessageEvent[] = [];
    const socket = companion.socket();
    socket.on("whatsapp-message", (message) => heard.push(message));
    await new Promise<void>((resolve) => {
      socket.once("whatsapp-all-statuses", () => resolve());
      socket.connect();
    });
    const ids = await Promise.all(names.map(async (name) => (await companion.account(name)).id));

    await Promise.all(
      linked.map(({ name, phone }) => phone.deliver({ from: "628999000111", text: `only for ${name}` })),
    );
    await vi.waitFor(() => expect(heard).toHaveLength(3));
    socket.close();

    const received = heard.map(({ accountId, body }) => ({ accountId, body }));
    expect(received).toEqual(
      expect.arrayContaining(names.map((name, index) => ({ accountId: ids[index], body: `only for ${name}` }))),
    );
  });

  it("stop and start one by one", async () => {
    await ask(gudang, "/stop?wait=stopped");
    expect((await companion.account(gudang)).status).toBe("disconnected");
    await stillReady(kasir, toko);

    await ask(gudang, "/start");

    await readyAgain(gudang);
    expect(browsersBelow(dataDir.path)).toHaveLength(1);
  });

  it("F4: come back by themselves, without a scan, after their Chromium was killed", async () => {
    const [pid] = browsersBelow(dataDir.path);
    const before = await epochs();

    process.kill(pid!, "SIGKILL");
    await vi.waitFor(async () => expect((await raisedSince(before)).sort()).toEqual(names));

    await readyAgain(...names);
    expect(browsersBelow(dataDir.path)).toHaveLength(1);
  });

  it("F5: do not go down with the page of a neighbour", async () => {
    const [browser] = browsersBelow(dataDir.path);
    const renderer = procFs.list().find(({ groupId, args }) => groupId === browser && isRenderer(args));
    const before = await epochs();

    process.kill(renderer!.pid, "SIGKILL");
    await vi.waitFor(async () => expect(await raisedSince(before)).toHaveLength(1));

    await readyAgain(...names);
    expect(await raisedSince(before)).toHaveLength(1);
    expect(browsersBelow(dataDir.path)).toEqual([browser]);
  });

  it("log out alone, on either side", async () => {
    expect(await (await ask(gudang, "/logout")).json()).toMatchObject({ phoneTold: true });
    await linked[1]?.phone.unlink("navigate");
    await becomes(companion, kasir, { status: "disconnected", reason: "logged_out_on_phone" });

    await stillReady(toko);
    for (const name of [gudang, kasir]) await ask(name, "/start");
    for (const name of [gudang, kasir]) await becomes(companion, name, { status: "qr" });
    await stillReady(toko);
  });

  it("leave nothing behind when deleted, while the neighbour goes on", async () => {
    const { id } = await companion.account(gudang);

    await companion.request("DELETE", pathOf(gudang));

    expect(readdirSync(`${dataDir.path}/profiles`)).not.toContain(id);
    await stillReady(toko);
  });

  it("keep their links when the companion is killed, and back in browsers of their own", async () => {
    await companion.process.end("SIGKILL");
    await vi.waitFor(() => expect(browsersBelow(dataDir.path)).toEqual([]));

    await start(1);

    await readyAgain(toko);
    expect(readdirSync(dataDir.path)).not.toContain("browsers");
  });
});

/** A renderer's arguments are one long text: it is forked from a zygote that rewrites them. */
function isRenderer(args: readonly string[]): boolean {
  return args.some((arg) => arg.includes("--type=renderer"));
}

/** TCP sockets in state LISTEN that any process of the browser's group holds. */
function listeningSockets(browser: number): string[] {
  const listening = new Set(
    ["tcp", "tcp6"].flatMap((table) =>
      readFileSync(`/proc/net/${table}`, "utf8")
        .split("\n")
        .map((line) => line.trim().split(/\s+/))
        .filter((fields) => fields[3] === "0A")
        .map((fields) => `socket:[${fields[9]}]`),
    ),
  );
  const group = procFs.list().filter(({ groupId }) => groupId === browser);
  return group.flatMap(({ pid }) => openFiles(pid)).filter((file) => listening.has(file));
}

function openFiles(pid: number): string[] {
  return readdirSync(`/proc/${pid}/fd`).map((name) => {
    try {
      return readlinkSync(`/proc/${pid}/fd/${name}`);
    } catch {
      return "";
    }
  });
}
