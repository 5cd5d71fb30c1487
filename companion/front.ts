/** What the outside talks to: REST and sockets on one port, behind one gate. */
import { type AppDependencies, createApp, createDoor } from "./app";
import type { Exposure } from "./exposure";
import { guardServer } from "./http/gate/guard-server";
import { refuseForeignPeers } from "./http/gate/peer";
import { closeServer, createHttpServer, listen, portOf } from "./http/server";
import { watchDevices } from "./realtime/device-watch";
import { publishEvents } from "./realtime/publisher";
import { attachSocketServer } from "./realtime/socket-server";

export interface Front {
  /** Resolves to the port; rejects with the system's error when it is taken. */
  listen(host: string, port: number): Promise<number>;
  /** Ends sockets and connections, also those under way. */
  close(): Promise<void>;
}

export interface FrontDependencies extends AppDependencies {
  readonly exposure: Exposure;
}

export function createFront(deps: FrontDependencies): Front {
  const { exposure } = deps;
  const app = createApp(deps);
  const server = createHttpServer((request) => app.fetch(request), exposure.tls);
  const io = attachSocketServer(server, deps);
  publishEvents(deps.bus, io);
  const endWatch = watchDevices({ ...deps, io });
  refuseForeignPeers(server, exposure);
  guardServer(
    server,
    createDoor(() => portOf(server), exposure.publicAuthority),
  );

  return {
    listen: (host, port) => listen(server, host, port),
    close: async () => {
      endWatch();
      io.disconnectSockets(true);
      await closeServer(server);
    },
  };
}
