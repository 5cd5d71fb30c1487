/** What may go into a log line: known fields only, phone numbers cut to their end, secrets never. */
import type { LogFields } from "./log";

/** An allow-list: a field nobody thought about stays out. */
const allowed = new Set([
  ...["accountId", "deviceId", "requestId", "syncId", "epoch", "pid", "tries"],
  ...["status", "reason", "from", "to", "kind", "code", "method", "route"],
  ...["durationMs", "signal", "event", "current", "error"],
  ...["browserId", "platform"],
  // What a self-check of WhatsApp Web found: a word or two each, names of its modules, times.
  ...["build", "core", "ids", "chats", "history", "send", "missing", "repairs"],
  ...["firstSeenAt", "lastOkAt", "firstBadAt"],
  // What an error says; the text of a chat has no field here.
  "message",
]);

/** Names made by us: digits in them are no phone number. */
const identifiers = new Set(["accountId", "deviceId", "requestId", "syncId", "browserId", "build"]);

const longDigits = /\d{4,}(?=\d{3})/g;
const token = /[A-Za-z0-9_-]{40,}/g;
const qrText = /\d@[A-Za-z0-9+/=,]+/g;
const embedded = /data:\S+/g;
const pairingCode = /\b[0-9A-Z]{4}-[0-9A-Z]{4}\b/g;

export function redactText(text: string): string {
  return text
    .replace(embedded, "[data]")
    .replace(qrText, "[qr]")
    .replace(token, "[token]")
    .replace(pairingCode, "[code]")
    .replace(longDigits, "…");
}

export function redactFields(fields: LogFields): LogFields {
  const kept = Object.entries(fields)
    .filter(([name]) => allowed.has(name))
    .map(([name, value]) => [name, typeof value === "string" && !identifiers.has(name) ? redactText(value) : value]);
  return Object.fromEntries(kept);
}
