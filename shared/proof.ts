/** What the companion signs to show that it knows a device's token without either side sending it. Plain data. */

/** 32 random bytes as base64url. */
export const proofNoncePattern = /^[A-Za-z0-9_-]{43}$/;

interface ProofFacts {
  /** Chosen by the one who asks, used once. */
  readonly nonce: string;
  /** Names the running companion; another after each start. */
  readonly instanceId: string;
  /** Host and port that were dialled: a program that only passes the question on listens on another. */
  readonly authority: string;
}

/** Signed with HMAC-SHA-256 under the SHA-256 of the token. */
export function proofMessage({ nonce, instanceId, authority }: ProofFacts): string {
  return ["saklar-proof-1", nonce, instanceId, authority.toLowerCase()].join("\n");
}
