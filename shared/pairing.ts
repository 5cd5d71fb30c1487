/** How a browser or script becomes a device of the companion, and what the companion says of itself unasked. */
import { z } from "zod";
import { proofNoncePattern } from "#shared/proof";
import { normalisePairingCode, pairingCodeLength, scopes } from "#shared/protocol";

export const scopeSchema = z.enum(scopes).describe("What the token may do: read; operate accounts; administer.");

const deviceId = z.uuid().describe("Names the paired browser or script.");
const expiresAt = z.iso.datetime().describe("Moves on with every use.");

export const pairRequestSchema = z.strictObject({
  code: z
    .string()
    .max(20)
    .transform(normalisePairingCode)
    .pipe(z.string().length(pairingCodeLength))
    .describe("From the companion's terminal; spaces, dashes and case do not matter."),
  label: z.string().trim().min(1).max(64).describe("Shown in the list of paired browsers."),
  scope: scopeSchema.default("admin"),
});

export const pairResponseSchema = z.strictObject({
  id: deviceId,
  token: z.string().describe("Shown once; 256 random bits, base64url."),
  scope: scopeSchema,
  expiresAt,
});
export type PairResponse = z.infer<typeof pairResponseSchema>;

export const rotateResponseSchema = z.strictObject({
  token: z.string().describe("Shown once; the one before it works for another minute."),
});

export const auditListSchema = z.strictObject({
  entries: z
    .array(
      z.strictObject({
        at: z.iso.datetime().describe("When."),
        operation: z.string().describe("Name of the operation, as in this document."),
        deviceId: z.string().nullable().describe("Who asked; null where no token is needed."),
        target: z.string().nullable().describe("The account or device named in the path."),
        status: z.int().min(100).max(599).describe("HTTP status of the answer."),
      }),
    )
    .describe("The newest first."),
});

export const proofRequestSchema = z.strictObject({
  deviceId,
  nonce: z.string().regex(proofNoncePattern).describe("32 random bytes as base64url, used once."),
});

export const proofResponseSchema = z.strictObject({
  instanceId: z.uuid().describe("Names the running companion; another after each start."),
  proofs: z
    .array(z.string())
    .describe("HMAC-SHA-256 under the SHA-256 of each valid token of the device, base64url; see the security notes."),
});

export const deviceSchema = z.strictObject({
  id: deviceId,
  label: z.string().describe("The name given when it was paired."),
  scope: scopeSchema,
  origin: z.string().nullable().describe("The extension the token is bound to; null for programs."),
  isCurrent: z.boolean().describe("Whether this request came from it."),
  createdAt: z.iso.datetime().describe("When it was paired."),
  lastSeenAt: z.iso.datetime().nullable().describe("When it was last used; null for never."),
  expiresAt,
});
export const deviceListSchema = z.strictObject({
  devices: z.array(deviceSchema).describe("Every browser and script that holds a token."),
});

/** Public facts only: enough for the welcome page to tell found, not found and wrong version apart. */
export const healthSchema = z.strictObject({
  status: z.enum(["ok", "draining", "degraded"]).describe("`draining` while it shuts down."),
  product: z.literal("saklar").describe("Tells it from anything else on this port."),
  version: z.string().describe("Of the companion."),
  protocol: z.int().min(1).describe("Raised when older clients no longer understand it."),
  networkRetryAt: z.iso
    .datetime()
    .exactOptional()
    .describe("While accounts cannot reach WhatsApp and wait for each other: when one of them tries next."),
});
export type Health = z.infer<typeof healthSchema>;
