/** The flags, and the wrapper script run as a real process. */
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, expect, test } from "vitest";
import { chromiumFlags, writeChromiumWrapper } from "./chromium-flags";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "wrapper-"));
});
afterEach(() => rm(folder, { recursive: true }));

test("the wrapper becomes the browser, with its own arguments first and the flags unsplit", async () => {
  const browser = join(folder, "browser's own");
  await writeFile(browser, '#!/bin/sh\nprintf "%s\\n" $$ "$@"\n', { mode: 0o755 });
  const wrapper = join(folder, "wrapper");
  const flags = chromiumFlags("web.whatsapp.com", 4443, "cGlu");
  await writeChromiumWrapper(wrapper, browser, flags);

  const running = promisify(execFile)(wrapper, ["--user-data-dir=a b"]);
  const { stdout } = await running;

  expect(stdout.trimEnd().split("\n")).toEqual([String(running.child.pid), "--user-data-dir=a b", ...flags]);
});

test("only the one host is mapped and only the one key is trusted", () => {
  expect(chromiumFlags("web.whatsapp.com", 4443, "cGlu")).toEqual([
    "--host-resolver-rules=MAP web.whatsapp.com 127.0.0.1:4443,MAP * ~NOTFOUND,EXCLUDE 127.0.0.1",
    "--ignore-certificate-errors-spki-list=cGlu",
  ]);
});
