/** The trust table: how much a number may send at each level. Data only; shown in the UI and the docs. */

export interface TrustLevel {
  readonly level: number;
  /** Highest `dailyLimit` an account of this level may be given, messages per local day. */
  readonly dailyCeiling: number;
  /** Highest pace, messages per minute. */
  readonly perMinute: number;
}

export const trustLevels: readonly TrustLevel[] = [
  { level: 1, dailyCeiling: 50, perMinute: 2 },
  { level: 2, dailyCeiling: 150, perMinute: 4 },
  { level: 3, dailyCeiling: 400, perMinute: 8 },
  { level: 4, dailyCeiling: 1000, perMinute: 15 },
  { level: 5, dailyCeiling: 2000, perMinute: 20 },
];

/** The daily ceiling of a trust level; an unknown level gets the strictest one. */
export function dailyCeilingOf(level: number): number {
  return (trustLevels.find((entry) => entry.level === level) ?? trustLevels[0])?.dailyCeiling ?? 0;
}
