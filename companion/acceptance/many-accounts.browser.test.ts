/** Ten accounts at once: each with its own phone, its own messages, its own outcome in a batch. */
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Account } from "#shared/account";
import type { BatchResult } from "#shared/batch";
import type { MessageEvent } from "#shared/history";
import { becomes, type LinkedAccount, linkAccount } from "../../scripts/testing/accounts";
import { type CompanionProcess, makeDataDir, startCompanion } from "../../scripts/testing/companion-process";
import { type StandInProcess, startStandIn } from "../../scripts/testing/stand-in-process";

const count = 10;
const names = Array.from({ length: count }, (_, index) => `Toko ${index + 1}`);

describe("ten linked accounts", () => {
  const dataDir = makeDataDir();
  let standIn: StandInProcess;
  let companion: CompanionProcess;
  let accounts: readonly LinkedAccount[];

  beforeAll(async () => {
    standIn = await startStandIn();
    companion = await startCompanion({ dataDir: dataDir.path, chromium: standIn.chromium });
    const linking = names.map((name, index) =>
      linkAccount(companion, standIn, { name, number: `62812345000${String(index).padStart(2, "0")}` }),
    );
    accounts = await Promise.all(linking);
  }, 180_000);

  afterAll(async () => {
    await companion?.process.end();
    await standIn?.stop();
    dataDir.remove();
  });

  it("are ready at the same time, each with its own number", async () => {
    const list = await companion.accounts();

    expect(list.map((account) => account.status)).toEqual(names.map(() => "ready"));
    expect(new Set(list.map((account) => account.phoneNumber)).size).toBe(count);
  });

  it("each hear the message that was sent to them, and no other", async () => {
    const heard: MessageEvent[] = [];
    const socket = companion.socket();
    socket.on("whatsapp-message", (message) => heard.push(message));
    const snapshot = new Promise<readonly Account[]>((resolve) =>
      socket.once("whatsapp-all-statuses", (event) => resolve(event.accounts)),
    );
    socket.connect();
    const idOf = new Map((await snapshot).map((account) => [account.clientName, account.id]));

    await Promise.all(
      accounts.map(({ name, phone }) => phone.deliver({ from: "628999000111", text: `only for ${name}` })),
    );
    await vi.waitFor(() => expect(heard).toHaveLength(count));
    socket.close();

    const received = heard.map(({ accountId, body }) => ({ accountId, body }));
    const meant = names.map((name) => ({ accountId: idOf.get(name), body: `only for ${name}` }));
    expect(received).toEqual(expect.arrayContaining(meant));
  });

  it("are stopped in one batch with an outcome for each name, an unknown one included", async () => {
    const chosen = [...names.slice(0, 7), "Nobody"];

    const answer = await companion.request("POST", "/whatsapp/sessions/stop", { names: chosen });

    const { results } = (await answer.json()) as BatchResult;
    expect(results.map(({ name, ok }) => ({ name, ok }))).toEqual(
      chosen.map((name) => ({ name, ok: name !== "Nobody" })),
    );
    expect(results.at(-1)).toEqual({ name: "Nobody", ok: false, code: "account_not_found" });
    for (const name of names.slice(0, 7)) await becomes(companion, name, { status: "disconnected", reason: "stopped" });
    for (const name of names.slice(7)) expect((await companion.account(name)).status).toBe("ready");
  });
});
