/** Reads the whole list again when an event shows that something was missed; many such events cost one reading. */
import type { Account } from "#shared/account";
import { ApiError } from "../api/api-error";
import type { HttpClient } from "../api/http-client";
import type { Clock } from "../clock";
import type { WhatsappStore } from "../stores/whatsapp-store";

interface ListReaderDependencies {
  readonly http: HttpClient;
  readonly whatsapp: WhatsappStore;
  readonly clock: Clock;
}

const gatherMs = 250;
const pageSize = "1000";

export interface ListReader {
  readonly request: () => void;
  readonly cancel: () => void;
}

export function createListReader({ http, whatsapp, clock }: ListReaderDependencies): ListReader {
  let cancelTimer: (() => void) | null = null;

  async function read(): Promise<void> {
    cancelTimer = null;
    const knownBefore = Object.keys(whatsapp.getState().accounts);
    try {
      const list = await readAll(http);
      whatsapp.getState().applyReread(list, knownBefore, clock.now());
    } catch (error) {
      // The socket tells on its own when the companion is gone; the next snapshot repairs the list.
      if (!(error instanceof ApiError)) throw error;
    }
  }

  return {
    request: () => {
      cancelTimer ??= clock.after(gatherMs, () => void read());
    },
    cancel: () => {
      cancelTimer?.();
      cancelTimer = null;
    },
  };
}

/** All pages, at the revision of the first: what changed while reading arrives by event. */
async function readAll(http: HttpClient): Promise<{ rev: number; accounts: Account[] }> {
  const first = await http.call("listSessions", { query: { limit: pageSize } });
  const accounts = [...first.accounts];
  let cursor = first.nextCursor;
  while (cursor !== null) {
    const page = await http.call("listSessions", { query: { limit: pageSize, cursor } });
    accounts.push(...page.accounts);
    cursor = page.nextCursor;
  }
  return { rev: first.rev, accounts };
}
