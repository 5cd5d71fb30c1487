/** Adds the first accounts by itself, as a person with their phones would, so that a panel is full at once. */
import { setTimeout as pause } from "node:timers/promises";
import type { PhoneControl } from "../control-client";
import type { CompanionApi } from "./companion-api";
import { type DemoPhone, demoPhone } from "./phones";

const readyTimeoutMs = 120_000;
const qrTries = 300;
const qrPollMs = 200;

export async function addAccounts(api: CompanionApi, phones: readonly PhoneControl[]): Promise<void> {
  // One after the other: a start keeps a processor busy, and several at once only take longer each.
  for (const [index, phone] of phones.entries()) await addAccount(api, demoPhone(index), phone);
}

async function addAccount(api: CompanionApi, { name, number, fate }: DemoPhone, phone: PhoneControl): Promise<void> {
  const path = `/whatsapp/session/${encodeURIComponent(name)}`;
  const isByCode = fate === "waits-for-code";
  await api.call("POST", "/whatsapp/session", {
    clientName: name,
    ...(isByCode ? { method: "pairing", phoneNumber: number } : { method: "qr" }),
  });
  if (isByCode || fate === "waits-for-scan") return;
  await phone.scan(await readQr(api, path));
  await api.call("POST", `${path}/start?wait=ready&timeoutMs=${readyTimeoutMs}`);
  if (fate === "stopped") await api.call("POST", `${path}/stop?wait=stopped`);
  if (fate === "unlinked") await phone.unlink();
}

/** Asks again until the QR is there: before that the companion answers 409. */
async function readQr(api: CompanionApi, path: string): Promise<string> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await (await api.call("GET", `${path}/qr?format=raw`)).text();
    } catch (error) {
      if (tries === qrTries) throw error;
      await pause(qrPollMs);
    }
  }
}
