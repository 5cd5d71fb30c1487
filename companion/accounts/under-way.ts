/** What accounts are busy with just now, so that nobody takes their client away in the middle of it. */

export interface UnderWay {
  /** The account is busy until the task has ended, however it ends. */
  during<T>(accountId: string, task: () => Promise<T>): Promise<T>;
  isBusy(accountId: string): boolean;
}

export function createUnderWay(): UnderWay {
  const tasks = new Map<string, number>();

  function count(accountId: string, by: 1 | -1): void {
    const left = (tasks.get(accountId) ?? 0) + by;
    if (left > 0) tasks.set(accountId, left);
    else tasks.delete(accountId);
  }

  return {
    isBusy: (accountId) => tasks.has(accountId),
    during: async (accountId, task) => {
      count(accountId, 1);
      try {
        return await task();
      } finally {
        count(accountId, -1);
      }
    },
  };
}
