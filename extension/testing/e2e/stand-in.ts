/** The stand-in for WhatsApp Web as a process, driven over its control API alone. */
import { runScript } from "./processes";

export interface StandIn {
  /** A Chromium that finds the stand-in where WhatsApp Web would be. */
  readonly chromium: string;
  /** Address of the control API and of the phones' web page. */
  readonly controlUrl: string;
  /** Calls the control API; fails with its answer when it is not ok. */
  call<T>(method: string, path: string, body?: unknown): Promise<T>;
  stop(): Promise<void>;
}

export async function startStandIn(): Promise<StandIn> {
  const running = runScript("companion/simulator/main.ts");
  const [line] = await running.waitFor(/^\{.*\}$/m);
  const { controlUrl, wrapper } = JSON.parse(line) as { controlUrl: string; wrapper: string };
  return {
    chromium: wrapper,
    controlUrl,
    async call<T>(method: string, path: string, body?: unknown) {
      const answer = await fetch(controlUrl + path, {
        method,
        ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
      });
      if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
      return (await answer.json()) as T;
    },
    stop: async () => {
      await running.end();
    },
  };
}
