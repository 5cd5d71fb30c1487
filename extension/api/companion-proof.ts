/** Makes sure, before a token leaves this browser, that the one who gets it knows it already. */
import { proofMessage } from "#shared/proof";
import { ApiError } from "./api-error";

export interface ProofTarget {
  readonly companionUrl: string;
  readonly deviceId: string;
  readonly token: string;
}

interface ProofAnswer {
  readonly instanceId: string;
  readonly proofs: readonly string[];
}

interface CompanionProofDependencies {
  readonly ask: (question: {
    readonly deviceId: string;
    readonly nonce: string;
  }) => Promise<Partial<ProofAnswer> | null>;
  /** Milliseconds of a clock that only goes forward. */
  readonly now: () => number;
}

export interface CompanionProof {
  /** Rejects with `companion_unproven` unless the companion proved itself now or a moment ago. */
  ensure(target: ProofTarget): Promise<void>;
  /** What was proven counts no longer, as when the line was cut: somebody else may hold the port by now. */
  forget(): void;
}

/** Short, because a page does not notice at once when another program takes the port. */
const trustMs = 5000;

export function createCompanionProof({ ask, now }: CompanionProofDependencies): CompanionProof {
  let proven: { readonly key: string; readonly until: number; readonly done: Promise<void> } | null = null;

  async function prove({ companionUrl, deviceId, token }: ProofTarget): Promise<void> {
    const nonce = base64Url(crypto.getRandomValues(new Uint8Array(32)));
    const answer = await ask({ deviceId, nonce });
    if (typeof answer?.instanceId !== "string" || !Array.isArray(answer.proofs))
      throw new ApiError("companion_unproven");
    const message = proofMessage({ nonce, instanceId: answer.instanceId, authority: new URL(companionUrl).host });
    const isProven = await isSignedWith(token, message, answer.proofs);
    if (!isProven) throw new ApiError("companion_unproven");
  }

  return {
    ensure: (target) => {
      const key = `${target.companionUrl} ${target.token}`;
      if (proven?.key === key && now() < proven.until) return proven.done;
      const done = prove(target);
      const fresh = { key, until: now() + trustMs, done };
      proven = fresh;
      done.catch(() => {
        if (proven === fresh) proven = null;
      });
      return done;
    },
    forget: () => {
      proven = null;
    },
  };
}

/** Says whether one of the proofs is the HMAC of the message under the SHA-256 of the token. */
async function isSignedWith(token: string, message: string, proofs: readonly unknown[]): Promise<boolean> {
  const secret = await crypto.subtle.digest("SHA-256", utf8(token));
  const key = await crypto.subtle.importKey("raw", secret, { name: "HMAC", hash: "SHA-256" }, false, ["verify"]);
  for (const proof of proofs) {
    if (typeof proof === "string" && (await crypto.subtle.verify("HMAC", key, fromBase64Url(proof), utf8(message)))) {
      return true;
    }
  }
  return false;
}

const utf8 = (text: string) => new TextEncoder().encode(text);

function base64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}

/** Empty for what is no base64url. */
function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  if (!/^[A-Za-z0-9_-]*$/.test(text) || text.length % 4 === 1) return new Uint8Array();
  return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (char) => char.charCodeAt(0));
}
