/** History sync: what is asked, what is answered, how progress is told. */
import { z } from "zod";
import type { MessageAuthor } from "#shared/chats";
import type { MessageMedia } from "#shared/media";
import type { MessageAck } from "#shared/messages";
import { settingFields } from "#shared/settings";

export const syncRequestSchema = z.strictObject({
  limit: settingFields.syncLimit.optional().describe("Messages per chat; default the account's `syncLimit`."),
});
export const syncAcceptedSchema = z.strictObject({ syncId: z.uuid().describe("Found again in the progress events.") });

export const syncCancelledSchema = z.strictObject({
  wasRunning: z
    .boolean()
    .describe("False when there was none, not even one to go on with; its last event has `error: sync_cancelled`."),
});

/**
 * Payload of `whatsapp-sync-progress`; the last one of a sync has `done: true`, with `error` if it was cut short. One that
 * was cut by anything but a cancel goes on, under the same id, when the account is ready again or a sync is asked for.
 */
export interface SyncProgress {
  readonly accountId: string;
  readonly syncId: string;
  readonly chatsDone: number;
  /** Left out because WhatsApp would not give their messages. */
  readonly chatsUnreadable: number;
  readonly chatsTotal: number;
  readonly messages: number;
  readonly done: boolean;
  readonly error?: string;
}

/** Payload of `whatsapp-message`: one message that arrived or was sent while connected. */
export interface MessageEvent {
  readonly accountId: string;
  readonly messageId: string;
  readonly chatId: string;
  readonly fromMe: boolean;
  readonly body: string;
  readonly type: string;
  readonly timestamp: string;
  readonly media?: MessageMedia | undefined;
  readonly ack?: MessageAck | undefined;
  readonly author?: MessageAuthor | undefined;
}
