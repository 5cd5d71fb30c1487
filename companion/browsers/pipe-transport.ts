/** DevTools over two pipes: no port that another local program could find and take the WhatsApp session from. */
import type { Readable, Writable } from "node:stream";
import type { ConnectionTransport } from "puppeteer";

/** Chromium reads requests from its descriptor 3 and writes answers to 4, each message ended by a zero byte. */
export function createPipeTransport(toChromium: Writable, fromChromium: Readable): ConnectionTransport {
  const transport: ConnectionTransport = {
    send(message) {
      if (toChromium.writable) toChromium.write(`${message}\0`);
    },
    close() {
      toChromium.end();
      fromChromium.removeAllListeners("data");
    },
  };
  let pending: Buffer[] = [];
  fromChromium.on("data", (chunk: Buffer) => {
    const parts = splitMessages(pending, chunk);
    pending = parts.rest;
    for (const message of parts.messages) transport.onmessage?.(message);
  });
  fromChromium.once("close", () => transport.onclose?.());
  // A pipe breaks when Chromium dies; `close` follows and says all there is to say.
  toChromium.on("error", () => {});
  fromChromium.on("error", () => {});
  return transport;
}

/** The whole messages in what has arrived so far, and the beginning of the next one. */
export function splitMessages(
  pending: readonly Buffer[],
  chunk: Buffer,
): { readonly messages: readonly string[]; readonly rest: Buffer[] } {
  // Large answers come in many chunks: joining them only at their end keeps this linear.
  if (!chunk.includes(0)) return { messages: [], rest: [...pending, chunk] };
  const joined = Buffer.concat([...pending, chunk]);
  const messages: string[] = [];
  let start = 0;
  for (let end = joined.indexOf(0); end !== -1; end = joined.indexOf(0, start)) {
    messages.push(joined.toString("utf8", start, end));
    start = end + 1;
  }
  return { messages, rest: start < joined.length ? [joined.subarray(start)] : [] };
}
