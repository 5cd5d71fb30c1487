/** The page's WebSocket: reconnects by itself, answers calls, and says when the line is lost. */
import type { FromPage, PageCallName, PageCalls, ToPage } from "../wire";

interface ConnectionOptions {
  readonly url: string;
  readonly hello: () => Extract<FromPage, { kind: "hello" }>;
  readonly onMessage: (message: ToPage) => void;
  /** `failures` counts the tries since the line was lost. */
  readonly onLost: (failures: number) => void;
}

export interface Connection {
  open(): void;
  /** Hangs up and does not come back by itself. */
  close(): void;
  /** Lost silently while the line is down; what must arrive is sent with `call`. */
  say(message: FromPage): void;
  /** Waits for the line if it is down, and asks again when the line was lost before the answer came. */
  call<Name extends PageCallName>(name: Name, params: PageCalls[Name]["params"]): Promise<PageCalls[Name]["result"]>;
}

interface Question {
  readonly message: FromPage;
  readonly resolve: (result: never) => void;
  readonly reject: (error: Error) => void;
}

const retryMs = 300;

/** An error of WhatsApp's server keeps the name it came with. */
function namedError(name: string, message: string): Error {
  return Object.assign(new Error(message), { name });
}

export function createConnection({ url, hello, onMessage, onLost }: ConnectionOptions): Connection {
  let socket: WebSocket | null = null;
  let failures = 0;
  let calls = 0;
  const waiting = new Map<number, Question>();

  const receive = (message: ToPage) => {
    if (message.kind === "reply") waiting.get(message.callId)?.resolve(message.result as never);
    else if (message.kind === "failure") waiting.get(message.callId)?.reject(namedError(message.name, message.message));
    else return onMessage(message);
    waiting.delete(message.callId);
  };

  const open = () => {
    const opened = new WebSocket(url);
    socket = opened;
    opened.onopen = () => {
      opened.send(JSON.stringify(hello()));
      for (const { message } of waiting.values()) opened.send(JSON.stringify(message));
    };
    opened.onmessage = (event) => {
      failures = 0;
      receive(JSON.parse(String(event.data)));
    };
    opened.onclose = () => {
      if (socket !== opened) return;
      failures += 1;
      onLost(failures);
      setTimeout(() => socket === opened && open(), retryMs);
    };
  };

  return {
    open,
    close() {
      const closing = socket;
      socket = null;
      closing?.close();
    },
    say(message) {
      if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message));
    },
    call(name, params) {
      calls += 1;
      const callId = calls;
      const message: FromPage = { kind: "call", callId, name, params };
      return new Promise<never>((resolve, reject) => {
        waiting.set(callId, { message, resolve, reject });
        this.say(message);
      });
    },
  };
}
