/** How long this process stood still at a time: whatever took so long held up every account. */

/** Node's own histogram would say the same, but after each reset it leaves out the first stretch. */
const everyMs = 100;

/** Answers the longest time since it was asked last, in seconds. */
export function watchLoopLag(): () => number {
  let last = performance.now();
  let longestMs = 0;
  const look = () => {
    const now = performance.now();
    longestMs = Math.max(longestMs, now - last - everyMs);
    last = now;
  };
  setInterval(look, everyMs).unref();
  return () => {
    look();
    const seconds = longestMs / 1000;
    longestMs = 0;
    return seconds;
  };
}
