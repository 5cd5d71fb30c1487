/** The soak in short: a fixed seed, few accounts, and only faults that nobody has to wait minutes for. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type StandInProcess, startStandIn } from "../../scripts/testing/stand-in-process";
import { createDice } from "./dice";
import { faults } from "./faults";
import { type Field, openField } from "./field";
import { runChanges } from "./run-changes";
import { runDeaths } from "./run-deaths";
import { runKills } from "./run-kills";
import { runSoak } from "./soak-run";

/** A page in a loop is noticed after three probes, one that loads for ever at its deadline. */
const slow = ["the page hangs", "WhatsApp Web hangs while loading"];
const quick = faults.filter(({ name }) => !slow.includes(name));
const rounds = 1;
/** Seconds on a calm machine; a run that is given up half-way would disturb the next test of the same field. */
const timeout = 600_000;

const shapes = [
  { title: "accounts with a Chromium each", accountsPerBrowser: 1 },
  { title: "accounts in a shared Chromium", accountsPerBrowser: 5 },
];

describe.each(shapes)("$title", { timeout }, ({ accountsPerBrowser }) => {
  let standIn: StandInProcess;
  let field: Field;
  beforeAll(async () => {
    standIn = await startStandIn();
    field = await openField({ standIn, accounts: 2, accountsPerBrowser });
  }, timeout);
  afterAll(async () => {
    await field?.close();
    await standIn?.stop();
  }, timeout);

  it("F52: come back from whatever happens, and store, answers and sockets tell the same of them", async () => {
    const goesOn = (done: { readonly rounds: number }) => done.rounds < rounds;

    const { findings } = await runSoak(field, { dice: createDice(52), together: 2, among: () => quick, goesOn });

    expect(findings).toEqual([]);
  });

  it("F1: leave no process when the companion is killed at any moment", async () => {
    const { findings } = await runKills(field, { dice: createDice(1), kills: 2 });

    expect(findings).toEqual([]);
  });

  it("F3, F41: have every status stored that a socket was told, in that order, though the companion was killed", async () => {
    const { findings } = await runChanges(field, { dice: createDice(3), changes: 12, killShare: 0.2 });

    expect(findings).toEqual([]);
  });

  it("F4: are told as disconnected when their Chromium is killed, and come back", async () => {
    const { findings } = await runDeaths(field, { dice: createDice(4), deaths: 1, goalMs: Number.POSITIVE_INFINITY });

    expect(findings).toEqual([]);
  });
});
