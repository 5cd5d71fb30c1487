/** A companion that is killed between two steps: what the next one on the same database makes of it. */
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { Snapshot } from "#shared/events";
import { runScript } from "../../scripts/testing/script-process";
import { createProfileFolders } from "../browsers/profile-folders";
import { createAccountsRig } from "./testing/accounts-rig";

const cutShort = "companion/accounts/testing/cut-short.ts";
const timeout = 60_000;
let folder: string;
let url: string;
let profilesDir: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "saklar-cut-"));
  url = `file:${join(folder, "test.db")}`;
  profilesDir = join(folder, "profiles");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function killAt(task: string, reached: readonly RegExp[]): Promise<string> {
  const dying = runScript(cutShort, { args: [url, profilesDir, task] });
  for (const step of reached) await dying.waitFor(step);
  await dying.end("SIGKILL");
  return dying.output();
}

it("F2: killed between storing a status and telling it, tells it in the snapshot of its next life", {
  timeout,
}, async () => {
  const output = await killAt("status", [/reached revision 2;/]);
  expect(output).not.toContain("telling");
  const rig = await createAccountsRig({}, url);

  await rig.accounts.boot();

  const snapshots: Snapshot[] = [];
  await rig.useCases.attach((snapshot) => void snapshots.push(snapshot));
  expect(snapshots).toMatchObject([
    { rev: 2, accounts: [{ status: "error", reason: "credentials_lost", isLoggedIn: false, rev: 2 }] },
  ]);
  await rig.store.close();
});

it("F47: killed in the middle of five deletes, each at another step, finishes them all in its next life", {
  timeout,
}, async () => {
  const steps = ["folder", "trash", "media", "rows", "telling"];
  await killAt(
    "delete",
    steps.map((step) => new RegExp(`reached ${step};`)),
  );
  const folders = createProfileFolders(profilesDir);
  expect(
    readdirSync(profilesDir)
      .map((name) => name.startsWith(".trash-"))
      .toSorted(),
  ).toEqual([false, true]);
  const rig = await createAccountsRig({}, url);
  rig.browserHost.removeProfile = folders.remove;
  // All but the last one, whose rows were gone already.
  expect(await rig.store.accounts.listDeleting()).toHaveLength(steps.length - 1);

  await folders.emptyTrash();
  await rig.accounts.boot();
  await rig.accounts.shutdown();

  expect(await rig.store.accounts.listDeleting()).toEqual([]);
  expect(await rig.useCases.listIds()).toEqual([]);
  expect(readdirSync(profilesDir)).toEqual([]);
  await rig.store.close();
});
