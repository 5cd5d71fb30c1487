/** The link challenge between an account and a phone: a QR or a code, with its expiry. */
import { z } from "zod";

export const linkMethods = ["qr", "pairing"] as const;
export type LinkMethod = (typeof linkMethods)[number];

const issuedAt = z.iso.datetime().describe("When it was made.");
const expiresAt = z.iso
  .datetime()
  .describe("When it stops working; a new one follows by itself while attempts are left.");

/** What everyone may see of a challenge. The payload goes only to those who may link. */
export const linkSchema = z.strictObject({
  kind: z.enum(["qr", "code", "passkey"]).describe("What the phone is asked for."),
  attempt: z.int().min(1).describe("1 for the first QR or code of this start."),
  maxAttempts: z.int().min(1).describe("After this many the client stops with reason `link_expired`."),
  issuedAt,
  expiresAt,
});
export type Link = z.infer<typeof linkSchema>;

/** Answer of POST …/pairing-code: eight characters, shown as XXXX-XXXX. */
export const pairingCodeSchema = z.strictObject({
  code: z
    .string()
    .regex(/^[A-Z0-9]{8}$/)
    .describe("To type on the phone; shown as XXXX-XXXX."),
  phoneNumber: z.string().describe("International digits the code is for."),
  issuedAt,
  expiresAt,
});
export type PairingCode = z.infer<typeof pairingCodeSchema>;
