/** Encrypts and decrypts account files as they stream by; the library is loaded when the first one comes. */
import { AppError } from "../errors";
import { passphraseIdentity, passphraseRecipient, usualWork } from "./passphrase";

export type ByteStream = ReadableStream<Uint8Array>;

/** Ours is a few hundred bytes; the library would gather a longer one without end. */
const longestHeader = 256 * 1024;

/** NFC, so that the same words typed on another keyboard open the file. */
const written = (passphrase: string) => passphrase.normalize("NFC");

export async function seal(plain: ByteStream, passphrase: string, work = usualWork): Promise<ByteStream> {
  const { Encrypter, Stanza } = await import("age-encryption");
  const encrypter = new Encrypter();
  encrypter.addRecipient(passphraseRecipient(written(passphrase), work, Stanza));
  return encrypter.encrypt(plain);
}

/** Any failure but one of ours means that the bytes are not what was written. */
function asDamage(thrown: unknown): AppError {
  return thrown instanceof AppError ? thrown : new AppError("export_damaged", { cause: thrown });
}

function withBound(sealed: ByteStream, isHeaderRead: () => boolean): ByteStream {
  let bytes = 0;
  return sealed.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        bytes += chunk.length;
        if (bytes > longestHeader && !isHeaderRead()) controller.error(new AppError("export_damaged"));
        else controller.enqueue(chunk);
      },
    }),
  );
}

/** Throws `passphrase_wrong` or `export_damaged`; the stream does when a later part is not whole. */
export async function unseal(sealed: ByteStream, passphrase: string): Promise<AsyncIterable<Uint8Array>> {
  const { Decrypter } = await import("age-encryption");
  const decrypter = new Decrypter();
  decrypter.addIdentity(passphraseIdentity(written(passphrase)));
  let isHeaderRead = false;
  const bounded = withBound(sealed, () => isHeaderRead);
  const plain = await decrypter.decrypt(bounded).catch((thrown: unknown) => {
    throw asDamage(thrown);
  });
  isHeaderRead = true;
  return inOurWords(plain);
}

async function* inOurWords(plain: ByteStream): AsyncGenerator<Uint8Array> {
  try {
    // The types of the DOM, which the extension brings, know no iterator of streams.
    yield* plain as unknown as AsyncIterable<Uint8Array>;
  } catch (thrown) {
    throw asDamage(thrown);
  }
}
