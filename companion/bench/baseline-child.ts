/** Plain whatsapp-web.js as its guide shows it: default options, a default Chromium per account. Started by the bench. */
import whatsapp from "whatsapp-web.js";
import type { BaselineCommand, BaselineReport } from "./baseline-wire";

const [dataPath = "", executablePath = ""] = process.argv.slice(2);
const clients = new Map<string, whatsapp.Client>();

// The library keeps pages it saw in a folder below the current one.
process.chdir(dataPath);

function report(message: BaselineReport): void {
  process.send?.(message);
}

function start(account: string): void {
  const client = new whatsapp.Client({
    authStrategy: new whatsapp.LocalAuth({ clientId: account, dataPath }),
    puppeteer: { executablePath, args: process.getuid?.() === 0 ? ["--no-sandbox"] : [] },
  });
  clients.set(account, client);
  client.on("qr", (text) => report({ kind: "qr", account, text }));
  client.on("ready", () => report({ kind: "ready", account, text: "" }));
  client.on("message", (message) => report({ kind: "message", account, text: message.body }));
  client.on("change_state", (state) =>
    report({ kind: state === whatsapp.WAState.CONNECTED ? "online" : "offline", account, text: state }),
  );
  client.initialize().catch((error: unknown) => report({ kind: "failed", account, text: String(error) }));
}

async function stop(account: string): Promise<void> {
  await clients.get(account)?.destroy();
  clients.delete(account);
  report({ kind: "stopped", account, text: "" });
}

/** As a program would that wants all of it: chat after chat. */
async function readHistory(account: string, perChat: number): Promise<void> {
  let messages = 0;
  for (const chat of (await clients.get(account)?.getChats()) ?? []) {
    messages += (await chat.fetchMessages({ limit: perChat })).length;
  }
  report({ kind: "history", account, text: String(messages) });
}

process.on("message", (command: BaselineCommand) => {
  const { account } = command;
  if (command.kind === "history")
    readHistory(account, command.perChat).catch((error: unknown) =>
      report({ kind: "failed", account, text: String(error) }),
    );
  else if (command.kind === "start") start(account);
  else void stop(account);
});

// The library rejects promises nobody waits for while it tears a page down.
process.on("unhandledRejection", (error) => console.error(error));

process.once("SIGTERM", async () => {
  await Promise.allSettled([...clients.values()].map((client) => client.destroy()));
  process.exit(0);
});

process.send?.({ kind: "listening" });
