/** What webhooks need of the place where they and their deliveries are kept. */
import type { WebhookEvent, WebhookFailure } from "#shared/webhook-events";
import type { Delivery, UpdateWebhook, Webhook } from "#shared/webhooks";

export interface NewWebhook extends Pick<Webhook, "id" | "url" | "accountId" | "isEnabled" | "createdAt"> {
  readonly events: readonly WebhookEvent[];
  readonly secret: string;
}

/** Where one stands: deliveries of one webhook about one account go one after the other. */
export interface Lane {
  readonly seq: number;
  readonly webhookId: string;
  readonly accountId: string;
  /** Unix milliseconds. */
  readonly nextAt: number;
}

/** A delivery with all that it takes to make it. */
export interface Parcel {
  readonly seq: number;
  readonly id: string;
  readonly webhookId: string;
  readonly url: string;
  readonly secret: string;
  readonly accountId: string;
  readonly event: WebhookEvent;
  readonly rev: number;
  /** JSON text. */
  readonly data: string;
  readonly createdAt: string;
  readonly attempts: number;
}

export interface FailedAttempt {
  readonly seq: number;
  readonly webhookId: string;
  readonly attempts: number;
  readonly nextAt: number;
  /** ISO time at which it was given up; null while it is tried again. */
  readonly deadAt: string | null;
  readonly status: number | null;
  readonly failure: WebhookFailure;
}

export interface WebhookStore {
  /** False when there are as many as there may be. */
  insert(webhook: NewWebhook): Promise<boolean>;
  list(): Promise<readonly Webhook[]>;
  find(id: string): Promise<Webhook | null>;
  /** Null for one that is gone. */
  secretOf(id: string): Promise<string | null>;
  /** What waits for it may be tried at once: perhaps it works now. False for one that is gone. */
  update(id: string, changes: UpdateWebhook & { readonly secret?: string }): Promise<boolean>;
  /** With everything that waits for it. */
  remove(id: string): Promise<boolean>;
  /** Whether anybody wants to be told of anything. */
  hasEnabled(): Promise<boolean>;
  /** Keeps an event that is stored nowhere else for those who are told of it. */
  queue(event: {
    readonly event: WebhookEvent;
    readonly accountId: string;
    readonly at: string;
    readonly data: string;
  }): Promise<void>;
  /** The oldest waiting delivery of every lane of enabled webhooks, the soonest first. */
  heads(limit: number): Promise<readonly Lane[]>;
  /** Null when it is gone or its webhook is disabled. */
  parcel(seq: number): Promise<Parcel | null>;
  taken(parcel: Pick<Parcel, "seq" | "webhookId">, at: string): Promise<void>;
  failed(attempt: FailedAttempt): Promise<void>;
  /** The oldest first, beyond `after`. */
  deliveries(
    webhookId: string,
    page: { readonly isDead: boolean; readonly after: number; readonly limit: number },
  ): Promise<readonly Delivery[]>;
  /** Lets dead letters wait again, from the first try on; `ids` null: all. Tells how many. */
  replay(webhookId: string, ids: readonly string[] | null): Promise<number>;
}
