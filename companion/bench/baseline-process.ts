/** The yardstick: plain whatsapp-web.js in a Node process of its own, driven over a channel. */

import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { runScript } from "../../scripts/testing/script-process";
import type { BaselineCommand, BaselineReport } from "./baseline-wire";
import { plain } from "./measures";
import { createEventInbox, type Subject, type SubjectEvent } from "./subject";

const childFile = fileURLToPath(new URL("./baseline-child.ts", import.meta.url));

export interface Baseline extends Subject {
  /** The newest so many messages of each chat, read and thrown away. */
  readHistory(account: string, perChat: number): Promise<SubjectEvent>;
}

export async function startBaseline(chromium: string): Promise<Baseline> {
  const folder = await mkdtemp(join(tmpdir(), "saklar-bench-plain-"));
  const script = runScript(childFile, { args: [folder, chromium], hasChannel: true });
  const { child } = script;
  await once(child, "message");
  const events = createEventInbox();
  void script.gone.then(() => events.fail(new Error(`it ended by itself:\n${script.output()}`)));
  const stopping = new Map<string, Promise<SubjectEvent>>();
  child.on("message", (report: BaselineReport) => {
    const { kind, account, text } = report;
    if (kind === "failed") process.stderr.write(`plain ${account}: ${text}\n`);
    else events.deliver({ kind, account, text });
  });
  const send = (command: BaselineCommand) => child.send(command);
  const start = async (account: string) => {
    send({ kind: "start", account });
  };
  return {
    name: plain,
    acknowledges: false,
    pid: script.pid,
    events,
    add: start,
    start,
    async stop(account) {
      stopping.set(account, events.next(account, "stopped"));
      send({ kind: "stop", account });
    },
    async stopped(account) {
      await stopping.get(account);
    },
    readHistory(account, perChat) {
      const read = events.next(account, "history");
      send({ kind: "history", account, perChat });
      return read;
    },
    describe: async () => "it does not say why",
    async close() {
      await script.end();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
