/** The line between browsers and companion, to be cut and mended while both go on. */
import { connect, createServer, type Socket } from "node:net";

export interface Line {
  readonly url: string;
  /** What a companion at the other end must be told, or it would refuse requests for this address. */
  readonly env: NodeJS.ProcessEnv;
  lead(companionUrl: string): void;
  /** Ends every connection and lets no new one through. */
  cut(): void;
  mend(): void;
  close(): Promise<void>;
}

export async function startLine(): Promise<Line> {
  const open = new Set<Socket>();
  let isCut = false;
  let target: URL | null = null;

  const server = createServer((near) => {
    near.on("error", () => near.destroy());
    if (isCut || target === null) return void near.destroy();
    const far = connect(Number(target.port), target.hostname);
    far.on("error", () => far.destroy());
    join(near, far);
    join(far, near);
  });

  function join(one: Socket, other: Socket): void {
    open.add(one);
    one.on("close", () => {
      open.delete(one);
      other.destroy();
    });
    one.pipe(other);
  }

  function cut(): void {
    isCut = true;
    for (const socket of open) socket.destroy();
  }

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The line has no port");
  const authority = `127.0.0.1:${address.port}`;
  return {
    url: `http://${authority}`,
    env: { SAKLAR_BEHIND_PROXY: "127.0.0.1", SAKLAR_PUBLIC_URL: `https://${authority}` },
    lead: (companionUrl) => {
      target = new URL(companionUrl);
    },
    cut,
    mend: () => {
      isCut = false;
    },
    close: () => {
      cut();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
