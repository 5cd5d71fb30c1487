/** A served companion with one account, and sockets that note everything they hear. */
import { io, type Socket } from "socket.io-client";
import type { ClientToServerEvents, ServerToClientEvents, StatusUpdate } from "#shared/events";
import type { StoredStatus } from "../../events/event-bus";
import { startRig } from "../../http/testing/rig";

type Client = Socket<ServerToClientEvents, ClientToServerEvents>;

export async function startSocketRig() {
  const rig = await startRig();
  const clients: Client[] = [];
  await rig.accounts.create({ clientName: "a1", method: "qr", start: true });

  return {
    ...rig,
    /** Everything a socket heard, in order. */
    open(token: unknown, options: Parameters<typeof io>[1] = {}) {
      const client: Client = io(rig.url, {
        ...{ auth: { token }, transports: ["websocket"], reconnection: false },
        ...options,
      });
      const heard: { readonly name: string; readonly payload: unknown }[] = [];
      client.onAny((name: string, payload: unknown) => heard.push({ name, payload }));
      clients.push(client);
      const refused = new Promise<Error & { data?: { code: string } }>((resolve) =>
        client.once("connect_error", resolve),
      );
      const gone = new Promise<string>((resolve) => client.once("disconnect", resolve));
      const welcomed = new Promise<void>((resolve) => client.once("whatsapp-all-statuses", () => resolve()));
      return { client, heard, refused, gone, welcomed, names: () => heard.map(({ name }) => name) };
    },
    stored(rev: number, fields: Partial<StatusUpdate> = {}, challenge: StoredStatus["challenge"] = null) {
      const update = { accountId: "a", status: "qr", rev, ...fields } as StoredStatus["update"];
      rig.bus.emit("status.stored", { update, challenge });
    },
    async close() {
      for (const client of clients.splice(0)) client.close();
      await rig.close();
    },
  };
}

export type SocketRig = Awaited<ReturnType<typeof startSocketRig>>;
