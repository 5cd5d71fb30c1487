/** The first look at a WhatsApp Web nobody has tried yet: link, check, send to oneself, restart, check again. */
import type { Clock } from "../clock";
import { toError } from "../errors";
import type { ClientFact, ClientFactory, WhatsAppClient } from "../whatsapp/client-port";
import type { SelfCheck } from "../whatsapp/compat/self-check";

export interface LiveCheckOptions {
  readonly create: ClientFactory;
  readonly clock: Clock;
  readonly showQr: (text: string) => void;
  /** What the person is told meanwhile. */
  readonly say: (sentence: string) => void;
}

/** One look: what was tried, and a word or two on how it went. No number, id or text of anybody. */
export interface LiveStep {
  readonly step: string;
  readonly outcome: string;
}

type FactOf<K extends ClientFact["kind"]> = Extract<ClientFact, { kind: K }>;

const accountId = "live-check";
const linkMs = 300_000;
const echoMs = 15_000;

function openClient({ create, showQr, say }: LiveCheckOptions, mayLink: boolean) {
  const facts: ClientFact[] = [];
  const watchers = new Set<() => void>();
  const client = create({ accountId, link: { method: "qr" }, mayLink }, (fact) => {
    facts.push(fact);
    if (fact.kind === "qr") showQr(fact.text);
    if (fact.kind === "passkey") say("WhatsApp asks for a passkey on the phone; this script cannot go on from there.");
    for (const look of watchers) look();
  });
  const find = (matches: (fact: ClientFact) => boolean) => facts.find(matches);

  /** The first fact that matches, or null when the client ended or the time is up. */
  function until(clock: Clock, ms: number, matches: (fact: ClientFact) => boolean): Promise<ClientFact | null> {
    return new Promise((resolve) => {
      const finish = (found: ClientFact | null) => {
        cancel();
        watchers.delete(look);
        resolve(found);
      };
      const cancel = clock.after(ms, () => finish(null));
      const look = () => {
        const found = find(matches);
        if (found !== undefined || find(({ kind }) => kind === "ended") !== undefined) finish(found ?? null);
      };
      watchers.add(look);
      look();
    });
  }
  return { client, facts, until };
}

function findingsOf(check: SelfCheck): LiveStep[] {
  const { build, browser, library, isUsable, degraded, findings } = check;
  const head = { "WhatsApp Web": build ?? "unknown", Chromium: browser, "whatsapp-web.js": library };
  const verdict = { "can be used": isUsable ? "yes" : "no", degraded: degraded.join(" ") || "nothing" };
  return Object.entries({ ...head, ...verdict, ...findings }).map(([step, outcome]) => ({
    step,
    outcome: outcome || "-",
  }));
}

async function sendToSelf(
  client: WhatsAppClient,
  until: (matches: (fact: ClientFact) => boolean) => Promise<ClientFact | null>,
  phoneNumber: string,
): Promise<LiveStep[]> {
  const text = `Saklar live check ${Math.random().toString(36).slice(2)}`;
  try {
    const { messageId } = await client.sendText(`${phoneNumber}@c.us`, text);
    const heard = await until((fact) => fact.kind === "message" && fact.message.body === text);
    const heardId = heard?.kind === "message" ? heard.message.messageId : null;
    return [
      { step: "send one message to itself", outcome: messageId === null ? "sent, id unknown" : "sent, id known" },
      { step: "its event", outcome: heardId === null ? "none came" : heardId === messageId ? "same id" : "another id" },
    ];
  } catch (thrown) {
    const { message, cause } = toError(thrown);
    return [{ step: "send one message to itself", outcome: cause === undefined ? message : toError(cause).message }];
  }
}

async function lookOnce(options: LiveCheckOptions, mayLink: boolean): Promise<LiveStep[]> {
  const { clock } = options;
  const { client, facts, until } = openClient(options, mayLink);
  try {
    void client.start();
    const isDecided = (fact: ClientFact) => fact.kind === "ready" || (fact.kind === "checked" && !fact.check.isUsable);
    const decided = await until(clock, linkMs, isDecided);
    const ended = facts.find((fact): fact is FactOf<"ended"> => fact.kind === "ended");
    const wasLinked = facts.some(({ kind }) => kind === "qr") ? "by QR" : "from its profile";
    const outcome = decided?.kind === "ready" ? `ready, ${wasLinked}` : `not ready (${ended?.reason ?? "no answer"})`;
    const checks = facts.filter((fact): fact is FactOf<"checked"> => fact.kind === "checked");
    const found = checks.at(-1);
    const steps = [{ step: "start", outcome }, ...(found === undefined ? [] : findingsOf(found.check))];
    if (decided?.kind !== "ready") return steps;
    const sent = await sendToSelf(client, (matches) => until(clock, echoMs, matches), decided.phoneNumber);
    const chats = await client.listChats().then(
      (listed) => (listed.length > 0 ? "ok" : "empty"),
      (thrown) => toError(toError(thrown).cause ?? thrown).message,
    );
    return [...steps, ...sent, { step: "list chats", outcome: chats }];
  } finally {
    await client.stop();
  }
}

/** Looks twice: what was linked once must be there after a restart. `wait` lets a fresh link reach the disk. */
export async function runLiveCheck(options: LiveCheckOptions, wait: () => Promise<void>): Promise<readonly LiveStep[]> {
  options.say("Scan the QR with the spare account's phone (WhatsApp > Linked devices).");
  const first = await lookOnce(options, true);
  if (!first.some(({ outcome }) => outcome.startsWith("ready"))) return first;
  await wait();
  options.say("Starting again from its profile.");
  const second = await lookOnce(options, false);
  return [...first, ...second.map(({ step, outcome }) => ({ step: `again: ${step}`, outcome }))];
}

export function liveReport(steps: readonly LiveStep[], at: string): string {
  const rows = steps.map(({ step, outcome }) => `| ${step} | ${outcome} |`);
  return [`# Live check, ${at.slice(0, 10)}`, "", "| Looked at | Found |", "|---|---|", ...rows].join("\n");
}
