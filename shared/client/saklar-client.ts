/** Everything another program needs of the companion: the list, the limit, one message, and what changes meanwhile. */
import type { Account } from "#shared/account";
import { type Follower, type FollowListener, followAccounts } from "#shared/client/follow-accounts";
import {
  createRestClient,
  type RequestOptions,
  type RestClient,
  type RestClientOptions,
} from "#shared/client/rest-client";
import type { SendMessage, SentMessage } from "#shared/messages";
import type { GivenBack, Quota, Reservation } from "#shared/quota";

export interface SaklarClient extends RestClient {
  /** All of them, however many pages that takes. */
  listAccounts(): Promise<readonly Account[]>;
  /** By name or id, as everywhere. */
  readAccount(name: string): Promise<Account>;
  readQuota(name: string): Promise<Quota>;
  reserve(name: string, count: number, options?: RequestOptions): Promise<Reservation>;
  giveBack(name: string, reservationId: string): Promise<GivenBack>;
  send(name: string, message: SendMessage, options?: RequestOptions): Promise<SentMessage>;
  follow(listener: FollowListener): Follower;
}

export function createSaklarClient(options: RestClientOptions): SaklarClient {
  const { call } = createRestClient(options);
  const readAccount = (name: string) => call("readSession", { params: { name } });

  async function listAccounts(): Promise<readonly Account[]> {
    const found: Account[] = [];
    let cursor: string | null = null;
    do {
      const query: Record<string, string> = cursor === null ? {} : { cursor };
      const page = await call("listSessions", { query });
      found.push(...page.accounts);
      cursor = page.nextCursor;
    } while (cursor !== null);
    return found;
  }

  return {
    call,
    listAccounts,
    readAccount,
    readQuota: (name) => call("readQuota", { params: { name } }),
    reserve: (name, count, more = {}) => call("reserveQuota", { params: { name }, body: { count }, ...more }),
    giveBack: (name, id) => call("giveBackQuota", { params: { name, id } }),
    send: (name, message, more = {}) => call("sendMessage", { params: { name }, body: message, ...more }),
    follow: (listener) => followAccounts({ ...options, ...listener, readAccount }),
  };
}
