/** The product as its users run it: the real companion process, driven over REST, heard over Socket.IO. */
import type { Account } from "#shared/account";
import type { StatusUpdate } from "#shared/events";
import { type CompanionProcess, makeDataDir } from "../../scripts/testing/companion-process";
import type { BenchSurroundings } from "./bench-run";
import { createEventInbox, type EventInbox, type Subject, type SubjectEventKind } from "./subject";

export async function startProduct({ startCompanion }: BenchSurroundings): Promise<Subject> {
  const dataDir = makeDataDir();
  const companion = await startCompanion(dataDir.path);
  const events = createEventInbox();
  const { gone, output, pid } = companion.process;
  void gone.then(() => events.fail(new Error(`it ended by itself:\n${output()}`)));
  const names = new Map<string, string>();
  const socket = await listen(companion, events, names);
  const post = async (path: string, body: object = {}) => {
    const answer = await companion.request("POST", path, body);
    if (!answer.ok) throw new Error(`POST ${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as Account;
  };
  const session = (account: string) => `/whatsapp/session/${encodeURIComponent(account)}`;
  return {
    name: "Saklar",
    acknowledges: true,
    pid,
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
    async describe(account) {
      const { status, reason, desired, attempt } = await companion.account(account);
      return `it is ${status} (${reason}), wanted ${desired}, attempt ${attempt}`;
    },
    async close() {
      socket.close();
      await companion.process.end();
      dataDir.remove();
    },
  };
}

type CompanionSocket = ReturnType<CompanionProcess["socket"]>;

/** Resolves once the snapshot is there: from then on every change comes exactly once. `names` is by account id. */
async function listen(
  companion: CompanionProcess,
  events: EventInbox,
  names: ReadonlyMap<string, string>,
): Promise<CompanionSocket> {
  const socket = companion.socket();
  socket.on("whatsapp-status", (update) => {
    const account = names.get(update.accountId) ?? "";
    for (const kind of eventsIn(update)) events.deliver({ account, kind, text: update.qrText ?? "" });
  });
  socket.on("whatsapp-message", ({ accountId, body }) => {
    events.deliver({ account: names.get(accountId) ?? "", kind: "message", text: body });
  });
  await new Promise<void>((resolve, reject) => {
    socket.once("whatsapp-all-statuses", () => resolve());
    socket.once("connect_error", reject);
    socket.connect();
  });
  return socket;
}

function eventsIn({ status, desired }: StatusUpdate): SubjectEventKind[] {
  if (status === "qr") return ["qr"];
  if (status === "ready") return ["ready", "online"];
  return status === "disconnected" && desired === "running" ? ["offline"] : [];
}
