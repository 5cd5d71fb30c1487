/** Everything that is measured of running clients, with what is wanted of it. Data only. */
import type { PageWeight } from "./options";

export interface Goal {
  /** `ratio`: the median of ours to the median of what it is compared with. */
  readonly of: "median" | "worst" | "ratio";
  /** Less than this. */
  readonly below?: number;
  /** This or less. */
  readonly atMost?: number;
  /** This or more. */
  readonly atLeast?: number;
}

export interface Measure {
  readonly title: string;
  readonly unit: "ms" | "s" | "MB" | "kB" | "/s";
  readonly goals?: readonly Goal[];
  /** What it is compared with, unless that is plain whatsapp-web.js. */
  readonly comparedWith?: string;
}

export const plain = "plain whatsapp-web.js";

const below = (of: Goal["of"], limit: number): Goal => ({ of, below: limit });

export const messageEvent: Measure = { title: "message → event", unit: "ms", goals: [below("worst", 500)] };
export const offlineEvent: Measure = {
  title: "WhatsApp lost → status event",
  unit: "ms",
  goals: [below("worst", 500)],
};
export const onlineEvent: Measure = { title: "WhatsApp back → status event", unit: "ms", goals: [below("worst", 500)] };
export const startAcknowledged: Measure = { title: "start acknowledged", unit: "ms", goals: [below("worst", 50)] };
export const startFinished: Measure = {
  title: "start finished (session → ready)",
  unit: "ms",
  goals: [below("worst", 2000)],
};
export const stopAcknowledged: Measure = { title: "stop acknowledged", unit: "ms", goals: [below("worst", 2000)] };
export const stopFinished: Measure = {
  title: "stop finished (browser gone)",
  unit: "ms",
  goals: [below("worst", 1000)],
};
export const firstQr: Measure = { title: "new account → QR", unit: "ms" };
export const scanReady: Measure = { title: "scan → ready", unit: "ms" };

/** What the plan wants of accounts that share browsers, by the weight of their page. */
const wantedOfMany: Readonly<Record<PageWeight, readonly Goal[]>> = {
  light: [{ of: "ratio", atMost: 0.35 }],
  normal: [],
  heavy: [{ of: "ratio", atMost: 0.45 }],
};

export const jointStart = (clients: number): Measure => ({
  title: `${clients} sessions started at once → all ready`,
  unit: "ms",
  ...(clients >= 10 && { goals: [{ of: "ratio", atMost: 0.6 }] }),
});
export const sharePerClient = (clients: number, page: PageWeight): Measure => ({
  title: `memory per client, ${clients} running (PSS)`,
  unit: "MB",
  goals: [below("worst", 500), ...(clients >= 10 ? wantedOfMany[page] : [])],
});
export const overRenderer = (clients: number): Measure => ({
  title: `memory per client, ${clients} running, beside its page's own process`,
  unit: "MB",
  comparedWith: "renderer of the page",
  ...(clients >= 10 && { goals: [{ of: "ratio", atMost: 1.2 }] }),
});
export const privatePerClient = (clients: number): Measure => ({
  title: `memory per client, ${clients} running (private only)`,
  unit: "MB",
});
export const marginalShare = (from: number, to: number): Measure => ({
  title: `memory of one more client, ${from} → ${to} (PSS)`,
  unit: "MB",
  goals: [below("worst", 500)],
});
export const nodeShare = (clients: number): Measure => ({
  title: `Node process, ${clients} running (PSS)`,
  unit: "MB",
  goals: [below("worst", 150)],
});
