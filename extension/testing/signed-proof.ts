/** The companion's proof as its own code makes it, for companions in tests. */
import { createHash, createHmac } from "node:crypto";
import { proofMessage } from "#shared/proof";

interface ProofInput {
  readonly token: string;
  readonly nonce: string;
  readonly authority: string;
  /** What is signed, where it differs from what is told. */
  readonly signedInstanceId?: string;
}

const instanceId = "00000000-0000-4000-8000-00000000000e";

export async function signedProof({ token, nonce, authority, signedInstanceId = instanceId }: ProofInput) {
  const key = createHash("sha256").update(token).digest();
  const message = proofMessage({ nonce, instanceId: signedInstanceId, authority });
  return { instanceId, proofs: [createHmac("sha256", key).update(message).digest("base64url")] };
}
