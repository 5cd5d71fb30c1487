/** A socket whose line is cut and that comes back later, over a real port and with real accounts behind it. */
import { type AddressInfo, connect, createServer, type Socket as Line } from "node:net";
import { io } from "socket.io-client";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Snapshot } from "#shared/events";
import { type AccountsRig, createAccountsRig } from "../accounts/testing/accounts-rig";
import { type Rig, startRig } from "../http/testing/rig";

let rig: Rig;
let accounts: AccountsRig;
let wire: Wire;
beforeEach(async () => {
  rig = await startRig();
  accounts = await createAccountsRig();
  accounts.bus.on("*", (name, event) => rig.bus.emit(name, event as never));
  rig.accounts.attach = accounts.useCases.attach;
  wire = await layWire(rig.port);
});
afterEach(async () => {
  wire.remove();
  await rig.close();
});

interface Wire {
  readonly port: number;
  /** Nothing gets through any more, and neither side is told why. */
  cut(): void;
  mend(): void;
  remove(): void;
}

async function layWire(to: number): Promise<Wire> {
  const lines = new Set<Line>();
  let isCut = false;
  const server = createServer((near) => {
    const far = connect(to, "127.0.0.1");
    for (const line of [near, far]) {
      lines.add(line);
      line.on("error", () => {});
    }
    if (isCut) cut();
    near.pipe(far).pipe(near);
  });
  const cut = () => {
    isCut = true;
    for (const line of lines) line.destroy();
  };
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    cut,
    mend: () => {
      isCut = false;
    },
    remove: () => {
      cut();
      server.close();
    },
  };
}

/** Comes back by itself as soon as it can; `lives` holds what it heard, from one connection to the next. */
function listen() {
  const extraHeaders = { Host: `127.0.0.1:${rig.port}` };
  const socket = io(`http://127.0.0.1:${wire.port}`, {
    auth: { token: rig.tokens.operate },
    transports: ["websocket"],
    forceNew: true,
    reconnectionDelay: 10,
    reconnectionDelayMax: 20,
    extraHeaders,
  });
  const lives: { readonly name: string; readonly payload: unknown }[][] = [];
  let isGone = false;
  socket.on("connect", () => void lives.push([]));
  socket.on("disconnect", () => {
    isGone = true;
  });
  socket.onAny((name: string, payload: unknown) => lives.at(-1)?.push({ name, payload }));
  return { lives, isGone: () => isGone, close: () => socket.close() };
}

async function isStoredAs(snapshot: unknown): Promise<void> {
  const { accounts: shown, rev } = snapshot as Snapshot;
  const list = await accounts.useCases.list({ limit: 100 });
  expect({ shown, rev }).toEqual({ shown: list.accounts, rev: list.rev });
}

describe("a socket that was cut off", () => {
  it("F39: for half a minute with twenty changes has the whole truth with its next snapshot, and nothing else", async () => {
    const { id } = await accounts.create();
    await accounts.makeReady();
    const listener = listen();
    await vi.waitFor(() => expect(listener.lives[0]).toHaveLength(1));

    wire.cut();
    await vi.waitFor(() => expect(listener.isGone()).toBe(true));
    for (let change = 0; change < 20; change += 1) {
      accounts.clients.latest(id).report({ kind: change % 2 === 0 ? "offline" : "online" });
    }
    await accounts.stored();
    accounts.clock.advance(30_000);
    rig.clock.advance(30_000);
    wire.mend();

    await vi.waitFor(() => expect(listener.lives[1]).toHaveLength(1));
    const [before, after] = listener.lives.map((life) => life[0]?.payload as Snapshot | undefined);
    expect((after?.rev ?? 0) - (before?.rev ?? 0)).toBe(20);
    await isStoredAs(listener.lives[1]?.[0]?.payload);
    listener.close();
  });

  it("F40: for ten minutes has a snapshot, and is shown no QR of before", async () => {
    const { id } = await accounts.create();
    const listener = listen();
    await vi.waitFor(() => expect(listener.lives[0]).toHaveLength(1));
    accounts.clients.latest(id).report({ kind: "qr", text: "QR-of-before" });
    await vi.waitFor(() => expect(JSON.stringify(listener.lives[0])).toContain("QR-of-before"));

    wire.cut();
    await vi.waitFor(() => expect(listener.isGone()).toBe(true));
    accounts.clients.latest(id).report({ kind: "qr", text: "QR-of-meanwhile" });
    for (let minute = 0; minute < 10; minute += 1) {
      accounts.clock.advance(60_000);
      rig.clock.advance(60_000);
      await accounts.stored();
    }
    wire.mend();

    await vi.waitFor(() => expect(listener.lives[1]).toHaveLength(1));
    expect((await accounts.useCases.read(id)).status).toBe("disconnected");
    expect(JSON.stringify(listener.lives[1])).not.toContain("QR-of");
    await isStoredAs(listener.lives[1]?.[0]?.payload);
    listener.close();
  });
});
