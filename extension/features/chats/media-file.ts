/** What a file from a chat is: whether it may be shown, and under which name it is saved. Pure. */
import type { MessageMedia } from "#shared/media";

/** No SVG: it is a document, and its sender is anybody. */
const pictures: ReadonlySet<string> = new Set(["image/jpeg", "image/png", "image/gif", "image/webp"]);

export function isPicture(type: string): boolean {
  return pictures.has(type);
}

/** The sender's name for it without signs that hide its ending; else what it is, with the ending of its type. */
export function fileNameOf(messageType: string, { filename, mimetype }: MessageMedia): string {
  const name = (filename ?? "").replace(/[\p{Cc}\p{Cf}/\\]/gu, "").trim();
  if (name !== "") return name;
  const ending = /^[a-z]+\/([a-z0-9]{1,5})(?:;|$)/.exec(mimetype ?? "")?.[1];
  return ending === undefined ? messageType : `${messageType}.${ending}`;
}
