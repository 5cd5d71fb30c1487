/** From variables to the settings of a bucket; refuses what is half given, and media that would travel in the clear. */
import { readFileSync } from "node:fs";
import { StartError } from "../start-error";
import type { S3Settings } from "./s3-place";

export interface S3Variables {
  readonly SAKLAR_S3_BUCKET?: string | undefined;
  readonly SAKLAR_S3_ENDPOINT?: string | undefined;
  readonly SAKLAR_S3_REGION: string;
  readonly SAKLAR_S3_PREFIX: string;
  readonly SAKLAR_S3_ACCESS_KEY_ID?: string | undefined;
  readonly SAKLAR_S3_SECRET_ACCESS_KEY?: string | undefined;
  readonly SAKLAR_S3_SECRET_FILE?: string | undefined;
}

const loopback = new Set(["localhost", "127.0.0.1", "[::1]"]);

function checkEndpoint(endpoint: string): void {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : null;
  if (url?.protocol === "https:" || (url?.protocol === "http:" && loopback.has(url.hostname))) return;
  throw new StartError("SAKLAR_S3_ENDPOINT must be an https:// address; http:// only on this machine.");
}

function readSecret({ SAKLAR_S3_SECRET_ACCESS_KEY: secret, SAKLAR_S3_SECRET_FILE: file }: S3Variables): string {
  if (secret !== undefined) return secret;
  if (file === undefined) throw new StartError("SAKLAR_S3_SECRET_ACCESS_KEY or SAKLAR_S3_SECRET_FILE is needed.");
  try {
    return readFileSync(file, "utf8").trim();
  } catch {
    throw new StartError("SAKLAR_S3_SECRET_FILE cannot be read.");
  }
}

/** Null without a bucket; throws a StartError for one that cannot be used. */
export function readS3Settings(variables: S3Variables): S3Settings | null {
  const { SAKLAR_S3_BUCKET: bucket, SAKLAR_S3_ENDPOINT: endpoint, SAKLAR_S3_ACCESS_KEY_ID: accessKeyId } = variables;
  if (bucket === undefined) return null;
  if (endpoint !== undefined) checkEndpoint(endpoint);
  if (accessKeyId === undefined) throw new StartError("SAKLAR_S3_ACCESS_KEY_ID is needed for SAKLAR_S3_BUCKET.");
  const { SAKLAR_S3_REGION: region, SAKLAR_S3_PREFIX: prefix } = variables;
  return { bucket, endpoint, region, prefix, accessKeyId, secretAccessKey: readSecret(variables) };
}
