/** What choosing a trust level does to the day's limit. Pure. */
import { dailyCeilingOf } from "#shared/trust-levels";

interface Limited {
  readonly trustLevel: number;
  readonly dailyLimit: number;
}

/** A lower trust level takes the day's limit down with it; a higher one leaves it to the person. */
export function withTrustLevel<Values extends Limited>(values: Values, trustLevel: number): Values {
  return { ...values, trustLevel, dailyLimit: Math.min(values.dailyLimit, dailyCeilingOf(trustLevel)) };
}
