/** The trust table: how much a number may send at each level, and when the companion would suggest it. Data, and its look-ups. */

export interface TrustLevel {
  readonly level: number;
  /** Highest `dailyLimit` an account of this level may be given, messages per local day. */
  readonly dailyCeiling: number;
  /** Most messages in any 60 seconds. */
  readonly perMinute: number;
  /** Pause after a message, drawn anew each time between these, so that no rhythm shows. */
  readonly spacingSeconds: { readonly min: number; readonly max: number };
  /** Most chats in any 60 minutes that had no message before: what WhatsApp restricts numbers for first. */
  readonly firstContactsPerHour: number;
  /** From this age, and this long without trouble, the companion suggests the level. It never sets one. */
  readonly suggestedFrom: { readonly ageDays: number; readonly cleanDays: number };
}

const strictest: TrustLevel = {
  level: 1,
  dailyCeiling: 50,
  perMinute: 2,
  spacingSeconds: { min: 15, max: 45 },
  firstContactsPerHour: 3,
  suggestedFrom: { ageDays: 0, cleanDays: 0 },
};

export const trustLevels: readonly TrustLevel[] = [
  strictest,
  {
    level: 2,
    dailyCeiling: 150,
    perMinute: 4,
    spacingSeconds: { min: 8, max: 22 },
    firstContactsPerHour: 8,
    suggestedFrom: { ageDays: 7, cleanDays: 7 },
  },
  {
    level: 3,
    dailyCeiling: 400,
    perMinute: 8,
    spacingSeconds: { min: 4, max: 11 },
    firstContactsPerHour: 15,
    suggestedFrom: { ageDays: 21, cleanDays: 14 },
  },
  {
    level: 4,
    dailyCeiling: 1000,
    perMinute: 15,
    spacingSeconds: { min: 2, max: 6 },
    firstContactsPerHour: 30,
    suggestedFrom: { ageDays: 60, cleanDays: 30 },
  },
  {
    level: 5,
    dailyCeiling: 2000,
    perMinute: 20,
    spacingSeconds: { min: 1, max: 5 },
    firstContactsPerHour: 60,
    suggestedFrom: { ageDays: 180, cleanDays: 60 },
  },
];

/** An unknown level counts as the strictest one. */
export function trustLevelOf(level: number): TrustLevel {
  return trustLevels.find((entry) => entry.level === level) ?? strictest;
}

export function dailyCeilingOf(level: number): number {
  return trustLevelOf(level).dailyCeiling;
}

/** The highest level whose age and clean time an account has reached. */
export function suggestTrustLevel(account: { readonly ageDays: number; readonly cleanDays: number }): number {
  const earned = trustLevels.filter(
    ({ suggestedFrom }) => account.ageDays >= suggestedFrom.ageDays && account.cleanDays >= suggestedFrom.cleanDays,
  );
  return earned.at(-1)?.level ?? strictest.level;
}
