/** One account as a file, and back. */
import { accountSchema } from "#shared/account";
import { exportAccountSchema, importHeadersSchema, importQuerySchema } from "#shared/moving";
import type { OperationName } from "#shared/paths";
import { accountParam, type Contract } from "#shared/routes/contract";

export const movingRoutes = {
  exportSession: {
    summary: "A stopped account with link, settings, history and media as one encrypted file, for another companion",
    params: accountParam,
    body: exportAccountSchema,
    answers: { 200: null },
    errors: ["account_not_found", "account_running", "account_moving"],
  },
  importSession: {
    summary: "Add an account out of such a file; it is stopped, and linked as it was. All of it or nothing",
    query: importQuerySchema,
    headers: importHeadersSchema,
    isUpload: true,
    answers: { 201: accountSchema },
    errors: [
      "name_taken",
      "number_linked",
      "too_many_accounts",
      "passphrase_wrong",
      "export_damaged",
      "export_newer",
      "disk_full",
      "media_storage_failed",
    ],
  },
} as const satisfies Partial<Record<OperationName, Contract>>;
