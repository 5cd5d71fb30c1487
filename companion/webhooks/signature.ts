/** Secrets and signatures as in Standard Webhooks, so that receivers find a library that checks them. */
import { createHmac } from "node:crypto";
import type { Random } from "../random";

const prefix = "whsec_";

export function newSecret(random: Pick<Random, "bytes">): string {
  return prefix + Buffer.from(random.bytes(32)).toString("base64");
}

interface Signed {
  readonly secret: string;
  /** Of the delivery; receivers know a repetition by it. */
  readonly id: string;
  /** Unix seconds; receivers refuse what is too old. */
  readonly timestamp: number;
  readonly body: string;
}

export function signatureHeaders({ secret, id, timestamp, body }: Signed): Record<string, string> {
  const key = Buffer.from(secret.slice(prefix.length), "base64");
  const signature = createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64");
  return { "webhook-id": id, "webhook-timestamp": String(timestamp), "webhook-signature": `v1,${signature}` };
}
