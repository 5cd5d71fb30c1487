/** The companion's log in a diagnosis: what happened, when, to which account by its number, and no free text. */
import { errorCodes } from "#shared/errors";
import { logEvents, logLineLevels } from "#shared/log-events";
import type { LogLine } from "#shared/log-lines";
import { operations } from "#shared/paths";
import { accountStatuses, statusReasons } from "#shared/status";
import { timeText, wordOf } from "./closed-words";

/** Of a message only what is known to name nobody: a path or a chat's title may stand in it too. */
const errorWords = [
  ...["EACCES", "EADDRINUSE", "ECONNREFUSED", "ECONNRESET", "EIO", "EMFILE", "ENOENT", "ENOMEM", "ENOSPC", "EPERM"],
  ...["EPIPE", "ETIMEDOUT", "EROFS", "SQLITE_BUSY", "SQLITE_CORRUPT", "SQLITE_FULL", "SQLITE_IOERR"],
  ...["SQLITE_READONLY", "ERR_INTERNET_DISCONNECTED", "ERR_NAME_NOT_RESOLVED", "ERR_CONNECTION_REFUSED"],
  ...["ERR_CONNECTION_RESET", "ERR_CERT", "TargetCloseError", "ProtocolError", "TimeoutError", "TypeError"],
  ...["Execution context was destroyed", "Target closed", "Session closed", "Navigation timeout", "took longer than"],
];

const paths = Object.values(operations).map(({ path }) => path);

/** Fields whose values come from a list of ours. */
const wordFields: Readonly<Record<string, readonly string[]>> = {
  ...{ status: accountStatuses, from: accountStatuses, to: accountStatuses },
  ...{ reason: statusReasons, code: errorCodes, route: paths },
};
const numberFields = ["tries", "epoch", "durationMs", "status"];

type Fields = LogLine["fields"];

/** `numberOf` tells an account's number in this diagnosis, by its id. */
export function logText({ at, level, event, fields }: LogLine, numberOf: ReadonlyMap<string, number>): string {
  const account = numberOf.get(String(fields.accountId));
  const parts = [
    ...(account === undefined ? [] : [`#${account}`]),
    ...Object.entries(wordFields).flatMap(([name, known]) => wordText(fields, name, known)),
    ...numberFields.flatMap((name) => numberText(fields, name)),
    ...errorText(fields),
  ];
  return [`companion ${timeText(at)}`, wordOf(logLineLevels, level), wordOf(logEvents, event), ...parts].join(" ");
}

function wordText(fields: Fields, name: string, known: readonly string[]): string[] {
  const word = fields[name];
  return typeof word === "string" && known.includes(word) ? [`${name}=${word}`] : [];
}

function numberText(fields: Fields, name: string): string[] {
  const value = fields[name];
  return typeof value === "number" && value >= 0 && value < 1e6 ? [`${name}=${Math.round(value)}`] : [];
}

function errorText({ message, error }: Fields): string[] {
  const said = `${message ?? ""} ${error ?? ""}`;
  return errorWords.filter((word) => said.includes(word)).map((word) => `"${word}"`);
}
