/** The two requests that move an account; each ends as an outcome. */
import { accountFileEnding } from "#shared/moving-limits";
import { type Outcome, outcomeOf } from "../../account-actions/outcome";
import type { HttpClient } from "../../api/http-client";
import { saveFile } from "../../app/save-file";

interface ExportRequest {
  readonly accountId: string;
  readonly clientName: string;
  readonly passphrase: string;
  readonly signal: AbortSignal;
}

/** Hands the file over as a download when all of it is here. */
export async function downloadAccount(
  http: HttpClient,
  { accountId, clientName, passphrase, signal }: ExportRequest,
): Promise<Outcome<Blob | null>> {
  const request = { params: { name: accountId }, body: { passphrase }, signal };
  const outcome = await outcomeOf(http.blob("exportSession", request));
  if (outcome.ok && outcome.value !== null) saveFile(`${clientName}${accountFileEnding}`, outcome.value);
  return outcome;
}

interface ImportRequest {
  readonly file: File;
  readonly passphrase: string;
  /** Empty: the one it had. */
  readonly clientName: string;
  readonly signal: AbortSignal;
}

export function uploadAccount(http: HttpClient, { clientName, ...request }: ImportRequest) {
  const query = clientName.trim() === "" ? {} : { clientName };
  return outcomeOf(http.call("importSession", { ...request, query }));
}
