/** Fetches what comes with a message through the library, and never more of it than is wanted. */
import { AppError } from "../errors";
import { mediaNoteOf } from "./chat-messages";
import type { MediaFile } from "./client-port";
import type { LibraryClient } from "./library-client";

/** Null when WhatsApp does not give it: the message is gone, or the sender's phone would have to send it anew. */
export async function fetchMedia(
  library: Pick<LibraryClient, "getMessageById">,
  messageId: string,
  maxBytes: number,
): Promise<MediaFile | null> {
  const message = await library.getMessageById(messageId);
  if (!message?.hasMedia) return null;
  const { mimetype, filename, bytes } = mediaNoteOf(message.rawData);
  if ((bytes ?? 0) > maxBytes) throw new AppError("media_too_large");
  const fetched = await message.downloadMedia();
  // Its type says that it is always there; it is not.
  if (!fetched?.data) return null;
  const content = new Uint8Array(Buffer.from(fetched.data, "base64"));
  // What was announced is the sender's word only.
  if (content.byteLength > maxBytes) throw new AppError("media_too_large");
  return { mimetype, filename, content };
}
