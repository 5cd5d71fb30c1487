/** The stand-in as a process: one line when it is ready, nothing left when it ends. */
import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { startStandIn } from "../../scripts/testing/stand-in-process";

test("it tells where it is, can be driven, and removes its wrapper script at the end", async () => {
  const standIn = await startStandIn(process.execPath);
  await standIn.control.addPhone("6281234500001", { pushName: "Toko" });

  expect(await standIn.control.phones()).toMatchObject([{ number: "6281234500001", pushName: "Toko" }]);
  expect(existsSync(standIn.chromium)).toBe(true);
  await standIn.stop();

  expect(existsSync(standIn.chromium)).toBe(false);
}, 60_000);
