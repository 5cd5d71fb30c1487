/** Removes what is kept longer, or takes more room, than was chosen. Whoever asks for it later has it fetched again. */
import type { CompanionSettings } from "#shared/companion-settings";
import { type Clock, isoTime } from "../clock";
import type { MediaIndex, MediaRecord } from "./media-index";

const dayMs = 24 * 60 * 60 * 1000;
const pageSize = 100;

export interface MediaRetentionOptions {
  readonly index: Pick<MediaIndex, "listOlder" | "listBeyond" | "forget">;
  readonly drop: (record: MediaRecord) => Promise<void>;
  readonly settings: () => Pick<CompanionSettings, "keepMediaDays" | "keepMediaMb" | "keepMessageDays">;
  readonly clock: Pick<Clock, "now" | "after">;
}

export function createMediaRetention({ index, drop, settings, clock }: MediaRetentionOptions) {
  const daysAgo = (days: number) => isoTime(clock, -days * dayMs);

  /** Page by page until none is left; one that cannot be removed ends it with its error, for the next time. */
  async function dropAll(list: (limit: number) => Promise<readonly MediaRecord[]>): Promise<void> {
    for (;;) {
      const records = await list(pageSize);
      for (const record of records) await drop(record);
      if (records.length < pageSize) return;
    }
  }

  return async (): Promise<void> => {
    const { keepMediaDays, keepMediaMb, keepMessageDays } = settings();
    const days = [keepMediaDays, keepMessageDays].filter((count) => count !== null);
    if (days.length > 0) await dropAll((limit) => index.listOlder(daysAgo(Math.min(...days)), limit));
    if (keepMediaMb !== null) await dropAll((limit) => index.listBeyond(keepMediaMb * 1024 * 1024, limit));
    if (keepMessageDays !== null) await index.forget(daysAgo(keepMessageDays));
  };
}
