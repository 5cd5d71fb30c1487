/** Lets every promise that can go on do so, without letting time pass. */
export function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
