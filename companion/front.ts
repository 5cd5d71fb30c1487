/** What the outside talks to: REST and sockets on one port, behind one gate. */
import { type AppDependencies, createApp, createDoor } from "./app";
import type { RecallDevice } from "./auth/verify-token";
import type { Exposure } from "./exposure";
import { guardServer } from "./http/gate/guard-server";
import { refuseForeignPeers } from "./http/gate/peer";
import { createTokenBudgets, requestsPerMinute } from "./http/gate/rate";
import { createListPages } from "./http/list-pages";
import { createQuickList } from "./http/quick-list";
import { closeServer, createHttpServer, listen, type Patience } from "./http/server";
import { watchDevices } from "./realtime/device-watch";
import { publishEvents } from "./realtime/publisher";
import { attachSocketServer } from "./realtime/socket-server";

export interface Front {
  /** Resolves to the port; rejects with the system's error when it is taken. */
  listen(host: string, port: number): Promise<number>;
  /** Ends sockets and connections, also those under way. */
  close(): Promise<void>;
}

export interface FrontDependencies extends Omit<AppDependencies, "pages" | "budgets"> {
  readonly exposure: Exposure;
  readonly listVersion: () => string;
  readonly recallDevice: RecallDevice;
  /** With peers that send slowly; the usual one unless a test is in a hurry. */
  readonly patience?: Patience | undefined;
}

export function createFront(deps: FrontDependencies): Front {
  const { exposure, patience } = deps;
  const pages = createListPages(deps.listVersion);
  const budgets = createTokenBudgets({ clock: deps.clock, perMinute: requestsPerMinute });
  const app = createApp({ ...deps, pages, budgets });
  const quickList = createQuickList({ ...deps, pages, budgets });
  const server = createHttpServer((request) => quickList(request) ?? app.fetch(request), exposure.tls, patience);
  const io = attachSocketServer(server, deps);
  publishEvents(deps.bus, io);
  const endWatch = watchDevices({ ...deps, io });
  refuseForeignPeers(server, exposure);
  // Not asked of the system for each request.
  let listeningPort = 0;
  guardServer(
    server,
    createDoor(() => listeningPort, exposure.publicAuthority),
  );

  return {
    listen: async (host, port) => {
      listeningPort = await listen(server, host, port);
      return listeningPort;
    },
    close: async () => {
      endWatch();
      io.disconnectSockets(true);
      await closeServer(server);
    },
  };
}
