/** The example program of the documentation, run as its reader would, against a real companion and a linked account. */
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type LinkedAccount, linkAccount } from "../../scripts/testing/accounts";
import { type CompanionProcess, makeDataDir, startCompanion } from "../../scripts/testing/companion-process";
import { runScript } from "../../scripts/testing/script-process";
import { type StandInProcess, startStandIn } from "../../scripts/testing/stand-in-process";

describe("the example program", () => {
  const dataDir = makeDataDir();
  let standIn: StandInProcess;
  let companion: CompanionProcess;
  let account: LinkedAccount;

  beforeAll(async () => {
    standIn = await startStandIn();
    companion = await startCompanion({ dataDir: dataDir.path, chromium: standIn.chromium });
    account = await linkAccount(companion, standIn, { name: "Toko", number: "6281234500001" });
  });

  afterAll(async () => {
    await companion?.process.end();
    await standIn?.stop();
    dataDir.remove();
  });

  it("lists, checks, reserves, sends, waits, gives back and sees the count change", async () => {
    const env = { SAKLAR_URL: companion.url, SAKLAR_TOKEN: companion.token };
    const program = runScript("docs/examples/send-within-limits.ts", {
      args: ["0899 0000 000", "Halo dari contoh"],
      env,
    });

    await program.waitFor(/given back: 1; counted today: 1, left: 49/);
    await program.gone;

    const output = program.output();
    expect(output).toContain("accounts: Toko is ready");
    expect(output).toContain("reserved: 2, 48 left until");
    expect(output).toMatch(/event: Toko is ready, 2 of 50 used today/);
    expect(output).toMatch(/sent: true_628990000000@c\.us_/);
    expect(output).toMatch(/wait: \d+ s/);
    const arrived = async () => (await account.phone.outbox()).map(({ body }) => body);
    await vi.waitFor(async () => expect(await arrived()).toEqual(["Halo dari contoh"]));
    expect((await companion.account("Toko")).messagesSentToday).toBe(1);
  });
});
