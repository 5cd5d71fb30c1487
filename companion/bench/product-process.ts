/** The product as its users run it: the real companion process, driven over REST, heard over Socket.IO. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { io, type Socket } from "socket.io-client";
import type { Account } from "#shared/account";
import type { ClientToServerEvents, ServerToClientEvents, StatusUpdate } from "#shared/events";
import { runScript } from "../testing/script-process";
import { createEventInbox, type EventInbox, type Subject, type SubjectEventKind } from "./subject";

export async function startProduct(chromium: string): Promise<Subject> {
  const folder = await mkdtemp(join(tmpdir(), "saklar-bench-"));
  const env = { SAKLAR_DATA_DIR: folder, SAKLAR_PORT: "0", PUPPETEER_EXECUTABLE_PATH: chromium };
  const script = runScript("companion/main.ts", { env });
  const [, url = ""] = await script.waitFor(/listening on (http:\S+)/);
  const token = await issueToken(env);
  const events = createEventInbox();
  void script.gone.then(() => events.fail(new Error(`it ended by itself:\n${script.output()}`)));
  const names = new Map<string, string>();
  const socket = await listen({ url, token, events, names });
  const post = async (path: string, body: object = {}) => {
    const answer = await fetch(url + path, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`POST ${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as Account;
  };
  const session = (account: string) => `/whatsapp/session/${encodeURIComponent(account)}`;
  return {
    name: "Saklar",
    acknowledges: true,
    pid: script.pid,
    events,
    async add(account) {
      const { id } = await post("/whatsapp/session", { clientName: account, method: "qr" });
      names.set(id, account);
    },
    async start(account) {
      await post(`${session(account)}/start`);
    },
    async stop(account) {
      await post(`${session(account)}/stop`);
    },
    async stopped(account) {
      await post(`${session(account)}/stop?wait=stopped`);
    },
    async close() {
      socket.close();
      await script.end();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function issueToken(env: NodeJS.ProcessEnv): Promise<string> {
  const command = runScript("companion/cli/token.ts", { args: ["--scope", "admin", "--label", "bench"], env });
  const [, token = ""] = await command.waitFor(/^([\w-]{43})$/m);
  await command.end();
  return token;
}

interface Listener {
  readonly url: string;
  readonly token: string;
  readonly events: EventInbox;
  /** Id -> name of the accounts added so far. */
  readonly names: Map<string, string>;
}

/** Resolves once the snapshot is there: from then on every change comes exactly once. */
async function listen({ url, token, events, names }: Listener): Promise<Socket> {
  const socket: Socket<ServerToClientEvents, ClientToServerEvents> = io(url, {
    auth: { token },
    transports: ["websocket"],
  });
  socket.on("whatsapp-status", (update) => {
    const account = names.get(update.accountId);
    for (const kind of account ? eventsIn(update) : []) {
      events.deliver({ account: account ?? "", kind, text: update.qrText ?? "" });
    }
  });
  socket.on("whatsapp-message", ({ accountId, body }) => {
    events.deliver({ account: names.get(accountId) ?? "", kind: "message", text: body });
  });
  await new Promise<void>((resolve, reject) => {
    socket.once("whatsapp-all-statuses", () => resolve());
    socket.once("connect_error", reject);
  });
  return socket;
}

function eventsIn({ status, desired }: StatusUpdate): SubjectEventKind[] {
  if (status === "qr") return ["qr"];
  if (status === "ready") return ["ready", "online"];
  return status === "disconnected" && desired === "running" ? ["offline"] : [];
}
