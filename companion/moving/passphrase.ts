/**
 * The passphrase of an age file (https://age-encryption.org/v1, stanza `scrypt`), for the library's own interface. Only the
 * key derivation is not the library's: Node does it on a thread of its own, where the library would stand still for seconds.
 */
import { createCipheriv, createDecipheriv, randomBytes, scrypt } from "node:crypto";
import type { Identity, Recipient, Stanza } from "age-encryption";
import { AppError } from "../errors";

/** 128 MB and a part of a second for every guess, as the power of two that scrypt takes. */
export const usualWork = 17;
/** What `age` itself uses; more would be a way to make this process run out of memory. */
const mostLogWork = 18;
const label = Buffer.from("age-encryption.org/v1/scrypt");
const noNonce = Buffer.alloc(12);
const tagBytes = 16;
const fileKeyBytes = 16;
const sealing = "chacha20-poly1305";

function deriveKey(passphrase: string, salt: Uint8Array, work: number): Promise<Buffer> {
  const cost = { N: 2 ** work, r: 8, p: 1, maxmem: 2 ** (work + 11) };
  return new Promise((resolve, reject) => {
    scrypt(passphrase, Buffer.concat([label, salt]), 32, cost, (error, key) => (error ? reject(error) : resolve(key)));
  });
}

const unpadded = (bytes: Buffer) => bytes.toString("base64").replace(/=+$/, "");

/** `stanza` is the library's class. */
export function passphraseRecipient(passphrase: string, work: number, stanza: typeof Stanza): Recipient {
  return {
    async wrapFileKey(fileKey) {
      const salt = randomBytes(16);
      const key = await deriveKey(passphrase, salt, work);
      const cipher = createCipheriv(sealing, key, noNonce, { authTagLength: tagBytes });
      const sealed = Buffer.concat([cipher.update(fileKey), cipher.final(), cipher.getAuthTag()]);
      return [new stanza(["scrypt", unpadded(salt), String(work)], new Uint8Array(sealed))];
    },
  };
}

/** Throws `export_damaged` for what no passphrase could open. */
function readStanza(stanzas: readonly Stanza[]) {
  const [only, ...more] = stanzas;
  const [type, saltText = "", workText = ""] = only?.args ?? [];
  const salt = Buffer.from(saltText, "base64");
  const isOne = type === "scrypt" && only?.args.length === 3 && more.length === 0;
  const isWhole = salt.length === 16 && /^[1-9]\d?$/.test(workText) && only?.body.length === fileKeyBytes + tagBytes;
  if (only === undefined || !isOne || !isWhole || Number(workText) > mostLogWork) throw new AppError("export_damaged");
  return { salt, work: Number(workText), sealed: only.body };
}

export function passphraseIdentity(passphrase: string): Identity {
  return {
    async unwrapFileKey(stanzas) {
      const { salt, work, sealed } = readStanza(stanzas);
      const key = await deriveKey(passphrase, salt, work);
      const decipher = createDecipheriv(sealing, key, noNonce, { authTagLength: tagBytes });
      decipher.setAuthTag(sealed.subarray(fileKeyBytes));
      try {
        return new Uint8Array(Buffer.concat([decipher.update(sealed.subarray(0, fileKeyBytes)), decipher.final()]));
      } catch (cause) {
        throw new AppError("passphrase_wrong", { cause });
      }
    },
  };
}
