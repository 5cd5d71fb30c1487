/** Stands before an HTTP server and holds one of the requests until the end, so that whoever asked can be killed in it. */
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";

export interface HeldProxy {
  readonly url: string;
  /** Holds the next so many-th request of this method; resolves when it is there. */
  hold(method: string, times: number): Promise<void>;
  close(): Promise<void>;
}

export async function startHeldProxy(target: string): Promise<HeldProxy> {
  let held: { method: string; left: number; arrived: () => void } | null = null;
  const server = createServer((incoming, outgoing) => {
    if (held !== null && held.method === incoming.method) {
      held.left -= 1;
      if (held.left === 0) {
        held.arrived();
        held = null;
        return;
      }
    }
    const { method, headers, url = "/" } = incoming;
    const onward = request(new URL(url, target), { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on("error", () => outgoing.destroy());
    incoming.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    hold: (method, times) => new Promise((arrived) => (held = { method, left: times, arrived })),
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
