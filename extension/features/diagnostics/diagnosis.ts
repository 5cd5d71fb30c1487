/**
 * The diagnosis a person may paste into a public issue: what state everything is in, and nobody's name, number or key.
 * It is in English for whoever reads the issue. Words come from closed lists only, so nothing else can slip through.
 */
import type { Account } from "#shared/account";
import type { Activity } from "#shared/activity";
import { capabilities } from "#shared/capabilities";
import type { CompanionSettings } from "#shared/companion-settings";
import { errorCodes } from "#shared/errors";
import type { LogLine } from "#shared/log-lines";
import { storageModes } from "#shared/settings-limits";
import { accountStatuses, statusReasons } from "#shared/status";
import type { Probe } from "../../api/companion-probe";
import type { Locale } from "../../i18n/messages";
import type { Connection } from "../../stores/connection";
import type { LanguageChoice, Theme } from "../../stores/preferences";
import { timeText, unknown, wordOf } from "./closed-words";
import { logText } from "./log-text";

export interface DiagnosisFacts {
  readonly takenAt: number;
  readonly extensionVersion: string;
  /** Null while it has not answered. */
  readonly companion: Probe | null;
  readonly addressKind: "loopback" | "remote";
  readonly connection: Connection;
  /** Such as `Firefox 140 on Linux`; from our own list, never the whole user agent. */
  readonly browser: string;
  readonly locale: Locale;
  readonly language: LanguageChoice;
  readonly theme: Theme;
  readonly accounts: readonly Account[];
  /** False while the list is a remembered one. */
  readonly isLive: boolean;
  /** Null while the companion has not told them. */
  readonly settings: CompanionSettings | null;
  /** What happened lately to accounts that need a person, by id. */
  readonly activity: Readonly<Record<string, Activity["entries"]>>;
  /** The last lines of the companion's log, the oldest first; empty while it has not told them. */
  readonly log: readonly LogLine[];
}

const shownLogLines = 40;

export function diagnose(facts: DiagnosisFacts): string {
  const oldestFirst = facts.accounts.toSorted((one, other) => one.createdAt.localeCompare(other.createdAt));
  const numbers = new Map(oldestFirst.map(({ id }, index) => [id, index + 1]));
  return [
    "Saklar diagnosis",
    `taken: ${timeText(facts.takenAt)}`,
    `extension: ${versionText(facts.extensionVersion)}`,
    `companion: ${companionText(facts.companion)}, ${facts.addressKind} address`,
    `connection: ${connectionText(facts.connection)}`,
    `browser: ${facts.browser}`,
    `language: ${facts.locale} (chosen: ${facts.language})`,
    `theme: ${facts.theme}`,
    `accounts: ${facts.accounts.length}${facts.isLive ? "" : " (as remembered)"}`,
    ...countLines(facts.accounts),
    ...oldestFirst.map((account, index) => `#${index + 1} ${accountText(account)}`),
    ...settingLines(facts.settings),
    ...oldestFirst.flatMap(({ id }, index) => activityLines(index + 1, facts.activity[id] ?? [])),
    ...facts.log.slice(-shownLogLines).map((line) => logText(line, numbers)),
  ].join("\n");
}

/** Bounds and choices only: zone and country say where somebody is. */
function settingLines(settings: CompanionSettings | null): string[] {
  if (settings === null) return [];
  const { defaults, quietHours, ...bounds } = settings;
  const { autoStart, syncLimit, storageMode, trustLevel, dailyLimit } = defaults;
  return [
    `settings: ${numbered.map((name) => `${name} ${numberText(bounds[name])}`).join(", ")}`,
    `quiet hours: ${quietHours === null ? "none" : "set"}`,
    `new accounts: autoStart ${autoStart === true}, storage ${wordOf(storageModes, storageMode)}, ` +
      `syncLimit ${numberText(syncLimit)}, trustLevel ${numberText(trustLevel)}, dailyLimit ${numberText(dailyLimit)}`,
  ];
}

const numbered = [
  "maxAccounts",
  "keepStatusDays",
  "keepMessageDays",
  "parkAfterMinutes",
  "parkWakeMinutes",
  "recycleAboveMb",
] as const;

function numberText(value: number | null): string {
  if (value === null) return "none";
  return Number.isFinite(value) ? String(Number(value)) : unknown;
}

function activityLines(number: number, entries: Activity["entries"]): string[] {
  return entries.map(({ at, status, reason }) => {
    const why = reason === null ? "" : ` (${wordOf(statusReasons, reason)})`;
    return `log #${number} ${timeText(at)} ${wordOf(accountStatuses, status)}${why}`;
  });
}

function companionText(probe: Probe | null): string {
  if (probe === null) return "no answer yet";
  return "version" in probe ? `${versionText(probe.version)} (${probe.found})` : probe.found;
}

function connectionText(connection: Connection): string {
  switch (connection.step) {
    case "live":
      return `live since ${timeText(connection.since)}`;
    case "offline":
      return `offline (${connection.cause}) since ${timeText(connection.since)}, attempt ${connection.attempt}`;
    case "wrongVersion":
      return `wrongVersion (older: ${connection.older})`;
    case "blocked":
      return `blocked (${connection.cause})`;
    case "refused":
      return `refused (${wordOf(errorCodes, connection.code)})`;
    case "connecting":
    case "notPaired":
    case "revoked":
      return connection.step;
  }
}

/** How many accounts are in each state, the most frequent first. */
function countLines(accounts: readonly Account[]): string[] {
  const counts = new Map<string, number>();
  for (const state of accounts.map(statusText)) counts.set(state, (counts.get(state) ?? 0) + 1);
  return [...counts].sort(([, few], [, many]) => many - few).map(([state, count]) => `- ${state}: ${count}`);
}

function accountText(account: Account): string {
  const { since, attempt, degraded, resources } = account;
  const parts = [`${statusText(account)} since ${timeText(since)}`, `attempt ${attempt}`];
  if (degraded.length > 0) parts.push(`degraded: ${degraded.map((word) => wordOf(capabilities, word)).join(" ")}`);
  if (resources !== null) {
    parts.push(`${resources.memoryMb} MB`, `${resources.cpuPercent}% CPU`, `browser of ${resources.sharedBy}`);
  }
  return parts.join(", ");
}

function statusText({ status, reason }: Account): string {
  const word = wordOf(accountStatuses, status);
  return reason === null ? word : `${word} (${wordOf(statusReasons, reason)})`;
}

function versionText(version: string): string {
  return /^\d{1,3}\.\d{1,3}\.\d{1,3}(?!\d)/.exec(version)?.[0] ?? unknown;
}
