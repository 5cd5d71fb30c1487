/** A throw-away certificate for web.whatsapp.com and the pin by which one Chromium is told to accept only this one. */
import { createHash, X509Certificate } from "node:crypto";
import { generate } from "selfsigned";

export interface Certificate {
  readonly key: string;
  readonly cert: string;
  /** Base64 SHA-256 of the public key, as `--ignore-certificate-errors-spki-list` wants it. */
  readonly pin: string;
}

export async function makeCertificate(host: string): Promise<Certificate> {
  const { private: key, cert } = await generate([{ name: "commonName", value: host }], {
    keyType: "ec",
    algorithm: "sha256",
    extensions: [{ name: "subjectAltName", altNames: [{ type: 2, value: host }] }],
  });
  const publicKey = new X509Certificate(cert).publicKey.export({ type: "spki", format: "der" });
  return { key, cert, pin: createHash("sha256").update(publicKey).digest("base64") };
}
