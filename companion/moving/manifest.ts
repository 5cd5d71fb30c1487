/** The first thing in an account file: what it is, which version of the format, and the account without its history. */
import { z } from "zod";
import { labelsInput, newName } from "#shared/account";
import { linkMethods } from "#shared/challenge";
import { settingFields } from "#shared/settings";
import type { AccountRecord } from "../accounts/account-store";
import { AppError } from "../errors";

const kind = "saklar-account";
/** Raised when an older companion would misread or lose something. */
const version = 1;

const versionSchema = z.object({ kind: z.literal(kind), version: z.int().min(1) });
const time = z.iso.datetime();
const phone = z.string().regex(/^\d{6,15}$/);

const accountSchema = z.object({
  clientName: newName,
  phoneNumber: phone.nullable(),
  isLoggedIn: z.boolean(),
  linkMethod: z.enum(linkMethods),
  linkPhoneNumber: phone.nullable(),
  ...settingFields,
  labels: labelsInput,
  messagesSentToday: z.int().min(0),
  sentDay: z.iso.date().nullable(),
  createdAt: time,
  lastActiveAt: time.nullable(),
});
export type MovedAccount = z.output<typeof accountSchema>;

const manifestSchema = versionSchema.extend({ madeAt: time, account: accountSchema });

export function writeManifest(record: AccountRecord, madeAt: string): string {
  const fields = Object.keys(accountSchema.shape) as (keyof MovedAccount)[];
  const account = Object.fromEntries(fields.map((field) => [field, record[field]]));
  return JSON.stringify({ kind, version, madeAt, account });
}

/** Throws `export_newer` or `export_damaged`. */
export function readManifest(text: string): MovedAccount {
  let said: unknown;
  try {
    said = JSON.parse(text);
  } catch (cause) {
    throw new AppError("export_damaged", { cause });
  }
  const known = versionSchema.safeParse(said);
  if (!known.success) throw new AppError("export_damaged", { cause: known.error });
  if (known.data.version > version) throw new AppError("export_newer");
  const manifest = manifestSchema.safeParse(said);
  // What this companion would never have stored came from no companion.
  if (!manifest.success) throw new AppError("export_damaged", { cause: manifest.error });
  return manifest.data.account;
}
