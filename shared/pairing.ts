/** How a browser or script becomes a device of the companion, and what the companion says of itself unasked. */
import { z } from "zod";
import { proofNoncePattern } from "#shared/proof";
import { normalisePairingCode, pairingCodeLength, scopes } from "#shared/protocol";

export const scopeSchema = z.enum(scopes);

export const pairRequestSchema = z.strictObject({
  code: z.string().max(20).transform(normalisePairingCode).pipe(z.string().length(pairingCodeLength)),
  label: z.string().trim().min(1).max(64).describe("Shown in the list of paired browsers."),
  scope: scopeSchema.default("admin"),
});

export const pairResponseSchema = z.strictObject({
  id: z.uuid(),
  token: z.string().describe("Shown once; 256 random bits, base64url."),
  scope: scopeSchema,
  expiresAt: z.iso.datetime(),
});
export type PairResponse = z.infer<typeof pairResponseSchema>;

export const rotateResponseSchema = z.strictObject({
  token: z.string().describe("Shown once; the one before it works for another minute."),
});

export const auditListSchema = z.strictObject({
  entries: z.array(
    z.strictObject({
      at: z.iso.datetime(),
      operation: z.string(),
      deviceId: z.string().nullable().describe("Who asked; null where no token is needed."),
      target: z.string().nullable().describe("The account or device named in the path."),
      status: z.int().describe("HTTP status of the answer."),
    }),
  ),
});

export const proofRequestSchema = z.strictObject({
  deviceId: z.uuid(),
  nonce: z.string().regex(proofNoncePattern).describe("32 random bytes as base64url, used once."),
});

export const proofResponseSchema = z.strictObject({
  instanceId: z.uuid().describe("Names the running companion; another after each start."),
  proofs: z
    .array(z.string())
    .describe("HMAC-SHA-256 under the SHA-256 of each valid token of the device, base64url; see the security notes."),
});

export const deviceSchema = z.strictObject({
  id: z.uuid(),
  label: z.string(),
  scope: scopeSchema,
  origin: z.string().nullable(),
  isCurrent: z.boolean(),
  createdAt: z.iso.datetime(),
  lastSeenAt: z.iso.datetime().nullable(),
  expiresAt: z.iso.datetime(),
});
export const deviceListSchema = z.strictObject({ devices: z.array(deviceSchema) });

/** Public facts only: enough for the welcome page to tell found, not found and wrong version apart. */
export const healthSchema = z.strictObject({
  status: z.enum(["ok", "draining", "degraded"]),
  product: z.literal("saklar"),
  version: z.string(),
  protocol: z.int(),
});
export type Health = z.infer<typeof healthSchema>;
