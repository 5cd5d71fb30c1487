/** Clients in memory that do what a test tells them, and remember how many of an account were alive at once. */
import type {
  ChatMessage,
  ChatSummary,
  ClientFact,
  ClientFactory,
  ClientOptions,
  WhatsAppClient,
} from "../../whatsapp/client-port";

export interface ScriptedClient {
  readonly options: ClientOptions;
  readonly isAlive: boolean;
  /** Names of the calls it got, in order. */
  readonly calls: readonly string[];
  report(fact: ClientFact): void;
  /** Lets a held stop come to its end. */
  letGo(): void;
}

export interface ScriptedClients {
  readonly factory: ClientFactory;
  readonly all: readonly ScriptedClient[];
  /** The newest client of an account (of any, without an id). */
  latest(accountId?: string): ScriptedClient;
  /** The most clients of one account that were ever alive at the same time. */
  readonly mostAlive: number;
  readonly aliveCount: number;
  /** From now on stops wait for `letGo`. */
  holdStops: boolean;
  phoneAnswers: boolean;
  chats: readonly ChatSummary[];
  fetchMessages: (chatId: string, limit: number) => Promise<readonly ChatMessage[]>;
  fetchMedia: WhatsAppClient["fetchMedia"];
  sendText: WhatsAppClient["sendText"];
  ownPicture: WhatsAppClient["ownPicture"];
}

export function createScriptedClients(): ScriptedClients {
  const all: ScriptedClient[] = [];
  let mostAlive = 0;
  const aliveOf = (accountId: string) => all.filter((one) => one.isAlive && one.options.accountId === accountId).length;

  const script = {
    all,
    latest: (accountId?: string) => {
      const found = all.findLast((one) => accountId === undefined || one.options.accountId === accountId);
      if (found === undefined) throw new Error("no client was made");
      return found;
    },
    get mostAlive() {
      return mostAlive;
    },
    get aliveCount() {
      return all.filter((one) => one.isAlive).length;
    },
    holdStops: false,
    phoneAnswers: true,
    chats: [] as readonly ChatSummary[],
    fetchMessages: async (_chatId: string, _limit: number): Promise<readonly ChatMessage[]> => [],
    fetchMedia: async (_messageId: string, _maxBytes: number): ReturnType<WhatsAppClient["fetchMedia"]> => null,
    sendText: async (_chatId: string, _text: string): Promise<{ messageId: string | null }> => ({ messageId: null }),
    ownPicture: async (): ReturnType<WhatsAppClient["ownPicture"]> => null,
    factory: ((options, report) => make(options, report)) satisfies ClientFactory,
  };

  function make(options: ClientOptions, report: (fact: ClientFact) => void): WhatsAppClient {
    const calls: string[] = [];
    let isAlive = false;
    let letGo = () => {};
    let ending: Promise<void> | null = null;
    const end = async () => {
      if (script.holdStops) await new Promise<void>((resolve) => (letGo = resolve));
      isAlive = false;
    };
    all.push({
      options,
      calls,
      report,
      get isAlive() {
        return isAlive;
      },
      letGo: () => letGo(),
    });
    return {
      start: async () => {
        calls.push("start");
        isAlive = true;
        mostAlive = Math.max(mostAlive, aliveOf(options.accountId));
      },
      stop: () => {
        calls.push("stop");
        ending ??= end();
        return ending;
      },
      logout: async () => {
        calls.push("logout");
        return script.phoneAnswers ? true : new Promise<boolean>(() => {});
      },
      refreshQr: async () => void calls.push("refreshQr"),
      listChats: async () => script.chats,
      fetchMessages: (chatId, limit) => script.fetchMessages(chatId, limit),
      fetchMedia: (messageId, maxBytes) => script.fetchMedia(messageId, maxBytes),
      requestHistory: async () => false,
      ownPicture: () => script.ownPicture(),
      screenshot: async () => Uint8Array.from(Buffer.from(`page of ${options.accountId}`)),
      sendText: (chatId, text) => script.sendText(chatId, text),
    };
  }

  return script;
}

/** Lets everything that waits for nothing but its turn happen. */
export async function settle(): Promise<void> {
  for (let turns = 0; turns < 5; turns += 1) await new Promise<void>((resolve) => setImmediate(resolve));
}
