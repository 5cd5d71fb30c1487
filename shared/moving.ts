/** Moving one account to another companion: what a request for its file, and one that brings it, must say. */
import { z } from "zod";
import { newName } from "#shared/account";
import { passphraseHeader, passphraseLimits } from "#shared/moving-limits";

export const exportAccountSchema = z.strictObject({
  passphrase: z
    .string()
    .min(passphraseLimits.shortest)
    .max(passphraseLimits.longest)
    .describe("Encrypts the file; nobody can open it without."),
});

export const importQuerySchema = z.strictObject({
  clientName: newName.optional().describe("Its name here; absent: the one it had."),
});

/** As long as one can be when every character takes four bytes and each of them three signs. */
const longestEncoded = passphraseLimits.longest * 12;

export const importHeadersSchema = z.object({
  [passphraseHeader]: z
    .string()
    .min(1)
    .max(longestEncoded)
    .describe("The passphrase the file was made with, percent-encoded as UTF-8."),
});
