/** Everything the bench measures, with the figure of PRD §10 where there is one. Data only. */

export interface Measure {
  readonly title: string;
  readonly unit: "ms" | "MB";
  /** What the PRD asks for: less than this. */
  readonly limit?: number;
}

export const messageEvent: Measure = { title: "message → event", unit: "ms", limit: 500 };
export const offlineEvent: Measure = { title: "WhatsApp lost → status event", unit: "ms", limit: 500 };
export const onlineEvent: Measure = { title: "WhatsApp back → status event", unit: "ms", limit: 500 };
export const startAcknowledged: Measure = { title: "start acknowledged", unit: "ms", limit: 2000 };
export const startFinished: Measure = { title: "start finished (session → ready)", unit: "ms", limit: 2000 };
export const stopAcknowledged: Measure = { title: "stop acknowledged", unit: "ms", limit: 2000 };
export const stopFinished: Measure = { title: "stop finished (browser gone)", unit: "ms", limit: 2000 };
export const firstQr: Measure = { title: "new account → QR", unit: "ms" };
export const scanReady: Measure = { title: "scan → ready", unit: "ms" };

export const jointStart = (clients: number): Measure => ({
  title: `${clients} sessions started at once → all ready`,
  unit: "ms",
});
export const sharePerClient = (clients: number): Measure => ({
  title: `memory per client, ${clients} running (PSS)`,
  unit: "MB",
  limit: 500,
});
export const privatePerClient = (clients: number): Measure => ({
  title: `memory per client, ${clients} running (private only)`,
  unit: "MB",
});
export const marginalShare = (from: number, to: number): Measure => ({
  title: `memory of one more client, ${from} → ${to} (PSS)`,
  unit: "MB",
  limit: 500,
});
export const nodeShare = (clients: number): Measure => ({
  title: `Node process, ${clients} running (PSS)`,
  unit: "MB",
});
