/** Types of the accounts for pictures, for the bench. */
import type { Account } from "#shared/account";

export function manyAccounts(count: number): readonly Account[];
