/** Nothing of this process runs meanwhile, as while a signal stops it or while it does long work. */
export function standStill(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}
