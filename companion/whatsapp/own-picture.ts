/**
 * The picture an account shows to others. WhatsApp tells an address; the account's own browser fetches it, so that no
 * other program of this machine talks to WhatsApp.
 */
import type { Page } from "puppeteer";

export interface Picture {
  readonly contentType: string;
  readonly content: Uint8Array<ArrayBuffer>;
}

const maxBytes = 2 ** 20;

/** By their first bytes: what the server says of them is passed on to browsers, so it is not believed. */
const signatures: readonly (readonly [string, readonly number[]])[] = [
  ["image/jpeg", [0xff, 0xd8, 0xff]],
  ["image/png", [0x89, 0x50, 0x4e, 0x47]],
];

export function pictureOf(content: Uint8Array<ArrayBuffer>): Picture | null {
  if (content.length > maxBytes) return null;
  const known = signatures.find(([, start]) => start.every((byte, index) => content[index] === byte));
  return known === undefined ? null : { contentType: known[0], content };
}

/** Null when there is none, or none that is a picture of sensible size. */
export async function fetchPicture(page: Page, url: string): Promise<Picture | null> {
  if (!url.startsWith("https://")) return null;
  const session = await page.createCDPSession();
  try {
    const { frameTree } = await session.send("Page.getFrameTree");
    const { resource } = await session.send("Network.loadNetworkResource", {
      frameId: frameTree.frame.id,
      url,
      options: { disableCache: false, includeCredentials: false },
    });
    if (!resource.success || resource.httpStatusCode !== 200 || resource.stream === undefined) return null;
    const handle = resource.stream;
    const parts: Buffer[] = [];
    let size = 0;
    for (let isAtEnd = false; !isAtEnd && size <= maxBytes; ) {
      const { data, base64Encoded, eof } = await session.send("IO.read", { handle });
      parts.push(Buffer.from(data, base64Encoded ? "base64" : "utf8"));
      size += data.length;
      isAtEnd = eof;
    }
    await session.send("IO.close", { handle });
    return pictureOf(Uint8Array.from(Buffer.concat(parts)));
  } finally {
    await session.detach().catch(() => {});
  }
}
