/** How long a client waits for WhatsApp Web before it gives up or asks again. */

export interface ClientDeadlines {
  /** From launch until the page waits for the phone or restores its session. */
  readonly loadMs: number;
  /** From authenticated to ready, counted anew whenever the sync gets further. */
  readonly readyMs: number;
  /** For one call into the page. */
  readonly callMs: number;
  /** For loading the messages of one chat. */
  readonly historyMs: number;
  /** For fetching what comes with a message. */
  readonly mediaMs: number;
  /** For the echo of a sent message whose id the library did not give. */
  readonly echoMs: number;
  /** For one request of a pairing code, and how long a code lives. */
  readonly codeRequestMs: number;
  readonly codeLifeMs: number;
  /** For telling the phone that it is unlinked. */
  readonly tellPhoneMs: number;
  /** Between two looks at a page that is not ready yet. */
  readonly lookMs: number;
  /** Between two looks for a screen in the way. */
  readonly gateMs: number;
  /** Between two probes of a page, and how long it may take to answer one. */
  readonly probeMs: number;
  readonly probeAnswerMs: number;
  /** For one self-check, between two of them, and after a first link before anything more than a glance is read. */
  readonly checkMs: number;
  readonly checkEveryMs: number;
  readonly quietMs: number;
}

/** Loading and readiness end a little before the pool's own limits, because here more is known about the reason. */
export const defaultClientDeadlines: ClientDeadlines = {
  loadMs: 55_000,
  readyMs: 110_000,
  callMs: 30_000,
  historyMs: 60_000,
  mediaMs: 90_000,
  echoMs: 10_000,
  codeRequestMs: 15_000,
  codeLifeMs: 180_000,
  tellPhoneMs: 8_000,
  lookMs: 500,
  gateMs: 2_000,
  probeMs: 30_000,
  probeAnswerMs: 10_000,
  checkMs: 10_000,
  checkEveryMs: 24 * 60 * 60 * 1000,
  quietMs: 600_000,
};
