/** A real HTTP server that takes deliveries, checks their signature by the words of Standard Webhooks, and notes them. */
import { createHmac } from "node:crypto";
import { createServer, type IncomingHttpHeaders, type IncomingMessage } from "node:http";
import { closeServer, listen } from "../../http/server";

export interface Received {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly event: {
    readonly type: string;
    readonly id: string;
    readonly accountId: string;
    readonly rev: number;
    readonly data: { readonly status?: string; readonly rev?: number };
  };
}

export interface Receiver {
  readonly url: string;
  readonly received: Received[];
  /** Which status it answers with, told the delivery; null: not at all. */
  answer: (delivery: Received) => number | null;
  /** Sent with every answer. */
  answerHeaders: Record<string, string>;
  close(): Promise<void>;
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

export async function startReceiver(port = 0): Promise<Receiver> {
  const server = createServer(async (request, response) => {
    const body = await textOf(request);
    const delivery = { path: request.url ?? "", headers: request.headers, body, event: JSON.parse(body) };
    receiver.received.push(delivery);
    const status = receiver.answer(delivery);
    if (status !== null) response.writeHead(status, receiver.answerHeaders).end();
  });
  const url = `http://127.0.0.1:${await listen(server, "127.0.0.1", port)}`;
  const receiver: Receiver = {
    url,
    received: [],
    answer: () => 200,
    answerHeaders: {},
    close: () => closeServer(server),
  };
  return receiver;
}

/** What a receiver has to do, written from the specification and not from the code that signs. */
export function isSignedWith(secret: string, { headers, body }: Received): boolean {
  const key = Buffer.from(secret.replace("whsec_", ""), "base64");
  const content = `${headers["webhook-id"]}.${headers["webhook-timestamp"]}.${body}`;
  const expected = createHmac("sha256", key).update(content).digest("base64");
  return String(headers["webhook-signature"]).split(" ").includes(`v1,${expected}`);
}
