/** How a real companion ends with real browsers in every state: politely, against a frozen one, and at once. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { becomes, linkAccount } from "../../scripts/testing/accounts";
import {
  browsersBelow,
  type CompanionProcess,
  makeDataDir,
  startCompanion,
} from "../../scripts/testing/companion-process";
import { type StandInProcess, startStandIn } from "../../scripts/testing/stand-in-process";
import { openBooks } from "../soak/books";

const shapes = [
  { title: "with a Chromium for each account", accountsPerBrowser: "1" },
  { title: "with a shared Chromium", accountsPerBrowser: "5" },
];
const atRest = { status: "disconnected", reason: "server_restart", desired: "running" };

/** Six starts and an ending, on a machine that may be very busy. */
const timeout = 300_000;

let standIn: StandInProcess;
beforeAll(async () => {
  standIn = await startStandIn();
});
afterAll(() => standIn?.stop());

describe.each(shapes)("a companion $title", { timeout }, ({ accountsPerBrowser }) => {
  let dataDir: ReturnType<typeof makeDataDir>;
  let companion: CompanionProcess;
  beforeEach(async () => {
    dataDir = makeDataDir();
    const env = { SAKLAR_ACCOUNTS_PER_BROWSER: accountsPerBrowser };
    companion = await startCompanion({ dataDir: dataDir.path, chromium: standIn.chromium, env });
  });
  afterEach(async () => {
    await standIn.control.turn({ hangAt: "nowhere" });
    await companion.process.end("SIGKILL");
    for (const pid of browsersBelow(dataDir.path)) process.kill(pid, "SIGKILL");
    dataDir.remove();
  });

  const add = (clientName: string) => companion.request("POST", "/whatsapp/session", { clientName, method: "qr" });
  const stored = async () =>
    (await openBooks(dataDir.path).accounts()).map(({ status, reason, desired }) => ({ status, reason, desired }));
  async function freeze(): Promise<void> {
    await add("Beku");
    await becomes(companion, "Beku", { status: "qr" });
    for (const pid of browsersBelow(dataDir.path)) process.kill(pid, "SIGSTOP");
  }

  it("F37: ends with 0 on SIGTERM, whatever state its accounts are in, with no process and no false row left", async () => {
    await linkAccount(companion, standIn, { name: "Siap", number: `62812346000${accountsPerBrowser}1` });
    await add("Pindai");
    await becomes(companion, "Pindai", { status: "qr" });
    await standIn.control.turn({ hangAt: "version" });
    for (const name of ["Muat", "Antre satu", "Antre dua", "Antre tiga"]) await add(name);
    await becomes(companion, "Muat", { status: "loading" });

    const code = await companion.process.end();

    expect(code).toBe(0);
    expect(browsersBelow(dataDir.path)).toEqual([]);
    expect(await stored()).toEqual(Array.from({ length: 6 }, () => atRest));
  });

  it("F37: ends with 0 on SIGTERM although a Chromium stands still, and takes it along", async () => {
    await freeze();

    const code = await companion.process.end();

    expect(code).toBe(0);
    expect(browsersBelow(dataDir.path)).toEqual([]);
    expect(await stored()).toEqual([atRest]);
  });

  it("F38: ends at once on a second signal, and leaves no process", async () => {
    await freeze();
    companion.process.child.kill("SIGTERM");
    await companion.process.waitFor(/companion\.ending/);

    const code = await companion.process.end("SIGINT");

    expect(code).toBe(1);
    await vi.waitFor(() => expect(browsersBelow(dataDir.path)).toEqual([]));
  });
});
